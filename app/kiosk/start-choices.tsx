import type { MouseEvent, ReactNode } from "react";
import { Icon, type IconName } from "~/app/components/icon";
import type { Locale } from "~/app/i18n/locales";
import { useWords } from "~/app/i18n/use-words";
import { KioskLanguages } from "./kiosk-languages";
import { kioskPath } from "./kiosk-path";
import type { FormView } from "./use-visit";

interface StartChoicesProps {
  eventId: string;
  title: string;
  onChoose: (view: FormView) => void;
  onSpeak: (locale: Locale) => void;
}

/** Where each visitor begins. Without scripts the choices are links to pages of their own. */
export function StartChoices({ eventId, title, onChoose, onSpeak }: StartChoicesProps) {
  const t = useWords();
  return (
    <div className="kiosk-start">
      <h1 tabIndex={-1}>
        <bdi>{title}</bdi>
      </h1>
      <p className="kiosk-lead">{t("kiosk.lead")}</p>
      <div className="kiosk-choices">
        <Choice
          icon="code"
          word={t("kiosk.hasTicket")}
          href={kioskPath(eventId, "/check-ins", t.locale)}
          onChoose={() => onChoose("ticket")}
        >
          {t("kiosk.hasTicketHint")}
        </Choice>
        <Choice
          icon="write"
          word={t("kiosk.noTicket")}
          href={kioskPath(eventId, "/registrations", t.locale)}
          onChoose={() => onChoose("registration")}
        >
          {t("kiosk.noTicketHint")}
        </Choice>
      </div>
      <SurveyLink eventId={eventId} onChoose={() => onChoose("survey")} />
      <KioskLanguages eventId={eventId} onSpeak={onSpeak} />
    </div>
  );
}

/** The way to the survey, smaller than what most have come for. */
function SurveyLink({ eventId, onChoose }: { eventId: string; onChoose: () => void }) {
  const t = useWords();
  return (
    <p className="kiosk-survey">
      {t("survey.kioskHint")}:{" "}
      <a href={kioskPath(eventId, "/surveys", t.locale)} onClick={taking(onChoose)}>
        {t("survey.kiosk")}
      </a>
    </p>
  );
}

/** Opens a view on this page instead of the link's own. */
const taking = (onChoose: () => void) => (event: MouseEvent) => {
  event.preventDefault();
  onChoose();
};

interface ChoiceProps {
  icon: IconName;
  word: string;
  href: string;
  onChoose: () => void;
  children: ReactNode;
}

function Choice({ icon, word, href, onChoose, children }: ChoiceProps) {
  return (
    <a className="kiosk-choice" href={href} onClick={taking(onChoose)}>
      <Icon name={icon} />
      <span className="kiosk-choice-word">{word}</span>
      <span className="kiosk-choice-hint">{children}</span>
    </a>
  );
}

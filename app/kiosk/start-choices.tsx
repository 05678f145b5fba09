import type { MouseEvent, ReactNode } from "react";
import { Icon, type IconName } from "~/app/components/icon";
import { useWords } from "~/app/i18n/use-words";

interface StartChoicesProps {
  eventId: string;
  title: string;
  onChoose: (view: "ticket" | "registration") => void;
}

/** Where each visitor begins. Without scripts the choices are links to pages of their own. */
export function StartChoices({ eventId, title, onChoose }: StartChoicesProps) {
  const t = useWords();
  return (
    <div className="kiosk-start">
      <h1 tabIndex={-1}>{title}</h1>
      <p className="kiosk-lead">{t("kiosk.lead")}</p>
      <div className="kiosk-choices">
        <Choice
          icon="code"
          word={t("kiosk.hasTicket")}
          href={`/kiosk/${eventId}/check-ins`}
          onChoose={() => onChoose("ticket")}
        >
          {t("kiosk.hasTicketHint")}
        </Choice>
        <Choice
          icon="write"
          word={t("kiosk.noTicket")}
          href={`/kiosk/${eventId}/registrations`}
          onChoose={() => onChoose("registration")}
        >
          {t("kiosk.noTicketHint")}
        </Choice>
      </div>
    </div>
  );
}

interface ChoiceProps {
  icon: IconName;
  word: string;
  href: string;
  onChoose: () => void;
  children: ReactNode;
}

function Choice({ icon, word, href, onChoose, children }: ChoiceProps) {
  function choose(event: MouseEvent) {
    event.preventDefault();
    onChoose();
  }
  return (
    <a className="kiosk-choice" href={href} onClick={choose}>
      <Icon name={icon} />
      <span className="kiosk-choice-word">{word}</span>
      <span className="kiosk-choice-hint">{children}</span>
    </a>
  );
}

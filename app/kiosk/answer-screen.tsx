import type { ReactNode } from "react";
import { Icon, type IconName } from "~/app/components/icon";
import { ShortCode } from "~/app/components/short-code";
import { useWords } from "~/app/i18n/use-words";
import type { KioskAnswer, KioskTone } from "./answer";

const icons: Record<KioskTone, IconName> = {
  welcome: "check",
  again: "again",
  wait: "clock",
  ask: "question",
};

interface AnswerScreenProps extends KioskAnswer {
  /** How it ends: the countdown and its buttons. */
  children: ReactNode;
}

/** The answer over the whole screen, by colour, word and icon, with the ticket to photograph. */
export function AnswerScreen({ tone, word, name, detail, ticket, children }: AnswerScreenProps) {
  const t = useWords();
  return (
    <main id="content" className="kiosk-answer" data-tone={tone} data-has={ticket && "ticket"}>
      <div className="kiosk-answer-words" role="alert">
        <Icon name={icons[tone]} />
        <h1 tabIndex={-1}>
          {word}
          {name && (
            <>
              , <bdi>{name}</bdi>
            </>
          )}
        </h1>
        <p>{detail}</p>
      </div>
      {ticket && (
        <div className="kiosk-card">
          <div className="kiosk-qr" dangerouslySetInnerHTML={{ __html: ticket.qrSvg }} />
          <p>
            {t("kiosk.shortCode")}
            <br />
            <ShortCode code={ticket.shortCode} />
          </p>
        </div>
      )}
      <div className="kiosk-end">{children}</div>
    </main>
  );
}

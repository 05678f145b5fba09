import type { ReactNode } from "react";
import { ButtonLink } from "~/app/components/button";
import { useWords } from "~/app/i18n/use-words";
import type { KioskReply } from "./answer";
import { AnswerScreen } from "./answer-screen";
import { FormHead } from "./form-head";

interface PlainPageProps {
  eventId: string;
  /** The event's title. */
  event: string;
  title: string;
  /** What the form came to; absent where the page was opened anew. */
  reply: KioskReply | undefined;
  children: ReactNode;
}

/** A page of the kiosk without scripts: its form, or the answer, which the browser leaves by itself. */
export function PlainPage({ eventId, event, title, reply, children }: PlainPageProps) {
  const t = useWords();
  const start = `/kiosk/${eventId}`;
  if (reply?.outcome === "answered") {
    return (
      <AnswerScreen {...reply.answer}>
        <p>{t("kiosk.goesBackPlain")}</p>
        <div className="actions">
          <ButtonLink size="large" href={start}>
            {t("kiosk.done")}
          </ButtonLink>
        </div>
      </AnswerScreen>
    );
  }
  return (
    <main id="content" className="kiosk">
      <FormHead event={event} title={title}>
        <ButtonLink kind="secondary" href={start}>
          {t("kiosk.back")}
        </ButtonLink>
      </FormHead>
      {children}
    </main>
  );
}

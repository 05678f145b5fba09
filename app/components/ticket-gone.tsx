import { useWords } from "~/app/i18n/use-words";
import { usePublicPrefix } from "./language-switch";
import { Notice } from "./notice";

const gone = {
  replaced: { title: "ticket.replaced", text: "ticket.replacedText" },
  forgotten: { title: "data.gone", text: "data.goneText" },
  cleared: { title: "ticket.cleared", text: "ticket.clearedText" },
} as const;

/** Stands where a ticket was: says why it is not shown, and nothing of whose it is. */
export function TicketGone({ why }: { why: keyof typeof gone }) {
  const t = useWords();
  const { title, text } = gone[why];
  return (
    <>
      <h1>{t(title)}</h1>
      <Notice>{t(text)}</Notice>
      <p>
        <a href={`${usePublicPrefix()}/events`}>{t("frame.seeEvents")}</a>
      </p>
    </>
  );
}

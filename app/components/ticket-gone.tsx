import { Notice } from "./notice";

const gone = {
  replaced: {
    title: "This ticket was replaced",
    text: "There is a newer one for the same place. Use the link that came with it, or ask the job center's staff.",
  },
  cleared: {
    title: "This screen was cleared",
    text: "To see the ticket again, open its link on your own phone or computer. This one will not show it for half a day.",
  },
} as const;

/** Stands where a ticket was: says why it is not shown, and nothing of whose it is. */
export function TicketGone({ why }: { why: keyof typeof gone }) {
  const { title, text } = gone[why];
  return (
    <>
      <h1>{title}</h1>
      <Notice>{text}</Notice>
      <p>
        <a href="/events">See upcoming events</a>
      </p>
    </>
  );
}

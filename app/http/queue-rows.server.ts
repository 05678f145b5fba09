import type { QueueRow } from "~/app/components/queue-table";
import { counted } from "~/app/domain/text/counted";
import type { Waiting } from "~/db/queries/queue";
import type { RequestContext } from "./context.server";
import { countOpenFlags } from "./flag-views.server";

const tasks = {
  request: "Review the request",
  answered: "Review the answer",
  question: "Answer a question",
  unpublished: "Publish the approved event",
} as const;

/** What waits, with how many flags of each request nobody has decided. */
export async function queueRows(
  context: Pick<RequestContext, "services" | "center">,
  waiting: readonly Waiting[],
): Promise<QueueRow[]> {
  const reviewed = waiting.flatMap((one) =>
    one.kind === "request" || one.kind === "answered" ? [one.eventId] : [],
  );
  const flags = await countOpenFlags(context, reviewed);
  return waiting.map((one) => {
    const row = queueRow(one);
    const open = "eventId" in one && one.eventId !== null ? (flags.get(one.eventId) ?? 0) : 0;
    const isReview = one.kind === "request" || one.kind === "answered";
    return isReview && open > 0 ? { ...row, task: `${row.task} (${counted(open, "flag", "flags")})` } : row;
  });
}

/** What waits, in the queue's words and with the page where it is dealt with. */
function queueRow(waiting: Waiting): QueueRow {
  const { waitsFor, since } = waiting;
  switch (waiting.kind) {
    case "unvetted":
      return {
        key: waiting.employerId,
        href: `/staff/employers/${waiting.employerId}`,
        task: "Vet the employer",
        about: waiting.employer,
        by: null,
        waitsFor,
        since,
      };
    case "application":
      return {
        key: `${waiting.eventId}-${waiting.employerId}`,
        href: `/staff/events/${waiting.eventId}/employers/${waiting.employerId}`,
        task: "Answer the application",
        about: waiting.title,
        by: waiting.employer,
        waitsFor,
        since,
      };
    case "message":
      return {
        key: `thread-${waiting.eventId}`,
        href: `/staff/events/${waiting.eventId}/thread`,
        task: "Answer a message",
        about: waiting.title,
        by: waiting.employer,
        waitsFor,
        since,
      };
    case "failed-mail":
      return {
        key: `mail-${waiting.eventId ?? "center"}`,
        href:
          waiting.eventId === null
            ? "/staff/mail?state=failed"
            : `/staff/events/${waiting.eventId}/mail?state=failed`,
        task: `Look at ${waiting.count === 1 ? "1 mail" : `${waiting.count} mails`} not sent`,
        about: waiting.title ?? "Mail without an event",
        by: null,
        waitsFor,
        since,
      };
    default:
      return {
        key: waiting.eventId,
        href: `/staff/events/${waiting.eventId}`,
        task: tasks[waiting.kind],
        about: waiting.title,
        by: waiting.employer,
        waitsFor,
        since,
      };
  }
}

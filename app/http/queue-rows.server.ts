import type { QueueRow } from "~/app/components/queue-table";
import type { Waiting } from "~/db/queries/queue";

const tasks = {
  request: "Review the request",
  answered: "Review the answer",
  question: "Answer a question",
  unpublished: "Publish the approved event",
} as const;

/** What waits, in the queue's words and with the page where it is dealt with. */
export function queueRow(waiting: Waiting): QueueRow {
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

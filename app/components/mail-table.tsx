import type { Channel, MessageKind, OutboxState } from "~/app/domain/outbox/message";
import { Button } from "./button";
import { DataTable } from "./data-table";
import { momentInWords } from "./event-when";
import { OutboxStateBadge } from "./status-badge";

export interface MailView {
  id: string;
  kind: MessageKind;
  channel: Channel;
  state: OutboxState;
  /** A patron's name or an address of staff or employers; null once the person was forgotten. */
  to: string | null;
  toHref: string | null;
  eventTitle: string | null;
  eventHref: string | null;
  createdAt: Date;
  sentAt: Date | null;
  attempts: number;
  nextAt: Date;
  lastError: string | null;
  /** Where a button that sends it again posts; null where that would be wrong. */
  resendAction: string | null;
}

export const messageWords: Record<MessageKind, string> = {
  "registration-confirmed": "Confirmation with the ticket",
  "registration-cancelled": "Place cancelled",
  "waitlist-joined": "On the waitlist",
  "place-offered": "Place held",
  "offer-expired": "Place given on",
  "event-moved": "Event moved",
  "event-cancelled": "Event cancelled",
  announcement: "Message to everyone",
  "event-submitted": "New request",
  "event-needs-info": "Question to the employer",
  "event-declined": "Request declined",
  "event-approved": "Request approved",
  "event-published": "Event published",
  "event-withdrawn": "Request withdrawn",
  "message-to-staff": "Message of the employer",
  "message-to-employer": "Message to the employer",
  "staff-invitation": "Invitation",
  "table-pass": "Link for a table",
  "account-link": "Sign-in link",
  "test-mail": "Test mail",
  "reminder-week": "Question a week before",
  "reminder-day": "Reminder a day before",
  "reminder-hours": "Reminder two hours before",
  "place-released": "Place given back",
  "booking-confirmed": "Interview or appointment booked",
  "booking-moved": "Interview or appointment moved",
  "booking-cancelled": "Interview or appointment cancelled",
  "booking-offered": "Interview time held",
  "booking-offer-expired": "Interview time given on",
  "booking-reminder-day": "Reminder of an interview or appointment, a day before",
  "booking-reminder-hours": "Reminder of an interview or appointment, two hours before",
  "outcomes-asked": "Question what came of it",
  "event-thanks": "Thanks, with the survey",
  "job-asked": "Question about work",
  "fair-invited": "Invitation to a table",
  "fair-applied": "An employer asks for a table",
  "fair-accepted": "An employer has a table",
  "fair-declined": "No table",
  "fair-withdrawn": "An employer comes no longer",
  "fair-message": "Message to employers",
  "webhook-paused": "Webhooks paused",
  "door-ticket": "Door ticket of an employer's representative",
  "door-ticket-ended": "Door ticket ended",
};

const nameOf = ({ kind, channel }: Pick<MailView, "kind" | "channel">) =>
  channel === "sms" ? `${messageWords[kind]}, as a text` : messageWords[kind];

export interface MailTableProps {
  rows: readonly MailView[];
  timeZone: string;
  /** Names each mail's event: where the list is of more than one. */
  withEvent?: boolean | undefined;
}

/** Mails with what became of each, and a button to send one again. */
export function MailTable({ rows, timeZone, withEvent = false }: MailTableProps) {
  return (
    <DataTable
      caption="Mails, the newest first"
      isCaptionHidden
      rows={rows}
      rowKey={(row) => row.id}
      columns={[
        {
          key: "kind",
          header: "Mail",
          isRowHeader: true,
          cell: nameOf,
        },
        {
          key: "to",
          header: "To",
          cell: (row) =>
            row.toHref === null ? (row.to ?? "No longer kept") : <a href={row.toHref}>{row.to}</a>,
        },
        ...(withEvent
          ? [
              {
                key: "event",
                header: "Event",
                cell: (row: MailView) =>
                  row.eventHref === null ? "" : <a href={row.eventHref}>{row.eventTitle}</a>,
              },
            ]
          : []),
        { key: "at", header: "Written", cell: (row) => momentInWords(row.createdAt, timeZone) },
        { key: "state", header: "State", cell: (row) => <MailState row={row} timeZone={timeZone} /> },
        { key: "again", header: "Send again", isHeaderHidden: true, cell: (row) => <SendAgain row={row} /> },
      ]}
    />
  );
}

function MailState({ row, timeZone }: { row: MailView; timeZone: string }) {
  const isTrying = row.state === "queued" && row.attempts > 0;
  return (
    <>
      <OutboxStateBadge state={row.state} />
      {row.sentAt && (
        <>
          <br />
          <span className="muted">{momentInWords(row.sentAt, timeZone)}</span>
        </>
      )}
      {isTrying && (
        <>
          <br />
          <span className="muted">Next try {momentInWords(row.nextAt, timeZone)}</span>
        </>
      )}
      {row.lastError && row.state !== "sent" && (
        <>
          <br />
          <span className="muted">{row.lastError}</span>
        </>
      )}
    </>
  );
}

function SendAgain({ row }: { row: MailView }) {
  if (row.resendAction === null) return null;
  return (
    <form method="post" action={row.resendAction}>
      <Button kind="secondary" label={`Send again: ${nameOf(row)} to ${row.to ?? "somebody"}`}>
        Send again
      </Button>
    </form>
  );
}

import { EventWhen } from "./event-when";
import { PlaceLines, type PlaceView } from "./place-lines";
import { Ticket } from "./ticket";

export type TicketState = "valid" | "cancelled" | "released" | "event-cancelled" | "over";

export interface TicketView {
  state: TicketState;
  /** Whether a place that was given back can be taken again now. */
  canReturn: boolean;
  /** Null where the person was forgotten. */
  firstName: string | null;
  /** How many it lets in. */
  people: number;
  title: string;
  whatToBring: string | null;
  startsAt: Date;
  endsAt: Date;
  timeZone: string;
  locale: string;
  place: PlaceView | null;
  issuer: string;
  eventHref: string;
  qrSvg: string | undefined;
  shortCode: string | undefined;
}

export const ticketWords = {
  unnamed: "Your ticket",
  void: {
    cancelled:
      "This place was cancelled, so the ticket opens no door. You can still come: we let people in while there is room.",
    released:
      "This place was given back, so the ticket opens no door. You can still come: we let people in while there is room.",
    "event-cancelled": "This event was cancelled. It will not take place.",
    over: "This event is over.",
  },
} as const;

/** A ticket from what the server found; where it no longer opens the door, why stands in the code's place. */
export function PatronTicket({ ticket }: { ticket: TicketView }) {
  const { state, startsAt, endsAt, timeZone, locale } = ticket;
  return (
    <Ticket
      qrSvg={ticket.qrSvg}
      shortCode={ticket.shortCode}
      firstName={ticket.firstName ?? ticketWords.unnamed}
      people={ticket.people}
      eventTitle={ticket.title}
      when={<EventWhen startsAt={startsAt} endsAt={endsAt} timeZone={timeZone} locale={locale} withZone />}
      place={<PlaceLines place={ticket.place} />}
      bring={ticket.whatToBring && <span className="keep-lines">{ticket.whatToBring}</span>}
      issuer={ticket.issuer}
      voidReason={state === "valid" ? undefined : ticketWords.void[state]}
    />
  );
}

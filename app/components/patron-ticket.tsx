import type { ReactNode } from "react";
import type { Whereabouts } from "~/app/domain/events/moved";
import type { PlainKey } from "~/app/i18n/speak";
import { useWords } from "~/app/i18n/use-words";
import { EventWhen } from "./event-when";
import { inLanguage } from "./in-language";
import { MovedNotice } from "./moved-notice";
import { PlaceLines, type PlaceView } from "./place-lines";
import { Ticket } from "./ticket";

export type TicketState =
  | "valid"
  | "waitlisted"
  | "offered"
  | "released"
  | "given-back"
  | "cancelled"
  | "event-cancelled"
  | "over";

export interface TicketView {
  state: TicketState;
  /** Whether a place that was given back can be had again now, or one on the waitlist. */
  canReturn: boolean;
  /** How the event was when the holder registered, where it moved since. */
  moved: Whereabouts | null;
  /** Null where the person was forgotten. */
  firstName: string | null;
  /** How many it lets in. */
  people: number;
  title: string;
  whatToBring: string | null;
  /** The language that this is in: the event's, or the center's where the event says nothing. */
  bringLocale: string;
  /** The language that the event's own words are in. */
  textLocale: string;
  startsAt: Date;
  endsAt: Date;
  timeZone: string;
  locale: string;
  place: PlaceView | null;
  issuer: string;
  eventHref: string;
  qrSvg: string | undefined;
  shortCode: string | undefined;
  sharingNumber: string | undefined;
}

const voidWords: Record<Exclude<TicketState, "valid">, PlainKey> = {
  waitlisted: "ticket.waitlisted",
  offered: "ticket.offered",
  released: "ticket.released",
  "given-back": "ticket.givenBack",
  cancelled: "ticket.cancelled",
  "event-cancelled": "ticket.eventCancelled",
  over: "ticket.over",
};

/** A ticket from what the server found; where it no longer opens the door, why stands in the code's place. */
export function PatronTicket({ ticket, interviews }: { ticket: TicketView; interviews?: ReactNode }) {
  const t = useWords();
  const written = inLanguage(ticket.textLocale, t.locale);
  const { state, startsAt, endsAt, timeZone, locale, moved } = ticket;
  return (
    <>
      {moved && <MovedNotice now={ticket} before={moved} timeZone={timeZone} locale={locale} />}
      <Ticket
        qrSvg={ticket.qrSvg}
        shortCode={ticket.shortCode}
        sharingNumber={ticket.sharingNumber}
        firstName={ticket.firstName ?? t("ticket.unnamed")}
        people={ticket.people}
        eventTitle={<span {...written}>{ticket.title}</span>}
        when={<EventWhen startsAt={startsAt} endsAt={endsAt} timeZone={timeZone} locale={locale} withZone />}
        place={<PlaceLines place={ticket.place} />}
        bring={
          ticket.whatToBring && (
            <span className="keep-lines" {...inLanguage(ticket.bringLocale, t.locale)}>
              {ticket.whatToBring}
            </span>
          )
        }
        interviews={interviews}
        issuer={ticket.issuer}
        voidReason={state === "valid" ? undefined : t(voidWords[state])}
      />
    </>
  );
}

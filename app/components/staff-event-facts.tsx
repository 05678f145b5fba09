import type { EventType } from "~/app/domain/events/event";
import { timeSpanWords } from "~/app/domain/time/wording";
import { ContactText } from "./contact-text";
import { DescriptionList } from "./description-list";
import { momentInWords } from "./event-when";
import { eventTypeWords } from "./words";

export interface StaffEventFactsProps {
  event: {
    type: EventType;
    zone: string;
    startsAt: Date;
    endsAt: Date;
    heldFrom: Date | null;
    heldUntil: Date | null;
    doorsOpenAt: Date;
    doorsCloseAt: Date;
    registrationClosesAt: Date;
    capacity: number | null;
    walkInReserve: number;
    exitScanning: boolean;
    accommodationContact: string | null;
    place: { roomName: string; branchName: string; postedLoad: number } | null;
    /** Null where the center holds it. */
    host: { id: string; legalName: string; vettedAt: Date | null } | null;
    hostName: string;
  };
  description: string;
  whatToBring: string | null;
  /** The public page, once there is one. */
  publicUrl: string | null;
}

/** What an event is made of, as staff read it. */
export function StaffEventFacts({ event, description, whatToBring, publicUrl }: StaffEventFactsProps) {
  const { zone, place, host } = event;
  const held = event.heldFrom || event.heldUntil;
  return (
    <DescriptionList
      items={[
        {
          term: host === null ? "Held by" : "Employer",
          value:
            host === null ? (
              event.hostName
            ) : (
              <>
                <a href={`/staff/employers/${host.id}`}>{host.legalName}</a>
                {host.vettedAt === null && " (not vetted yet)"}
              </>
            ),
        },
        { term: "Kind", value: eventTypeWords[event.type] },
        {
          term: "Room",
          value:
            place === null
              ? "No room is chosen yet"
              : `${place.branchName}, ${place.roomName} (holds ${place.postedLoad})`,
        },
        {
          term: "Room is held",
          value: held
            ? timeSpanWords(event.heldFrom ?? event.startsAt, event.heldUntil ?? event.endsAt, zone, "en-US")
            : null,
        },
        { term: "Doors", value: timeSpanWords(event.doorsOpenAt, event.doorsCloseAt, zone, "en-US") },
        { term: "Registration closes", value: momentInWords(event.registrationClosesAt, zone) },
        { term: "Places", value: event.capacity === null ? "No limit" : String(event.capacity) },
        { term: "Kept for walk-ins", value: event.walkInReserve > 0 ? String(event.walkInReserve) : null },
        { term: "Exits", value: event.exitScanning ? "People are scanned out too" : null },
        { term: "About", value: <span className="keep-lines">{description}</span> },
        { term: "What to bring", value: whatToBring && <span className="keep-lines">{whatToBring}</span> },
        {
          term: "Help with access",
          value: event.accommodationContact && <ContactText text={event.accommodationContact} />,
        },
        { term: "Public page", value: publicUrl && <a href={publicUrl}>{publicUrl}</a> },
      ]}
    />
  );
}

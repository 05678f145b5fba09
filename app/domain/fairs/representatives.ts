import type { EventStatus } from "~/app/domain/events/event";
import type { MessageKind } from "~/app/domain/outbox/message";
import type { RegistrationStatus } from "~/app/domain/registrations/registration";
import type { TableStanding } from "./standing";

/** People of one employer who can have a door ticket. */
export const mostRepresentatives = 20;

/** One of an employer's people, as the employer names them. */
export interface Representative {
  name: string;
  /** Where the door ticket goes by mail; null where the employer hands it over. */
  email: string | null;
}

/**
 * How a representative's door ticket stands: it opens the door with its employer's table, waits with an application,
 * and ends where the employer is declined or withdraws.
 */
export function ticketStanding(standing: TableStanding): RegistrationStatus {
  if (standing === "accepted") return "registered";
  return standing === "declined" || standing === "withdrawn" ? "cancelled" : "waitlisted";
}

/** Whether a door ticket is given out: it stands, and the event is sure to be. */
export const isTicketGiven = (status: RegistrationStatus, event: EventStatus): boolean =>
  status === "registered" && event === "published";

const tellings: Partial<Record<MessageKind, "door-ticket" | "door-ticket-ended">> = {
  "registration-confirmed": "door-ticket",
  "registration-cancelled": "door-ticket-ended",
};

/** What a representative is told where a patron would be told of a place; undefined where that is nothing. */
export const toldInstead = (kind: MessageKind) => tellings[kind];

/** A door ticket that an employer has for one of its people. */
export interface HeldTicket extends Representative {
  id: string;
  hasArrived: boolean;
}

export interface PeopleChange {
  added: Representative[];
  /** Tickets that end. */
  ended: string[];
  /** Tickets that stay, of people who are reached elsewhere now. */
  readdressed: (Representative & { id: string })[];
}

/**
 * Which tickets stay, which end and which are made where an employer names its people anew. A name that is there
 * already keeps its ticket, and nobody who came loses theirs. Of two of one name each keeps their own address.
 */
export function matchPeople(held: readonly HeldTicket[], named: readonly Representative[]): PeopleChange {
  const left = [...named];
  const take = (isTheirs: (person: Representative) => boolean): Representative | undefined => {
    const at = left.findIndex(isTheirs);
    return at === -1 ? undefined : left.splice(at, 1)[0];
  };
  const unchanged = new Set(
    held.filter(({ name, email }) => take((person) => person.name === name && person.email === email)),
  );
  const ended: string[] = [];
  const readdressed: PeopleChange["readdressed"] = [];
  for (const ticket of held) {
    if (unchanged.has(ticket)) continue;
    const same = take(({ name }) => name === ticket.name);
    if (same !== undefined) readdressed.push({ id: ticket.id, ...same });
    else if (!ticket.hasArrived) ended.push(ticket.id);
  }
  return { added: left, ended, readdressed };
}

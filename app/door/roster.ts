import { type Admission, admit, type Door, type Ticket } from "~/app/domain/check-in/admit";
import { shareOfRoom } from "~/app/domain/check-in/occupancy";
import { correctedTime } from "~/app/domain/check-in/scan-time";
import { type Seats, seatsAfter, standingOf, walkInTicket } from "~/app/domain/check-in/visit";
import { fold } from "~/app/domain/text/fold";
import { readScannedText } from "~/app/domain/tickets/scanned-text";
import type { FoundTicket } from "./answers";
import type { CodeSeal } from "./code-seal";
import type { Told, ToSend, UndoToSend, VisitToSend } from "./items";
import { ownActs } from "./own-acts";
import type { RosterData, RosterTicket } from "./roster-data";

/** What the list on this device says to somebody at the door. */
export interface LocalVerdict {
  /** `not-listed`: a code of this event that is newer than the list. */
  admission: Admission | { outcome: "not-listed" };
  ticket: RosterTicket | null;
}

export interface DoorRoster {
  data: () => RosterData;
  /** Takes in a list that was asked for at this time of the device's clock. */
  replace: (data: RosterData, askedAt: number) => void;
  verdict: (item: VisitToSend) => Promise<LocalVerdict>;
  /** Whose ticket an item is about; null where the list does not know. */
  ticketOf: (item: ToSend) => Promise<RosterTicket | null>;
  /** Of so many who come in on a ticket, how many were out after having come before. */
  returning: (ticketId: string | null, people: number) => number;
  /** Remembers what was done at this door. */
  note: (item: ToSend, told: Told, ticketId: string | null) => void;
  /** The server has it: the next list knows of it. */
  stored: (scanId: string, now: number) => void;
  /** A scan does not count any more, whether the list knows of it or not. */
  takeBack: (undo: UndoToSend) => void;
  /** The server does not take this act. */
  drop: (scanId: string) => void;
  search: (text: string) => FoundTicket[];
  /** People inside as far as this device knows, and the load; null where the event does not count who leaves. */
  room: () => { inside: number; postedLoad: number } | null;
}

const mostFound = 20;

/**
 * The list of an event's tickets on this device. Verdicts by the same rule as the server's, on what the list said when
 * it was last loaded and what this device has done since.
 */
export function doorRoster(first: RosterData, seal: CodeSeal): DoorRoster {
  let data = first;
  let byCode = new Map<string, { ticket: RosterTicket; isRevoked: boolean }>();
  let byShortCode = new Map<string, RosterTicket>();
  const acts = ownActs();
  index();

  function index() {
    byCode = new Map();
    byShortCode = new Map();
    for (const ticket of data.tickets) {
      byCode.set(ticket.code, { ticket, isRevoked: false });
      for (const code of ticket.revoked) byCode.set(code, { ticket, isRevoked: true });
      byShortCode.set(ticket.shortCode, ticket);
    }
  }

  const doorAt = (): Door => ({
    eventId: data.eventId,
    opensAt: data.doorsOpenAt,
    closesAt: data.doorsCloseAt,
    room: shareNow(),
  });

  function shareNow(): Door["room"] {
    if (data.room === null) return null;
    const { inside, postedLoad } = shareOfRoom(data.room, data.devices);
    return { inside: inside + acts.sum(), postedLoad };
  }

  /** What the list says of a party, and what happened here since. */
  function seatsNow(ticket: RosterTicket): Seats {
    const { arrived, inside, partySize } = ticket;
    return acts.of(ticket.id).reduce((seats, act) => seatsAfter(seats, act, partySize), { arrived, inside });
  }

  function ticketNow(ticket: RosterTicket, isRevoked: boolean): Ticket {
    const { partySize, status: registration, admittedAt } = ticket;
    const listed = admittedAt === null ? null : { scanId: "", at: admittedAt, door: ticket.door };
    const admission = listed ?? acts.of(ticket.id).find(({ kind }) => kind === "entry") ?? null;
    const status = standingOf({ registration, event: data.status, isRevoked });
    return { eventId: data.eventId, status, partySize, inside: seatsNow(ticket).inside, admission };
  }

  async function find(
    text: string,
  ): Promise<{ ticket: RosterTicket; isRevoked: boolean } | "not-listed" | null> {
    const read = readScannedText(text);
    switch (read.kind) {
      case "short-code": {
        const ticket = byShortCode.get(read.shortCode);
        return ticket === undefined ? null : { ticket, isRevoked: false };
      }
      case "ticket-code": {
        const known = byCode.get(await seal.hash(read.code));
        if (known !== undefined) return known;
        return (await seal.hasRightTag(read.code, data.doorKeys)) ? "not-listed" : null;
      }
      case "unreadable":
        return null;
    }
  }

  return {
    data: () => data,
    replace(next, askedAt) {
      data = next;
      acts.keepSince(askedAt);
      index();
    },
    async verdict(item) {
      const at = correctedTime(item.scannedAt, item.clockOffsetMs);
      const { scanId: id, override } = item;
      if (item.kind === "walk-in") {
        const { people } = item;
        const ticket = walkInTicket({ id: data.eventId, status: data.status }, people);
        const admission = admit(ticket, doorAt(), { id, kind: "entry", at, people, override });
        return { admission, ticket: null };
      }
      const found = await find(item.code);
      if (found === "not-listed") return { admission: { outcome: "not-listed" }, ticket: null };
      const ticket = found && ticketNow(found.ticket, found.isRevoked);
      const scan = { id, kind: item.kind, at, people: item.people, override };
      return { admission: admit(ticket, doorAt(), scan), ticket: found?.ticket ?? null };
    },
    async ticketOf(item) {
      const found = "code" in item ? await find(item.code) : null;
      return found === null || found === "not-listed" ? null : found.ticket;
    },
    returning(ticketId, people) {
      const ticket = data.tickets.find(({ id }) => id === ticketId);
      if (ticket === undefined) return 0;
      const { arrived, inside } = seatsNow(ticket);
      return Math.min(people, arrived - inside);
    },
    note: acts.note,
    stored: acts.stored,
    takeBack: acts.takeBack,
    drop: acts.drop,
    search(text) {
      const sought = fold(text);
      return data.tickets
        .filter(({ name }) => matches(fold(name), sought))
        .slice(0, mostFound)
        .map((ticket) => foundOf(ticket, ticketNow(ticket, false)));
    },
    room: () => data.room && { ...data.room, inside: Math.max(0, data.room.inside + acts.sum()) },
  };
}

/** A list has the last name's initial alone: "Rosa Delgado" finds "Rosa D.". Both texts are folded. */
function matches(name: string, sought: string): boolean {
  if (name.includes(sought)) return true;
  const [first = "", ...others] = sought.split(/[\s,]+/).filter((word) => word !== "");
  const last = others.at(-1);
  if (last === undefined) return false;
  const initial = name.split(" ").at(-1)?.charAt(0);
  return name.startsWith(first) && initial === last.charAt(0);
}

const foundOf = ({ name, shortCode, status }: RosterTicket, { inside }: Ticket): FoundTicket => ({
  name,
  shortCode,
  status: inside > 0 ? "admitted" : status,
});

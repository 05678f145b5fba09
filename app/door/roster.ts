import { type Admission, admit, type Door, type Ticket } from "~/app/domain/check-in/admit";
import { shareOfRoom } from "~/app/domain/check-in/occupancy";
import { movesPeople } from "~/app/domain/check-in/scan";
import { correctedTime } from "~/app/domain/check-in/scan-time";
import { fold } from "~/app/domain/text/fold";
import { readScannedText } from "~/app/domain/tickets/scanned-text";
import type { FoundTicket } from "./answers";
import type { CodeSeal } from "./code-seal";
import type { Told, ToSend, UndoToSend, VisitToSend } from "./items";
import type { RosterData, RosterTicket } from "./roster-data";

/** What the list on this device says to somebody at the door. */
export interface LocalVerdict {
  /** `not-listed`: a code of this event that is newer than the list. */
  admission: Admission | { outcome: "not-listed" };
  ticket: RosterTicket | null;
}

/** What this device did that the list does not know of yet. */
interface Act {
  scanId: string;
  ticketId: string | null;
  kind: "entry" | "exit";
  people: number;
  at: Date;
  door: string;
  /** The scan that it takes back; null of a scan. */
  undoes: string | null;
  /** When the server had it, by this device's clock; null while it waits. */
  storedAt: number | null;
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
  let acts: Act[] = [];
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

  /** People whom this device let in, less those it let out, since the list. */
  const sinceList = () =>
    acts.reduce((sum, { kind, people }) => sum + (kind === "entry" ? people : -people), 0);

  function shareNow(): Door["room"] {
    if (data.room === null) return null;
    const { inside, postedLoad } = shareOfRoom(data.room, data.devices);
    return { inside: inside + sinceList(), postedLoad };
  }

  function ticketNow(ticket: RosterTicket, isRevoked: boolean): Ticket {
    const own = standing(acts).filter(({ ticketId }) => ticketId === ticket.id);
    let inside = ticket.inside;
    let admission =
      ticket.admittedAt === null ? null : { scanId: "", at: ticket.admittedAt, door: ticket.door };
    for (const act of own) {
      const change = act.kind === "entry" ? act.people : -act.people;
      inside = Math.min(ticket.partySize, Math.max(0, inside + change));
      if (act.kind === "entry") admission ??= { scanId: act.scanId, at: act.at, door: act.door };
    }
    const isCancelled = ticket.status !== "registered" || data.status === "cancelled";
    const status = isRevoked ? "revoked" : isCancelled ? "cancelled" : "valid";
    return { eventId: data.eventId, status, partySize: ticket.partySize, inside, admission };
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
      acts = acts.filter(({ storedAt }) => storedAt === null || storedAt >= askedAt);
      index();
    },
    async verdict(item) {
      const at = correctedTime(item.scannedAt, item.clockOffsetMs);
      const { scanId: id, override } = item;
      if (item.kind === "walk-in") {
        const status = data.status === "cancelled" ? ("cancelled" as const) : ("valid" as const);
        const { people } = item;
        const ticket = { eventId: data.eventId, status, partySize: people, inside: 0, admission: null };
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
      let { arrived, inside } = ticket;
      for (const act of standing(acts).filter((each) => each.ticketId === ticketId)) {
        if (act.kind === "entry") arrived += Math.max(0, act.people - (arrived - inside));
        inside = Math.max(0, inside + (act.kind === "entry" ? act.people : -act.people));
      }
      return Math.min(people, Math.max(0, Math.min(arrived, ticket.partySize) - inside));
    },
    note(item, { outcome, people }, ticketId) {
      if (!movesPeople(outcome)) return;
      const { scanId } = item;
      const at = correctedTime(item.scannedAt, item.clockOffsetMs);
      const door = "door" in item ? item.door : "";
      const kind = outcome === "admitted" ? ("entry" as const) : ("exit" as const);
      acts = [
        ...acts.filter((act) => act.scanId !== scanId),
        { scanId, ticketId, kind, people, at, door, undoes: null, storedAt: null },
      ];
    },
    stored(scanId, now) {
      acts = acts.map((act) => (act.scanId === scanId ? { ...act, storedAt: now } : act));
    },
    takeBack(undo) {
      const { scanId, undoes, was } = undo;
      const scan = acts.find((act) => act.scanId === undoes);
      const wasExit = scan === undefined ? was?.outcome === "left" : scan.kind === "exit";
      acts = [
        ...acts.filter((act) => act.scanId !== scanId),
        {
          scanId,
          ticketId: scan?.ticketId ?? was?.ticketId ?? null,
          kind: wasExit ? "entry" : "exit",
          people: scan?.people ?? was?.people ?? 1,
          at: correctedTime(undo.scannedAt, undo.clockOffsetMs),
          door: "",
          undoes,
          storedAt: null,
        },
      ];
    },
    drop(scanId) {
      acts = acts.filter((act) => act.scanId !== scanId);
    },
    search(text) {
      const sought = fold(text);
      return data.tickets
        .filter(({ name }) => matches(fold(name), sought))
        .slice(0, mostFound)
        .map((ticket) => foundOf(ticket, ticketNow(ticket, false)));
    },
    room: () => data.room && { ...data.room, inside: Math.max(0, data.room.inside + sinceList()) },
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

/** By the server's clock as far as the device knows it. */
/** A scan and what took it back are as if neither had been. */
function standing(acts: readonly Act[]): Act[] {
  const scans = new Set(acts.map(({ scanId }) => scanId));
  const undone = new Set(acts.map(({ undoes }) => undoes));
  return acts.filter(({ scanId, undoes }) => !undone.has(scanId) && (undoes === null || !scans.has(undoes)));
}

import type { FoundTicket } from "./answers";
import type { CodeSeal } from "./code-seal";
import type { DeviceStore, KeptRoster } from "./device-store";
import type { DoorApi } from "./door-api";
import { isVisit, type Told, type ToSend, toldOf, type UndoToSend, type VisitToSend } from "./items";
import { type LocalReply, localReply } from "./local-reply";
import type { DevicePorts } from "./ports";
import { type DoorRoster, doorRoster } from "./roster";
import type { FreeTimes, RosterTicket } from "./roster-data";
import { rosterSync } from "./roster-sync";

export interface ListPorts {
  api: Pick<DoorApi, "roster">;
  device: DevicePorts;
  /** What outlasts the page; null where the browser keeps nothing. */
  store: DeviceStore | null;
  /** Reads codes without the server; null where the browser has no cryptography for this page. */
  seal: CodeSeal | null;
  /** The list that this device has of the event. */
  kept: KeptRoster | null;
}

/** What the device knows by itself. */
export interface ListFacts {
  roster: { loadedAt: Date; tickets: number } | null;
  interviews: readonly FreeTimes[];
  room: { inside: number; postedLoad: number } | null;
  /** People whom this device let in and of whom the server does not know. */
  ahead: number;
}

export interface LocalList {
  clockOffsetMs: () => number | null;
  /** The verdict of the list; null where there is none. */
  decide: (item: VisitToSend) => Promise<LocalReply | null>;
  /** Something was done at this door that the server does not know of; `ticketId` is whose ticket it was. */
  note: (item: ToSend, told: Told, ticketId: string | null) => void;
  /** The same of all that an earlier page left; the answer is whose tickets these are, by the scan's id. */
  noteAgain: (items: readonly ToSend[]) => Promise<ReadonlyMap<string, RosterTicket>>;
  ticketOf: (item: ToSend) => Promise<RosterTicket | null>;
  /** The server has it. */
  stored: (item: ToSend, told: Told | null) => void;
  takeBack: (undo: UndoToSend) => void;
  /** The server does not take this undo: what it took back counts again. */
  keepStanding: (undo: UndoToSend) => void;
  /** Null where there is no list. */
  search: (text: string) => FoundTicket[] | null;
  /** Asks for what changed. */
  refresh: () => void;
  /** Destroys all lists on this device. This event's does not come back while the page is open. */
  forget: () => Promise<void>;
  /** Destroys this event's list alone. */
  forgetEvent: () => Promise<void>;
  /** Asks for the list again after that. */
  resume: () => void;
  stop: () => void;
}

/** Lists are looked through for such as may not be kept any longer at least this often. */
const watchPace = 3_600_000;

/** The event's list on this device: kept, refreshed while there is a connection, and asked where there is none. */
export function localList(
  { eventId, ...person }: { eventId: string; actorLabel: string; canOverride: boolean; isPass: boolean },
  { api, device, store, seal, kept }: ListPorts,
  events: { changed: (facts: ListFacts) => void; signedOut: () => void; storageFailed: () => void },
): LocalList {
  let roster: DoorRoster | null = null;
  let loadedAt: Date | null = null;
  let clockOffsetMs: number | null = null;
  const ahead = new Map<string, number>();

  let saving: Promise<unknown> = Promise.resolve();
  let cancelWatch: (() => void) | null = null;
  const isStale = kept !== null && isOver(kept);
  const first = isStale ? null : kept;

  if (first !== null) takeIn(first);
  const sync = rosterSync(api, device, person, first, {
    loaded(newer) {
      if (isOver(newer)) return void forgetEvent();
      takeIn(newer);
      tell();
      saving = store?.saveRoster(newer).catch(events.storageFailed) ?? saving;
    },
    signedOut: events.signedOut,
    gone: () => void forgetEvent(),
  });

  /** Past the time until which it may be kept, by the server's clock. */
  function isOver({ data, clockOffsetMs: off }: Pick<KeptRoster, "data" | "clockOffsetMs">): boolean {
    return data.keepUntil.getTime() < device.now().getTime() + off;
  }

  function watch() {
    const left = roster === null ? watchPace : timeLeft(roster.data());
    cancelWatch = device.after(Math.min(watchPace, left + 1_000), () => {
      if (roster !== null && timeLeft(roster.data()) < 0) void forgetEvent();
      void store?.purge(device.now()).catch(() => undefined);
      watch();
    });
  }

  const timeLeft = ({ keepUntil }: { keepUntil: Date }) =>
    keepUntil.getTime() - device.now().getTime() - (clockOffsetMs ?? 0);

  /** What is being saved is saved first: it must not come after. */
  async function forgetEvent() {
    drop();
    await saving;
    await store?.forgetRoster(eventId).catch(events.storageFailed);
  }

  function drop() {
    sync.forget();
    roster = null;
    loadedAt = null;
    tell();
  }

  function takeIn(list: KeptRoster) {
    clockOffsetMs = list.clockOffsetMs;
    if (seal === null) return;
    loadedAt = list.loadedAt;
    if (roster === null) roster = doorRoster(list.data, seal);
    else roster.replace(list.data, list.loadedAt.getTime());
  }

  function tell() {
    events.changed({
      roster: roster && loadedAt && { loadedAt, tickets: roster.data().tickets.length },
      interviews: roster?.data().interviews ?? [],
      room: roster?.room() ?? null,
      ahead: [...ahead.values()].reduce((sum, people) => sum + people, 0),
    });
  }

  function note(item: ToSend, told: Told, ticketId: string | null) {
    count(item, told, ticketId);
    tell();
  }

  /** The server answered: nothing is ahead of it, but the list is older than the answer. */
  async function noteStored(item: ToSend, told: Told | null) {
    if (told !== null) roster?.note(item, told, await ticketIdOf(item));
    roster?.stored(item.scanId, device.now().getTime());
  }

  const ticketOf = async (item: ToSend) => (await roster?.ticketOf(item)) ?? null;
  const ticketIdOf = async (item: ToSend) => (await ticketOf(item))?.id ?? null;

  function count(item: ToSend, told: Told, ticketId: string | null) {
    const isArrival = isVisit(item) && told.outcome === "admitted";
    // Who comes in again after an exit has arrived before.
    if (isArrival) ahead.set(item.scanId, told.people - (roster?.returning(ticketId, told.people) ?? 0));
    roster?.note(item, told, ticketId);
  }

  function countBack(undo: UndoToSend) {
    roster?.takeBack(undo);
    const isCounted = !ahead.delete(undo.undoes) && undo.was?.outcome === "admitted";
    // The counts know of who is taken back, until the server has heard of that.
    if (isCounted) ahead.set(undo.scanId, -(undo.was?.people ?? 1));
  }

  tell();
  if (isStale) void forgetEvent();
  watch();
  return {
    clockOffsetMs: () => clockOffsetMs,
    decide: async (item) => roster && localReply(item, await roster.verdict(item)),
    note,
    ticketOf,
    async noteAgain(items) {
      const tickets = new Map<string, RosterTicket>();
      for (const item of items) {
        const told = toldOf(item);
        const ticket = isVisit(item) ? await ticketOf(item) : null;
        if (ticket !== null) tickets.set(item.scanId, ticket);
        if (told !== null) count(item, told, ticket?.id ?? null);
        if (item.kind === "undo") countBack(item);
      }
      tell();
      return tickets;
    },
    stored(item, told) {
      void noteStored(item, told);
      if (ahead.delete(item.scanId)) tell();
      sync.refresh();
    },
    takeBack(undo) {
      countBack(undo);
      tell();
    },
    keepStanding(undo) {
      roster?.drop(undo.scanId);
      ahead.delete(undo.scanId);
      tell();
    },
    search: (text) => roster?.search(text) ?? null,
    refresh: sync.refresh,
    async forget() {
      drop();
      await saving;
      await store?.forgetRosters();
    },
    forgetEvent,
    resume: sync.resume,
    stop() {
      sync.stop();
      cancelWatch?.();
    },
  };
}

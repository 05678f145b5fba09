import type { FoundTicket } from "./answers";
import type { CodeSeal } from "./code-seal";
import type { DeviceStore, KeptRoster } from "./device-store";
import type { DoorApi } from "./door-api";
import { isVisit, type Told, type ToSend, type VisitToSend } from "./items";
import { type LocalReply, localReply } from "./local-reply";
import type { DevicePorts } from "./ports";
import { type DoorRoster, doorRoster } from "./roster";
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
  /** The same of what an earlier page left. */
  noteAgain: (item: ToSend, told: Told) => Promise<void>;
  /** The server has it. */
  stored: (item: ToSend, told: Told | null) => void;
  takeBack: (scanId: string) => void;
  /** Null where there is no list. */
  search: (text: string) => FoundTicket[] | null;
  /** Asks for what changed. */
  refresh: () => void;
  /** Destroys the list on this device. */
  forget: () => Promise<void>;
  stop: () => void;
}

/** The event's list on this device: kept, refreshed while there is a connection, and asked where there is none. */
export function localList(
  person: { actorLabel: string; canOverride: boolean },
  { api, device, store, seal, kept }: ListPorts,
  events: { changed: (facts: ListFacts) => void; signedOut: () => void; storageFailed: () => void },
): LocalList {
  let roster: DoorRoster | null = null;
  let loadedAt: Date | null = null;
  let clockOffsetMs: number | null = null;
  const ahead = new Map<string, number>();

  if (kept !== null) takeIn(kept);
  const sync = rosterSync(api, device, person, kept, {
    loaded(newer) {
      takeIn(newer);
      tell();
      void store?.saveRoster(newer).catch(events.storageFailed);
    },
    signedOut: events.signedOut,
  });

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
      room: roster?.room() ?? null,
      ahead: [...ahead.values()].reduce((sum, people) => sum + people, 0),
    });
  }

  function note(item: ToSend, told: Told, ticketId: string | null) {
    roster?.note(item, told, ticketId);
    if (isVisit(item) && told.outcome === "admitted") ahead.set(item.scanId, told.people);
    tell();
  }

  /** The server answered: nothing is ahead of it, but the list is older than the answer. */
  async function noteStored(item: ToSend, told: Told | null) {
    if (told !== null) roster?.note(item, told, await roster.ticketOf(item));
    roster?.stored(item.scanId, device.now().getTime());
  }

  tell();
  return {
    clockOffsetMs: () => clockOffsetMs,
    decide: async (item) => roster && localReply(item, await roster.verdict(item)),
    note,
    async noteAgain(item, told) {
      note(item, told, (await roster?.ticketOf(item)) ?? null);
    },
    stored(item, told) {
      void noteStored(item, told);
      if (ahead.delete(item.scanId)) tell();
      sync.refresh();
    },
    takeBack(scanId) {
      roster?.takeBack(scanId);
      ahead.delete(scanId);
      tell();
    },
    search: (text) => roster?.search(text) ?? null,
    refresh: sync.refresh,
    async forget() {
      roster = null;
      tell();
      await store?.forgetRosters();
    },
    stop: sync.stop,
  };
}

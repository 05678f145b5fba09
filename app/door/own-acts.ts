import { movesPeople } from "~/app/domain/check-in/scan";
import { correctedTime } from "~/app/domain/check-in/scan-time";
import type { Told, ToSend, UndoToSend } from "./items";

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

export interface OwnActs {
  note: (item: ToSend, told: Told, ticketId: string | null) => void;
  /** The server has it: a list that is asked for from now on knows of it. */
  stored: (scanId: string, now: number) => void;
  takeBack: (undo: UndoToSend) => void;
  drop: (scanId: string) => void;
  /** Leaves what a list that was asked for then does not know of. */
  keepSince: (askedAt: number) => void;
  /** Those of a ticket that stand, in their order. */
  of: (ticketId: string) => readonly Act[];
  /** People let in, less those let out. */
  sum: () => number;
}

/** What a device did at its door since its list was made. Times are the server's as far as the device knows them. */
export function ownActs(): OwnActs {
  let acts: Act[] = [];

  function put(act: Act) {
    acts = [...acts.filter(({ scanId }) => scanId !== act.scanId), act];
  }

  return {
    note(item, { outcome, people }, ticketId) {
      if (!movesPeople(outcome)) return;
      put({
        scanId: item.scanId,
        ticketId,
        kind: outcome === "admitted" ? "entry" : "exit",
        people,
        at: correctedTime(item.scannedAt, item.clockOffsetMs),
        door: "door" in item ? item.door : "",
        undoes: null,
        storedAt: null,
      });
    },
    stored(scanId, now) {
      acts = acts.map((act) => (act.scanId === scanId ? { ...act, storedAt: now } : act));
    },
    takeBack(undo) {
      const { undoes, was } = undo;
      const scan = acts.find((act) => act.scanId === undoes);
      const wasExit = scan === undefined ? was?.outcome === "left" : scan.kind === "exit";
      put({
        scanId: undo.scanId,
        ticketId: scan?.ticketId ?? was?.ticketId ?? null,
        kind: wasExit ? "entry" : "exit",
        people: scan?.people ?? was?.people ?? 1,
        at: correctedTime(undo.scannedAt, undo.clockOffsetMs),
        door: "",
        undoes,
        storedAt: null,
      });
    },
    drop(scanId) {
      acts = acts.filter((act) => act.scanId !== scanId);
    },
    keepSince(askedAt) {
      acts = acts.filter(({ storedAt }) => storedAt === null || storedAt >= askedAt);
    },
    of: (ticketId) => standing(acts).filter((act) => act.ticketId === ticketId),
    sum: () => acts.reduce((sum, { kind, people }) => sum + (kind === "entry" ? people : -people), 0),
  };
}

/** A scan and what took it back are as if neither had been. */
function standing(acts: readonly Act[]): Act[] {
  const scans = new Set(acts.map(({ scanId }) => scanId));
  const undone = new Set(acts.map(({ undoes }) => undoes));
  return acts.filter(({ scanId, undoes }) => !undone.has(scanId) && (undoes === null || !scans.has(undoes)));
}

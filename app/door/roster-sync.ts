import type { KeptRoster } from "./device-store";
import type { DoorApi } from "./door-api";
import type { DevicePorts } from "./ports";
import { withChanges } from "./roster-data";

export interface RosterSync {
  /** Asks for what changed: the connection is back, or a scan was stored. */
  refresh: () => void;
  stop: () => void;
}

/** While there is a connection the list is never much older than this. */
const pace = 20_000;
/** Several reasons within this time are one. */
const soon = 1_500;

/**
 * Keeps the list on the device as new as the connection allows: whole at first, then what changed. Each answer also
 * tells how far the device's clock is off.
 */
export function rosterSync(
  api: Pick<DoorApi, "roster">,
  ports: DevicePorts,
  person: { actorLabel: string; canOverride: boolean },
  first: KeptRoster | null,
  events: { loaded: (kept: KeptRoster) => void; signedOut: () => void },
): RosterSync {
  let kept = first;
  let cancelTimer: (() => void) | null = null;
  let isAsking = false;
  let stopped = false;

  async function ask() {
    if (isAsking || stopped) return;
    isAsking = true;
    const askedAt = ports.now();
    const sent = await api.roster(kept?.data.cursor ?? null);
    isAsking = false;
    if (stopped) return;
    if (sent.outcome === "answered") {
      const before = kept?.data ?? sent.answer.roster;
      kept = {
        ...person,
        data: withChanges(before, sent.answer),
        loadedAt: askedAt,
        clockOffsetMs: offset(askedAt, ports.now(), sent.answer.now),
      };
      events.loaded(kept);
    } else if (sent.outcome === "sign-in-required") events.signedOut();
    later(pace);
  }

  function later(milliseconds: number) {
    cancelTimer?.();
    cancelTimer = ports.after(milliseconds, () => void ask());
  }

  void ask();
  return {
    refresh: () => {
      if (!isAsking) later(soon);
    },
    stop() {
      stopped = true;
      cancelTimer?.();
    },
  };
}

/** The server's time less the device's, as of the middle of the question: half a round trip off at most. */
const offset = (askedAt: Date, heardAt: Date, server: Date) =>
  Math.round(server.getTime() - (askedAt.getTime() + heardAt.getTime()) / 2);

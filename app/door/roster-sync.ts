import type { KeptRoster } from "./device-store";
import type { DoorApi } from "./door-api";
import type { DevicePorts } from "./ports";
import { withChanges } from "./roster-data";

export interface RosterSync {
  /** Asks for what changed: the connection is back, or a scan was stored. */
  refresh: () => void;
  /** Drops what it has and asks no more; what is under way comes to nothing. */
  forget: () => void;
  /** Asks again after that, for the whole list. */
  resume: () => void;
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
  person: { actorLabel: string; canOverride: boolean; isPass: boolean },
  first: KeptRoster | null,
  events: { loaded: (kept: KeptRoster) => void; signedOut: () => void; gone: () => void },
): RosterSync {
  let kept = first;
  let plan: { due: number; cancel: () => void } | null = null;
  let isAsking = false;
  let isOff = false;
  /** What was asked for in an earlier round is not taken in. */
  let round = 0;

  async function ask() {
    if (isAsking || isOff) return;
    isAsking = true;
    const ofRound = round;
    const askedAt = ports.now();
    const sent = await api.roster(kept?.data.cursor ?? null);
    if (ofRound !== round) return;
    isAsking = false;
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
    else if (sent.outcome === "refused" && sent.status === 410) return events.gone();
    later(pace);
  }

  /** Sooner than planned, or not at all: a scan a second must not put the next question off for ever. */
  function later(milliseconds: number) {
    const due = ports.now().getTime() + milliseconds;
    if (isOff || (plan !== null && plan.due <= due)) return;
    plan?.cancel();
    const cancel = ports.after(milliseconds, () => {
      plan = null;
      void ask();
    });
    plan = { due, cancel };
  }

  function end() {
    isOff = true;
    isAsking = false;
    round += 1;
    plan?.cancel();
    plan = null;
  }

  void ask();
  return {
    refresh: () => {
      if (!isAsking) later(soon);
    },
    forget() {
      end();
      kept = null;
    },
    resume() {
      isOff = false;
      void ask();
    },
    stop: end,
  };
}

/** The server's time less the device's, as of the middle of the question: half a round trip off at most. */
const offset = (askedAt: Date, heardAt: Date, server: Date) =>
  Math.round(server.getTime() - (askedAt.getTime() + heardAt.getTime()) / 2);

import { connected } from "./connected";
import { tally, walkIn } from "./count-people";
import type { DoorSession, DoorSetup, SessionPorts } from "./door-ports";
import * as doorState from "./door-state";
import type { Evening } from "./evening";
import { inTurn } from "./in-turn";
import { itemMaker } from "./item-maker";
import { liveCounts } from "./live-counts";
import { localList } from "./local-list";
import { type Observed, observed } from "./observed";
import { memoryQueueStore, orInMemory } from "./queue-store";
import { replies } from "./replies";
import { scanQueue } from "./scan-queue";
import { searchVisitors } from "./search-visitors";
import { signInCheck } from "./sign-in-check";
import { findRecent, letInFewer, takeBack } from "./take-back";
import { verdictCue } from "./verdict-cue";
import { keep, letInAnyway, letInUnlisted } from "./visits";

/** One volunteer's evening at a door: takes what scanners read, keeps it, shows the verdicts. */
export function doorSession(setup: DoorSetup, ports: SessionPorts): DoorSession {
  const evening = openEvening(setup, ports);
  const { state, list, queue, live, cue, make } = evening;
  return {
    state: state.now,
    subscribe: state.subscribe,
    name: make.name,
    scan(code, { age, kind = "entry", people } = {}) {
      evening.lastTap = null;
      const seen = { ...make.named(age), code: make.code(code), override: false };
      void keep(evening, { kind, ...seen, people: people ?? null });
    },
    walkIn: (person, people = 1) => walkIn(evening, person, people),
    tally: (who, people) => tally(evening, who, people),
    undo: (scanId) => void takeBack(evening, scanId),
    fewer: (scanId, people) => void letInFewer(evening, scanId, people),
    letInAnyway(scanId) {
      const item = findRecent(evening, scanId)?.item;
      if (item !== undefined) letInAnyway(evening, item);
    },
    letInUnlisted(scanId) {
      const item = findRecent(evening, scanId)?.item;
      if (item !== undefined && item.kind !== "walk-in") letInUnlisted(evening, item);
    },
    closeVerdict: cue.close,
    sendNow() {
      state.set(doorState.asking(state.now()));
      queue.sendNow();
      live.check();
    },
    lookAgain: () => live.check(),
    putAside(scanId) {
      const refused = state.now().refused.filter((known) => known.scanId !== scanId);
      state.set({ ...state.now(), refused });
      void queue.putAside(scanId);
    },
    sendAgain(scanId) {
      state.set(doorState.again(state.now(), scanId));
      void queue.sendAgain(scanId);
    },
    othersWait(count) {
      if (count !== state.now().others) state.set({ ...state.now(), others: count });
    },
    search: (text) => searchVisitors(evening, text),
    forget: list.forget,
    stop() {
      for (const part of [queue, live, list, evening.signInCheck]) part.stop();
      cue.stay();
    },
  };
}

/** The parts tell each other what happens by the evening, which is whole before any of them has something to tell. */
function openEvening(setup: DoorSetup, ports: SessionPorts): Evening {
  const { device, store } = ports;
  const state = observed<doorState.DoorState>({
    ...doorState.firstState(setup.counts),
    storage: store === null ? "missing" : "lasting",
    others: store === null ? 0 : null,
  });
  const list = openList(setup, ports, state, () => connected(evening, "signed-out"));
  const waiting = orInMemory(store?.queue(setup.eventId), memoryQueueStore());
  const live = liveCounts(ports.api, ports.stream, device, {
    counts(counts) {
      const now = state.now();
      state.set({ ...now, counts, room: counts.room ?? now.room, lastContact: device.now() });
    },
    connection: (now) => connected(evening, now),
  });
  const evening: Evening = {
    ports,
    setting: { zone: setup.zone, canOverride: setup.canOverride },
    state,
    cue: verdictCue(state, ports),
    list,
    inTurn: inTurn(),
    make: itemMaker(device, list.clockOffsetMs),
    queue: scanQueue(
      ports.api,
      waiting,
      device,
      replies(() => evening),
    ),
    live,
    signInCheck: signInCheck(device, () => live.check()),
    madeTrue: new Set(),
    isListTaken: false,
    lastTap: null,
  };
  return evening;
}

function openList(
  { eventId, actorLabel, canOverride, isPass }: DoorSetup,
  ports: SessionPorts,
  state: Observed<doorState.DoorState>,
  signedOut: () => void,
) {
  const person = { eventId, actorLabel, canOverride, isPass };
  return localList(person, ports, {
    changed({ roster, interviews, room, ahead }) {
      const now = state.now();
      // With a connection the server's count is newer than what this device can know.
      const isCut = now.connection !== "online";
      state.set({ ...now, roster, interviews, ahead, room: isCut ? (room ?? now.room) : now.room });
    },
    signedOut,
    storageFailed: () => state.set({ ...state.now(), storage: "full" }),
  });
}

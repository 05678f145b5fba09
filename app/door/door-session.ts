import type { AttendanceCounts, FoundTicket, ScanReply } from "./answers";
import type { DoorApi, Sent } from "./door-api";
import type { DoorState, RecentScan } from "./door-state";
import * as doorState from "./door-state";
import { type Connection, liveCounts, type OpenStream } from "./live-counts";
import type { DevicePorts } from "./ports";
import { type QueueStore, scanQueue, type ToSend } from "./scan-queue";
import type { VerdictTone } from "./verdict";

export interface DoorSetup {
  zone: string;
  counts: AttendanceCounts;
  canOverride: boolean;
}

export interface SessionPorts {
  api: DoorApi;
  stream: OpenStream;
  store: QueueStore;
  device: DevicePorts;
  /** Sounds and shakes. */
  signal: (tone: VerdictTone) => void;
}

export interface DoorSession {
  state: () => DoorState;
  subscribe: (onChange: () => void) => () => void;
  /** The door's and the phone's names, as later scans carry them. */
  name: (names: { door: string; device: string }) => void;
  /** `age` is how many milliseconds ago the code came into view. */
  scan: (code: string, age?: number) => void;
  walkIn: (person: { name: string; language: string } | null) => void;
  undo: (scanId: string) => void;
  /** Staff let in the visitor of a refused scan: a scan of its own, marked so. */
  letInAnyway: (scanId: string) => void;
  closeVerdict: () => void;
  sendNow: () => void;
  /** The page came back into view, or the network did: asks how things stand. */
  lookAgain: () => void;
  putAside: (scanId: string) => void;
  search: (text: string) => Promise<Sent<FoundTicket[]>>;
  stop: () => void;
}

/** The most that the server reads of a code; what counts stands at its end. */
const longestCode = 4_096;
/** Later than this a person at the door wonders whether it was seen. */
const patience = 600;
/** How long "Come in" stays, so that the camera can be aimed at the next ticket. */
const welcome = 2_200;
/** A second tap sooner than this is a finger that bounced, not a second person. */
const oneTap = 700;
/** How often a page that is signed out asks whether it is again. */
const signInCheck = 4_000;

/** One volunteer's evening at a door: takes what scanners read, keeps it, shows the verdicts. */
export function doorSession(setup: DoorSetup, ports: SessionPorts): DoorSession {
  const listeners = new Set<() => void>();
  let state = doorState.firstState(setup.counts);
  let names = { door: "", device: "" };
  let cancelClose: (() => void) | null = null;
  let cancelCheck: (() => void) | null = null;

  const set = (next: DoorState) => {
    if (next === state) return;
    state = next;
    for (const listener of listeners) listener();
  };

  const queue = scanQueue(ports.api, ports.store, ports.device, {
    answered,
    kept(item, reason) {
      const before = state.verdict;
      set(doorState.kept(state, item, reason));
      if (state.verdict !== null && state.verdict.word !== before?.word) ports.signal("offline");
      if (reason === "sign-in-required") checkSoon();
    },
    refused(item, problem) {
      set(doorState.refused(state, item, problem));
      if (state.verdict?.scanId === item.scanId) ports.signal("refused");
    },
  });

  const live = liveCounts(ports.api, ports.stream, ports.device, {
    counts: (counts) => set({ ...state, counts, lastContact: ports.device.now() }),
    connection: connected,
  });

  function answered(item: ToSend, reply: ScanReply | null) {
    const wasCut = state.connection !== "online";
    set({ ...state, lastContact: ports.device.now() });
    if (item.kind === "undo") set(doorState.undone(state, item));
    else if (reply !== null) {
      set(doorState.answered(state, item, reply, setup.zone, { override: setup.canOverride }));
      if (state.verdict?.scanId === item.scanId) speak(state.verdict);
    }
    if (wasCut) live.check();
  }

  function speak(verdict: doorState.ShownVerdict) {
    ports.signal(verdict.tone);
    if (verdict.tone !== "admitted") return;
    cancelClose = ports.device.after(welcome, () => {
      if (state.verdict === verdict) set(doorState.close(state));
    });
  }

  function connected(now: Connection) {
    const before = state.connection;
    // Who was sent away is signed out too, and the first says more.
    if (before === "withdrawn" && now === "signed-out") return checkSoon();
    if (before !== now) set({ ...state, connection: now });
    if (now === "online" && before !== "online") queue.sendNow();
    if (now === "signed-out" || now === "withdrawn") checkSoon();
  }

  function checkSoon() {
    cancelCheck?.();
    cancelCheck = ports.device.after(signInCheck, () => live.check());
  }

  function keep(item: Exclude<ToSend, { kind: "undo" }>) {
    cancelClose?.();
    set(doorState.seen(state, item));
    ports.device.after(patience, () => set(doorState.slow(state, item.scanId)));
    void queue.add(item);
  }

  const fresh = (age = 0) => ({
    scanId: ports.device.uuid(),
    scannedAt: new Date(ports.device.now().getTime() - age),
  });
  const find = (scanId: string): RecentScan | undefined =>
    state.recent.find((recent) => recent.item.scanId === scanId);

  return {
    state: () => state,
    subscribe(onChange) {
      listeners.add(onChange);
      return () => void listeners.delete(onChange);
    },
    name(given) {
      names = given;
    },
    scan(code, age) {
      keep({ kind: "scan", ...fresh(age), ...names, code: code.slice(-longestCode), override: false });
    },
    walkIn(person) {
      const last = state.recent[0]?.item;
      const isNameless = last?.kind === "walk-in" && last.name === null;
      const isBounce = isNameless && ports.device.now().getTime() - last.scannedAt.getTime() < oneTap;
      if (person === null && isBounce) return;
      const { name, language } = person ?? { name: null, language: "en" };
      keep({ kind: "walk-in", ...fresh(), ...names, name, language, override: false });
    },
    undo(scanId) {
      if (find(scanId)?.undo !== "offered") return;
      cancelClose?.();
      set(doorState.undoing(state, scanId));
      void queue.add({ kind: "undo", ...fresh(), undoes: scanId });
    },
    letInAnyway(scanId) {
      const item = find(scanId)?.item;
      if (item) keep({ ...item, ...fresh(), ...names, override: true });
    },
    closeVerdict() {
      cancelClose?.();
      set(doorState.close(state));
    },
    sendNow() {
      set(doorState.asking(state));
      queue.sendNow();
      live.check();
    },
    lookAgain: () => live.check(),
    putAside: (scanId) =>
      set({ ...state, refused: state.refused.filter((known) => known.scanId !== scanId) }),
    async search(text) {
      const sent = await ports.api.search(text);
      if (sent.outcome === "sign-in-required") connected("signed-out");
      return sent;
    },
    stop() {
      queue.stop();
      live.stop();
      cancelClose?.();
      cancelCheck?.();
    },
  };
}

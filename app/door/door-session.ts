import type { AttendanceCounts, FoundTicket, ScanReply } from "./answers";
import type { CodeSeal } from "./code-seal";
import type { DeviceStore, KeptRoster } from "./device-store";
import type { DoorApi, Sent } from "./door-api";
import type { DoorState, RecentScan } from "./door-state";
import * as doorState from "./door-state";
import { isVisit, type Told, type ToSend, type VisitToSend } from "./items";
import { type Connection, liveCounts, type OpenStream } from "./live-counts";
import { localReply } from "./local-reply";
import type { DevicePorts } from "./ports";
import { type DoorRoster, doorRoster } from "./roster";
import { rosterSync } from "./roster-sync";
import { type Entry, memoryQueueStore, type QueueStore, scanQueue } from "./scan-queue";
import type { VerdictTone } from "./verdict";

export interface DoorSetup {
  eventId: string;
  zone: string;
  counts: AttendanceCounts;
  actorLabel: string;
  canOverride: boolean;
}

export interface SessionPorts {
  api: DoorApi;
  stream: OpenStream;
  device: DevicePorts;
  /** What outlasts the page; null where the browser keeps nothing. */
  store: DeviceStore | null;
  /** Reads codes without the server; null where the browser has no cryptography for this page. */
  seal: CodeSeal | null;
  /** The list that this device has of the event. */
  kept: KeptRoster | null;
  /** Sounds and shakes. */
  signal: (tone: VerdictTone) => void;
}

export interface DoorSession {
  state: () => DoorState;
  subscribe: (onChange: () => void) => () => void;
  /** The door's and the phone's names, as later scans carry them. */
  name: (names: { door: string; device: string }) => void;
  /** `age` is how many milliseconds ago the code came into view. */
  scan: (code: string, how?: { age?: number; kind?: "entry" | "exit"; people?: number }) => void;
  walkIn: (person: { name: string; language: string } | null, people?: number) => void;
  /** Counts people without a ticket in, or out where `people` is below 0. */
  tally: (who: "patron" | "employer" | "staff", people: number) => void;
  undo: (scanId: string) => void;
  /** Staff let in the visitor of a refused scan: a scan of its own, marked so. */
  letInAnyway: (scanId: string) => void;
  /** The volunteer lets in the holder of a code that is newer than the list. */
  letInUnlisted: (scanId: string) => void;
  /** Fewer of a party came than were let in: that is taken back, and these are let in. */
  fewer: (scanId: string, people: number) => void;
  closeVerdict: () => void;
  sendNow: () => void;
  /** The page came back into view, or the network did: asks how things stand. */
  lookAgain: () => void;
  putAside: (scanId: string) => void;
  search: (text: string) => Promise<Sent<FoundTicket[]>>;
  /** Destroys the list on this device. What waits to be sent stays. */
  forget: () => Promise<void>;
  stop: () => void;
}

/** The most that the server reads of a code; what counts stands at its end. */
const longestCode = 4_096;
/** Later than this a person at the door wonders whether it was seen. */
const patience = 600;
/** Later than this the list on the device answers, and the server is told so. */
const deadline = 1_500;
/** How long "Come in" stays, so that the camera can be aimed at the next ticket. */
const welcome = 2_200;
/** A second tap sooner than this is a finger that bounced, not a second person. */
const oneTap = 700;
/** How often a page that is signed out asks whether it is again. */
const signInCheck = 4_000;

/** One volunteer's evening at a door: takes what scanners read, keeps it, shows the verdicts. */
export function doorSession(setup: DoorSetup, ports: SessionPorts): DoorSession {
  const { device } = ports;
  const listeners = new Set<() => void>();
  const memory = memoryQueueStore();
  let state: DoorState = {
    ...doorState.firstState(setup.counts),
    storage: ports.store === null ? "missing" : "lasting",
  };
  let names = { door: "", device: "" };
  let roster: DoorRoster | null = null;
  let clockOffsetMs: number | null = null;
  /** People let in by this device whom the server does not know of. */
  const ahead = new Map<string, number>();
  let cancelClose: (() => void) | null = null;
  let cancelCheck: (() => void) | null = null;

  const set = (next: DoorState) => {
    if (next === state) return;
    state = next;
    for (const listener of listeners) listener();
  };
  const setting = { zone: setup.zone, canOverride: setup.canOverride };

  if (ports.kept !== null) takeRoster(ports.kept);
  const queue = scanQueue(ports.api, lastingOr(ports.store?.queue(setup.eventId), memory), device, {
    restored: (entries) => void restore(entries),
    answered,
    kept(item, reason) {
      const isUntold = isVisit(item) && item.told === undefined;
      if (reason === "no-connection" && isUntold && roster !== null) return void tell(item);
      const before = state.verdict;
      set(doorState.kept(state, item, reason));
      if (state.verdict !== null && state.verdict.word !== before?.word) ports.signal("offline");
      if (reason === "sign-in-required") checkSoon();
    },
    refused(item, problem) {
      set(doorState.refused(state, item, problem));
      if (state.verdict?.scanId === item.scanId) ports.signal("refused");
    },
    storageFailed: () => set({ ...state, storage: "full" }),
  });

  const sync = rosterSync(ports.api, device, setup, ports.kept, {
    loaded(kept) {
      if (ports.seal !== null) takeRoster(kept);
      clockOffsetMs = kept.clockOffsetMs;
      void ports.store?.saveRoster(kept).catch(() => set({ ...state, storage: "full" }));
    },
    signedOut: () => connected("signed-out"),
  });

  const live = liveCounts(ports.api, ports.stream, device, {
    counts: (counts) => set({ ...state, counts, room: counts.room ?? state.room, lastContact: device.now() }),
    connection: connected,
  });

  function takeRoster(kept: KeptRoster) {
    if (ports.seal === null) return;
    clockOffsetMs = kept.clockOffsetMs;
    if (roster === null) roster = doorRoster(kept.data, ports.seal);
    else roster.replace(kept.data, kept.loadedAt.getTime());
    set({
      ...state,
      roster: { loadedAt: kept.loadedAt, tickets: kept.data.tickets.length },
      room: roster.room(),
    });
  }

  async function restore(entries: readonly Entry[]) {
    const waiting = entries.filter(({ refused }) => refused === undefined).map(({ item }) => item);
    const refused = entries.flatMap(({ item, refused: problem }) =>
      problem === undefined ? [] : [doorState.refusedScan(item, problem.code)],
    );
    for (const item of waiting) {
      const told = toldBy(item);
      if (told !== null) await note(item, told);
    }
    for (const item of waiting) if (item.kind === "undo") roster?.takeBack(item.undoes);
    set(doorState.restored(state, waiting, refused));
  }

  function answered(item: ToSend, reply: ScanReply | null) {
    const wasCut = state.connection !== "online";
    const now = device.now();
    set({ ...state, lastContact: now });
    if (item.kind === "undo") set(doorState.undone(state, item));
    else if (reply !== null) hear(item, reply);
    else set(doorState.stored(state, item));
    roster?.stored(item.scanId, now.getTime());
    if (ahead.delete(item.scanId)) setAhead();
    sync.refresh();
    if (wasCut) live.check();
  }

  function hear(item: Exclude<ToSend, { kind: "undo" }>, reply: ScanReply) {
    if (!isVisit(item)) return set(doorState.stored(state, item));
    if (item.told === undefined) {
      set(doorState.decided(state, item, { reply, by: "server" }, setting));
      void roster?.note(item, reply).then(() => roster?.stored(item.scanId, device.now().getTime()));
      if (state.verdict?.scanId === item.scanId) speak(state.verdict);
      return;
    }
    set(doorState.stored(state, item));
    if (item.told.outcome !== reply.outcome) makeTrue(item, item.told, reply);
  }

  /**
   * The server had this scan before the device told its own verdict, and gave another: what happened at the door is
   * sent as a scan of its own, so that staff see both, or taken back where nobody came in.
   */
  function makeTrue(item: VisitToSend, told: Told, reply: ScanReply) {
    const cameIn = told.outcome === "admitted" || told.outcome === "left";
    if (cameIn) void queue.add({ ...item, scanId: device.uuid() });
    else if (reply.outcome === "admitted" || reply.outcome === "left")
      void queue.add({ ...fresh(), kind: "undo", undoes: item.scanId });
  }

  function speak(verdict: doorState.ShownVerdict) {
    ports.signal(verdict.tone);
    if (verdict.tone !== "admitted") return;
    cancelClose = device.after(welcome, () => {
      if (state.verdict === verdict) set(doorState.close(state));
    });
  }

  function connected(now: Connection) {
    const before = state.connection;
    // Who was sent away is signed out too, and the first says more.
    if (before === "withdrawn" && now === "signed-out") return checkSoon();
    if (before !== now) set({ ...state, connection: now });
    if (now === "online" && before !== "online") {
      queue.sendNow();
      sync.refresh();
    }
    if (now === "withdrawn") void forget();
    if (now === "signed-out" || now === "withdrawn") checkSoon();
  }

  function checkSoon() {
    cancelCheck?.();
    cancelCheck = device.after(signInCheck, () => live.check());
  }

  /** `first` is what has to reach the server before the item. */
  async function keep(item: VisitToSend, ...first: ToSend[]) {
    cancelClose?.();
    set(doorState.seen(state, item));
    if (state.connection === "lost" && roster !== null) return tellFirst(item, roster, first);
    device.after(patience, () => set(doorState.slow(state, item.scanId)));
    device.after(deadline, () => void tell(item));
    await queue.add(...first, item);
  }

  /** Without a connection: decided here, kept with what was decided, then shown. */
  async function tellFirst(item: VisitToSend, list: DoorRoster, first: readonly ToSend[]) {
    const local = localReply(item, await list.verdict(item));
    await queue.add(...first, { ...item, told: local.told });
    await show(item, local);
  }

  /** The server did not answer in time, or not at all. */
  async function tell(item: VisitToSend) {
    if (roster === null) return;
    const local = localReply(item, await roster.verdict(item));
    if (await queue.amend({ ...item, told: local.told })) await show(item, local);
  }

  async function show(item: VisitToSend, { told, reply, isNotListed }: ReturnType<typeof localReply>) {
    set(doorState.decided(state, item, { reply, by: "device", isNotListed }, setting));
    if (state.verdict?.scanId === item.scanId) speak(state.verdict);
    await note(item, told);
  }

  async function note(item: ToSend, told: Told) {
    await roster?.note(item, told);
    if (isVisit(item) && item.kind !== "exit" && told.outcome === "admitted")
      ahead.set(item.scanId, told.people);
    setAhead();
  }

  function setAhead() {
    const people = [...ahead.values()].reduce((sum, count) => sum + count, 0);
    set({
      ...state,
      ahead: people,
      room: state.connection === "online" ? state.room : (roster?.room() ?? state.room),
    });
  }

  async function forget() {
    roster = null;
    set({ ...state, roster: null });
    await ports.store?.forgetRosters();
  }

  const fresh = (age = 0) => ({
    scanId: device.uuid(),
    scannedAt: new Date(device.now().getTime() - age),
    clockOffsetMs,
  });
  const find = (scanId: string): RecentScan | undefined =>
    state.recent.find((recent) => recent.item.scanId === scanId);
  /** As seen again now: without what was told of it before. */
  const again = <Item extends VisitToSend>({ told: _, ...item }: Item) => ({ ...item, ...fresh(), ...names });

  /** The undo of a scan that still may be taken back, or null. */
  function undoOf(scanId: string) {
    if (find(scanId)?.undo !== "offered") return null;
    cancelClose?.();
    set(doorState.undoing(state, scanId));
    roster?.takeBack(scanId);
    if (ahead.delete(scanId)) setAhead();
    return { kind: "undo", ...fresh(), undoes: scanId } as const;
  }

  async function takeBack(scanId: string) {
    const item = undoOf(scanId);
    if (item === null) return;
    await queue.add(item);
    if (state.connection === "lost") set(doorState.undone(state, item, false));
  }

  return {
    state: () => state,
    subscribe(onChange) {
      listeners.add(onChange);
      return () => void listeners.delete(onChange);
    },
    name(given) {
      names = given;
    },
    scan(code, { age, kind = "entry", people } = {}) {
      const seen = { ...fresh(age), ...names, code: code.slice(-longestCode), override: false };
      void keep({ kind, ...seen, people: people ?? null });
    },
    walkIn(person, people = 1) {
      const last = state.recent[0]?.item;
      const isNameless = last?.kind === "walk-in" && last.name === null;
      const isBounce = isNameless && device.now().getTime() - last.scannedAt.getTime() < oneTap;
      if (person === null && isBounce) return;
      const { name, language } = person ?? { name: null, language: "en" };
      void keep({ kind: "walk-in", ...fresh(), ...names, name, language, people, override: false });
    },
    tally(who, people) {
      const item = { kind: "tally", ...fresh(), ...names, who, people } as const;
      const outcome = people > 0 ? ("admitted" as const) : ("left" as const);
      void queue.add(item).then(() => note(item, { outcome, people: Math.abs(people) }));
    },
    undo: (scanId) => void takeBack(scanId),
    fewer(scanId, people) {
      const item = find(scanId)?.item;
      const undo = item?.kind === "entry" ? undoOf(scanId) : null;
      if (item?.kind !== "entry" || undo === null) return;
      void keep({ ...again(item), people }, undo);
    },
    letInAnyway(scanId) {
      const item = find(scanId)?.item;
      if (item === undefined) return;
      void keep(
        item.kind === "walk-in" ? { ...again(item), override: true } : { ...again(item), override: true },
      );
    },
    letInUnlisted(scanId) {
      const item = find(scanId)?.item;
      if (item === undefined || item.kind === "walk-in") return;
      const told: Told = { outcome: "admitted", people: item.people ?? 1 };
      const letIn: VisitToSend = { ...again(item), told };
      cancelClose?.();
      set(doorState.seen(state, letIn));
      const reply = { scanId: letIn.scanId, ...told, at: letIn.scannedAt, flags: [] };
      void queue.add(letIn).then(() => show(letIn, { told, reply, isNotListed: false }));
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
    putAside(scanId) {
      set({ ...state, refused: state.refused.filter((known) => known.scanId !== scanId) });
      void queue.putAside(scanId);
    },
    async search(text) {
      if (state.connection === "lost" && roster !== null)
        return { outcome: "answered", answer: roster.search(text) };
      const sent = await ports.api.search(text);
      if (sent.outcome === "sign-in-required") connected("signed-out");
      if (sent.outcome === "no-connection" && roster !== null)
        return { outcome: "answered", answer: roster.search(text) };
      return sent;
    },
    forget,
    stop() {
      queue.stop();
      live.stop();
      sync.stop();
      cancelClose?.();
      cancelCheck?.();
    },
  };
}

/** What waits with its verdict, as it counts here. */
function toldBy(item: ToSend): Told | null {
  if (isVisit(item)) return item.told ?? null;
  if (item.kind !== "tally") return null;
  return { outcome: item.people > 0 ? "admitted" : "left", people: Math.abs(item.people) };
}

/** The device's store; memory takes over for what it refuses, so that the evening goes on. */
function lastingOr(lasting: QueueStore | undefined, memory: QueueStore): QueueStore {
  if (lasting === undefined) return memory;
  return {
    all: () => lasting.all(),
    async put(entry) {
      try {
        await lasting.put(entry);
      } catch (error) {
        await memory.put(entry);
        throw error;
      }
    },
    async remove(scanId) {
      await memory.remove(scanId);
      await lasting.remove(scanId);
    },
  };
}

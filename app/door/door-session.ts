import { movesPeople } from "~/app/domain/check-in/scan";
import type { AttendanceCounts, FoundTicket, ScanReply } from "./answers";
import type { DoorApi, Sent } from "./door-api";
import type { DoorState, RecentScan } from "./door-state";
import * as doorState from "./door-state";
import { isVisit, type Told, type ToSend, type UndoToSend, type VisitToSend } from "./items";
import { type Connection, liveCounts, type OpenStream } from "./live-counts";
import { type ListPorts, localList } from "./local-list";
import type { LocalReply } from "./local-reply";
import { type Entry, memoryQueueStore, orInMemory, scanQueue } from "./scan-queue";
import type { VerdictTone } from "./verdict";

export interface DoorSetup {
  eventId: string;
  zone: string;
  counts: AttendanceCounts;
  actorLabel: string;
  canOverride: boolean;
  isPass: boolean;
}

export interface SessionPorts extends ListPorts {
  api: DoorApi;
  stream: OpenStream;
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
  /** Sends a refused scan once more. */
  sendAgain: (scanId: string) => void;
  /** How many scans of other events' doors this device still has. */
  othersWait: (count: number) => void;
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
    others: ports.store === null ? 0 : null,
  };
  let names = { door: "", device: "" };
  let cancelClose: (() => void) | null = null;
  let cancelCheck: (() => void) | null = null;
  let lastTap: Date | null = null;
  let isListTaken = false;
  /** Scans that tell the server what happened: told once, whatever it answers. */
  const madeTrue = new Set<string>();
  let turn: Promise<unknown> = Promise.resolve();

  /** What the list decides is decided one after the other, each with what the one before it did. */
  function inTurn(work: () => Promise<void>): Promise<void> {
    const done = turn.then(work);
    turn = done.catch(() => undefined);
    return done;
  }

  const set = (next: DoorState) => {
    if (next === state) return;
    state = next;
    for (const listener of listeners) listener();
  };
  const setting = { zone: setup.zone, canOverride: setup.canOverride };

  const { eventId, actorLabel, canOverride, isPass } = setup;
  const person = { eventId, actorLabel, canOverride, isPass };
  const list = localList(person, ports, {
    changed({ roster, room, ahead }) {
      // With a connection the server's count is newer than what this device can know.
      const isCut = state.connection !== "online";
      set({ ...state, roster, ahead, room: isCut ? (room ?? state.room) : state.room });
    },
    signedOut: () => connected("signed-out"),
    storageFailed: () => set({ ...state, storage: "full" }),
  });

  const queue = scanQueue(ports.api, orInMemory(ports.store?.queue(setup.eventId), memory), device, {
    restored: restore,
    answered,
    kept(item, reason) {
      const isUntold = isVisit(item) && item.told === undefined;
      if (reason === "no-connection" && isUntold && state.roster !== null) return tell(item);
      const before = state.verdict;
      set(doorState.kept(state, item, reason));
      if (state.verdict !== null && state.verdict.word !== before?.word) ports.signal("offline");
      if (reason === "sign-in-required") checkSoon();
    },
    refused(item, problem) {
      if (item.kind === "undo") list.keepStanding(item);
      set(doorState.refused(state, item, problem));
      if (state.verdict?.scanId === item.scanId) ports.signal("refused");
    },
    storageFailed: () => set({ ...state, storage: "full" }),
  });

  const live = liveCounts(ports.api, ports.stream, device, {
    counts: (counts) => set({ ...state, counts, room: counts.room ?? state.room, lastContact: device.now() }),
    connection: connected,
  });

  async function restore(entries: readonly Entry[]) {
    const waiting = entries.filter(({ refused }) => refused === undefined).map(({ item }) => item);
    const refused = entries.flatMap(({ item, refused: problem }) =>
      problem === undefined ? [] : [doorState.refusedScan(item, problem.code)],
    );
    set(doorState.restored(state, waiting, refused));
    const tickets = await list.noteAgain(waiting);
    set(doorState.recalled(state, waiting, tickets, setup.zone));
  }

  function answered(item: ToSend, reply: ScanReply | null) {
    const wasCut = state.connection !== "online";
    set({ ...state, lastContact: device.now() });
    if (item.kind === "undo") set(doorState.undone(state, item));
    else if (reply !== null) hear(item, reply);
    else set(doorState.stored(state, item));
    list.stored(item, reply !== null && isVisit(item) && item.told === undefined ? reply : null);
    if (wasCut) live.check();
  }

  function hear(item: Exclude<ToSend, { kind: "undo" }>, reply: ScanReply) {
    if (!isVisit(item)) return set(doorState.stored(state, item));
    if (item.told === undefined) {
      set(doorState.decided(state, item, { reply, by: "server" }, setting));
      if (state.verdict?.scanId === item.scanId) speak(state.verdict);
      return;
    }
    set(doorState.stored(state, item));
    const { told } = item;
    const isSame =
      told.outcome === reply.outcome && (!movesPeople(told.outcome) || told.people === reply.people);
    if (!isSame && !madeTrue.has(item.scanId)) makeTrue(item, told, reply);
  }

  /**
   * The server had this scan before the device told its own verdict, and gave another: what happened at the door is
   * sent as a scan of its own, so that staff see both, or taken back where nobody came in. Where the two differ in how
   * many came alone, the server's is taken back and what was told takes its place.
   */
  function makeTrue(item: VisitToSend, told: Told, reply: ScanReply) {
    const undo = { kind: "undo", ...fresh(), undoes: item.scanId } as const;
    const anew = { ...item, scanId: device.uuid() };
    madeTrue.add(anew.scanId);
    if (told.outcome === reply.outcome) void queue.add(undo, anew);
    else if (movesPeople(told.outcome)) void queue.add(anew);
    else if (movesPeople(reply.outcome)) void queue.add(undo);
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
      if (isListTaken) list.resume();
      else list.refresh();
      isListTaken = false;
    }
    if (now === "withdrawn" && before !== now) {
      isListTaken = true;
      void list.forgetEvent();
    }
    if (now === "signed-out" || now === "withdrawn") checkSoon();
  }

  function checkSoon() {
    cancelCheck?.();
    cancelCheck = device.after(signInCheck, () => live.check());
  }

  /** `first` is what has to reach the server before the item. */
  async function keep(item: VisitToSend, ...first: ToSend[]) {
    cancelClose?.();
    if (state.connection === "lost" && state.roster !== null) return inTurn(() => tellFirst(item, first));
    set(doorState.seen(state, item));
    device.after(patience, () => set(doorState.slow(state, item.scanId)));
    device.after(deadline, () => tell(item));
    await queue.add(...first, item);
  }

  /** Without a connection: decided here, kept with what was decided, then shown. */
  async function tellFirst(item: VisitToSend, first: readonly ToSend[]) {
    const local = await list.decide(item);
    await queue.add(...first, local === null ? item : { ...item, told: local.told });
    if (local === null) return set(doorState.seen(state, item));
    state = doorState.seen(state, item);
    show(item, local);
  }

  /** The server did not answer in time, or not at all. */
  function tell(item: VisitToSend) {
    void inTurn(async () => {
      const local = await list.decide(item);
      if (local !== null && (await queue.amend({ ...item, told: local.told }))) show(item, local);
    });
  }

  /** In one step, so that the page is drawn once. */
  function show(item: VisitToSend, { told, reply, isNotListed, ticketId }: LocalReply) {
    list.note(item, told, ticketId);
    set(doorState.decided(state, item, { reply, by: "device", isNotListed }, setting));
    if (state.verdict?.scanId === item.scanId) speak(state.verdict);
  }

  const fresh = (age = 0) => ({
    scanId: device.uuid(),
    scannedAt: new Date(device.now().getTime() - age),
    clockOffsetMs: list.clockOffsetMs(),
  });
  const find = (scanId: string): RecentScan | undefined =>
    state.recent.find((recent) => recent.item.scanId === scanId);
  /** As seen again now: without what was told of it before. */
  const again = <Item extends VisitToSend>({ told: _told, ...item }: Item) => ({
    ...item,
    ...fresh(),
    ...names,
  });

  /** The undo of a scan that still may be taken back, or null. */
  async function undoOf(scanId: string): Promise<UndoToSend | null> {
    const row = find(scanId);
    if (row?.undo !== "offered") return null;
    cancelClose?.();
    const undo = { kind: "undo", ...fresh(), undoes: scanId } as const;
    set(doorState.undoing(state, scanId));
    const ticket = await list.ticketOf(row.item);
    const item: UndoToSend = {
      ...undo,
      ...(row.did && { was: { ...row.did, ticketId: ticket?.id ?? null } }),
    };
    list.takeBack(item);
    return item;
  }

  function takeBackHere(undo: UndoToSend) {
    if (state.connection === "lost") set(doorState.undone(state, undo, false));
  }

  async function takeBack(scanId: string) {
    const item = await undoOf(scanId);
    if (item === null) return;
    await queue.add(item);
    takeBackHere(item);
  }

  async function letInFewer(scanId: string, people: number) {
    const item = find(scanId)?.item;
    const undo = item?.kind === "entry" ? await undoOf(scanId) : null;
    if (item?.kind !== "entry" || undo === null) return;
    await keep({ ...again(item), people }, undo);
    takeBackHere(undo);
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
      lastTap = null;
      const seen = { ...fresh(age), ...names, code: code.slice(-longestCode), override: false };
      void keep({ kind, ...seen, people: people ?? null });
    },
    walkIn(person, people = 1) {
      const now = device.now();
      const isBounce = lastTap !== null && now.getTime() - lastTap.getTime() < oneTap;
      if (person === null && isBounce) return;
      lastTap = person === null ? now : null;
      const { name, language } = person ?? { name: null, language: "en" };
      void keep({ kind: "walk-in", ...fresh(), ...names, name, language, people, override: false });
    },
    tally(who, people) {
      const item = { kind: "tally", ...fresh(), ...names, who, people } as const;
      const outcome = people > 0 ? ("admitted" as const) : ("left" as const);
      void queue.add(item).then(() => list.note(item, { outcome, people: Math.abs(people) }, null));
    },
    undo: (scanId) => void takeBack(scanId),
    fewer: (scanId, people) => void letInFewer(scanId, people),
    letInAnyway(scanId) {
      const item = find(scanId)?.item;
      if (item === undefined) return;
      // Spread as a union, it would be neither.
      void keep(
        item.kind === "walk-in" ? { ...again(item), override: true } : { ...again(item), override: true },
      );
    },
    letInUnlisted(scanId) {
      const item = find(scanId)?.item;
      if (item === undefined || item.kind === "walk-in") return;
      const told: Told = { outcome: "admitted", people: item.people ?? 1 };
      const letIn: VisitToSend = { ...again(item), kind: "entry", told };
      cancelClose?.();
      set(doorState.seen(state, letIn));
      const reply = { scanId: letIn.scanId, ...told, at: letIn.scannedAt, flags: [] };
      void inTurn(async () => {
        await queue.add(letIn);
        show(letIn, { told, reply, isNotListed: false, ticketId: null });
      });
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
    sendAgain(scanId) {
      set(doorState.again(state, scanId));
      void queue.sendAgain(scanId);
    },
    othersWait(count) {
      if (count !== state.others) set({ ...state, others: count });
    },
    async search(text) {
      const found = state.connection === "lost" ? list.search(text) : null;
      if (found !== null) return { outcome: "answered", answer: found };
      const sent = await ports.api.search(text);
      if (sent.outcome === "sign-in-required") connected("signed-out");
      const listed = sent.outcome === "no-connection" ? list.search(text) : null;
      return listed === null ? sent : { outcome: "answered", answer: listed };
    },
    forget: list.forget,
    stop() {
      queue.stop();
      live.stop();
      list.stop();
      cancelClose?.();
      cancelCheck?.();
    },
  };
}

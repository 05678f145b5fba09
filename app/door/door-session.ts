import type { ScanReply } from "./answers";
import { correctionOf } from "./correction";
import type { DoorSession, DoorSetup, SessionPorts } from "./door-ports";
import type { DoorState } from "./door-state";
import * as doorState from "./door-state";
import { itemMaker } from "./item-maker";
import { isVisit, type Told, type ToSend, type UndoToSend, type VisitToSend } from "./items";
import { type Connection, liveCounts } from "./live-counts";
import { localList } from "./local-list";
import type { LocalReply } from "./local-reply";
import { type Entry, memoryQueueStore, orInMemory } from "./queue-store";
import type { RecentScan } from "./recent-scan";
import { scanQueue } from "./scan-queue";

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

  const make = itemMaker(device, list.clockOffsetMs);

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
    if (!madeTrue.has(item.scanId)) makeTrue(correctionOf(item, item.told, reply, make));
  }

  function makeTrue(corrections: readonly ToSend[]) {
    for (const { kind, scanId } of corrections) if (kind !== "undo") madeTrue.add(scanId);
    if (corrections.length > 0) void queue.add(...corrections);
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

  const find = (scanId: string): RecentScan | undefined =>
    state.recent.find((recent) => recent.item.scanId === scanId);
  /** The undo of a scan that still may be taken back, or null. */
  async function undoOf(scanId: string): Promise<UndoToSend | null> {
    const row = find(scanId);
    if (row?.undo !== "offered") return null;
    cancelClose?.();
    const undo = { kind: "undo", ...make.fresh(), undoes: scanId } as const;
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
    await keep({ ...make.again(item), people }, undo);
    takeBackHere(undo);
  }

  return {
    state: () => state,
    subscribe(onChange) {
      listeners.add(onChange);
      return () => void listeners.delete(onChange);
    },
    name: make.name,
    scan(code, { age, kind = "entry", people } = {}) {
      lastTap = null;
      const seen = { ...make.named(age), code: make.code(code), override: false };
      void keep({ kind, ...seen, people: people ?? null });
    },
    walkIn(person, people = 1) {
      const now = device.now();
      const isBounce = lastTap !== null && now.getTime() - lastTap.getTime() < oneTap;
      if (person === null && isBounce) return;
      lastTap = person === null ? now : null;
      const { name, language } = person ?? { name: null, language: "en" };
      void keep({ kind: "walk-in", ...make.named(), name, language, people, override: false });
    },
    tally(who, people) {
      const item = { kind: "tally", ...make.named(), who, people } as const;
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
        item.kind === "walk-in"
          ? { ...make.again(item), override: true }
          : { ...make.again(item), override: true },
      );
    },
    letInUnlisted(scanId) {
      const item = find(scanId)?.item;
      if (item === undefined || item.kind === "walk-in") return;
      const told: Told = { outcome: "admitted", people: item.people ?? 1 };
      const letIn: VisitToSend = { ...make.again(item), kind: "entry", told };
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

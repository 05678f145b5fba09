import { isBlank, type Note } from "~/app/domain/sharing/note";
import { digitsIn, levelOf, type VisitAnswer } from "~/app/domain/sharing/visit";
import { readScannedText } from "~/app/domain/tickets/scanned-text";
import type { Sent } from "~/app/door/door-api";
import { backoff, type DevicePorts } from "~/app/door/ports";
import { type Entry, memoryQueueStore, orInMemory, type QueueStore } from "~/app/door/queue-store";
import { sendQueue } from "~/app/door/send-queue";
import type { VisitToSend } from "./items";
import type { Contact, GivenAnswer, TableApi, TableCounts, VisitReply } from "./table-api";
import { ended, firstState, type NumberTrouble, type TableState } from "./table-state";

export interface TableSetup {
  closesAt: Date;
  isOpen: boolean;
  counts: TableCounts;
}

export interface TablePorts {
  api: TableApi;
  device: DevicePorts;
  /** Where answers wait; null where this device keeps nothing. */
  store: QueueStore<VisitToSend> | null;
}

export interface TableSession {
  state: () => TableState;
  subscribe: (onChange: () => void) => () => void;
  /** A ticket was scanned or typed: its visitor is asked. */
  take: (text: string) => void;
  answer: (answer: VisitAnswer, number: string, language: string) => void;
  /** The visitor is done, or goes without an answer: the next one. */
  next: () => void;
  noteOutcome: (note: Note) => void;
  noteContact: (contactId: string, note: Note) => void;
  loadContacts: () => void;
  /** Asks how things stand: the page came back into view, or the network did. */
  lookAgain: () => void;
  sendAgain: (scanId: string) => void;
  putAside: (scanId: string) => void;
  seenTold: (scanId: string) => void;
  stop: () => void;
}

/** The longest that the server reads of a code; what counts stands at its end. */
const longestCode = 4_096;
const sharingDigits = 4;
/** Why a share is refused, by the server's word. */
const numberTroubles: Record<string, NumberTrouble> = {
  "numbers-used-up": "usedUp",
  "own-page-only": "ownPage",
};
/** How often a table asks for its counts, and how often for the answer of a visitor who stands there. */
const calm = 5_000;
const eager = 2_500;
const overdue = 30_000;

/** A representative's day at a table: takes tickets and answers, keeps what has no connection, shows what came of it. */
export function tableSession(setup: TableSetup, { api, device, store }: TablePorts): TableSession {
  const listeners = new Set<() => void>();
  let state: TableState = {
    ...firstState(setup.closesAt, setup.isOpen, setup.counts),
    storage: store === null ? "missing" : "lasting",
  };
  let clockOffsetMs: number | null = null;
  let attempt = 0;
  let cancelCheck: (() => void) | null = null;
  let cancelEnd: (() => void) | null = null;
  let isStopped = false;
  /** Who shares by an answer that was sent late, and what waits to be noted of them: by the visit's id. */
  const contactsOf = new Map<string, Contact>();
  const notesFor = new Map<string, Note>();
  /** What waits, as it was made here: a note is added to it. */
  const kept = new Map<string, VisitToSend>();

  const set = (change: Partial<TableState>) => {
    state = { ...state, ...change };
    for (const listener of listeners) listener();
  };

  const openVisit = () => state.visit;

  const queue = sendQueue<VisitToSend, VisitReply>(
    api,
    orInMemory(store ?? undefined, memoryQueueStore<VisitToSend>()),
    device,
    {
      restored,
      answered(item, reply) {
        kept.delete(item.scanId);
        const { scanId, scannedAt: at } = item;
        const told = reply.notShared && [...state.told, { scanId, at, reason: reply.notShared }];
        set({ waiting: Math.max(0, state.waiting - 1), ...(told && { told }) });
        if (reply.contact !== null) contactsOf.set(scanId, reply.contact);
        learned(scanId, reply);
        heard();
        lookAgain();
      },
      kept(_item, reason) {
        if (reason === "no-connection") lost();
        if (reason === "sign-in-required") end();
      },
      refused({ scanId, scannedAt: at }, { code }) {
        kept.delete(scanId);
        set({
          waiting: Math.max(0, state.waiting - 1),
          refused: [...state.refused, { scanId, at, code }],
        });
      },
      storageFailed: () => set({ storage: "full" }),
    },
    { waitsFor: () => null, isFinal: () => false },
  );

  function restored(entries: readonly Entry<VisitToSend>[]) {
    const refused = entries.flatMap(({ item, refused: problem }) =>
      problem === undefined ? [] : [{ scanId: item.scanId, at: item.scannedAt, code: problem.code }],
    );
    for (const { item, refused: problem } of entries) if (problem === undefined) kept.set(item.scanId, item);
    set({ waiting: state.waiting + entries.length - refused.length, refused });
  }

  /** The outcome that is still on the screen is what the server made of it, and a note of it goes there. */
  function learned(visitId: string, reply: VisitReply) {
    const { outcome } = state;
    if (outcome?.visitId === visitId && reply.answer !== null) {
      set({ outcome: { ...outcome, answer: reply.answer, contact: reply.contact, isKept: false } });
    }
    const note = notesFor.get(visitId);
    notesFor.delete(visitId);
    if (note !== undefined && reply.contact !== null) void noteContact(reply.contact.id, note);
  }

  function heard() {
    attempt = 0;
    if (state.connection === "over") return;
    const wasOnline = state.connection === "online";
    set({ connection: "online" });
    if (!wasOnline) queue.sendNow();
  }

  function lost() {
    if (state.connection !== "over") set({ connection: "lost" });
    later(backoff(attempt, device.random()));
    attempt += 1;
  }

  function end() {
    cancelEnd?.();
    contactsOf.clear();
    state = ended(state);
    set({});
    later(overdue);
  }

  /** @returns whether there is an answer to read */
  function isAnswered<Answer>(sent: Sent<Answer>): sent is { outcome: "answered"; answer: Answer } {
    if (sent.outcome === "no-connection") lost();
    if (sent.outcome === "sign-in-required") end();
    if (sent.outcome === "answered" || sent.outcome === "refused") heard();
    return sent.outcome === "answered";
  }

  async function check() {
    if (state.connection === "over") {
      // What was answered before the end may still be sent.
      if (state.waiting > 0) queue.sendNow();
      return later(overdue);
    }
    const asked = state.visit;
    const [now, visit] = await Promise.all([
      api.now(),
      asked === null || state.connection === "lost" ? null : api.visit(asked.id),
    ]);
    if (isStopped) return;
    if (isAnswered(now)) {
      clockOffsetMs = now.answer.now.getTime() - device.now().getTime();
      const { isOpen, closesAt, counts } = now.answer;
      set({ isOpen, closesAt, counts });
      planEnd();
      later(state.visit === null ? calm : eager);
    } else if (now.outcome === "refused") {
      if (now.status === 403) end();
      else later(calm);
    } else if (now.outcome === "wait") later(now.milliseconds);
    const answer = visit?.outcome === "answered" ? visit.answer.answer : null;
    if (answer !== null && state.visit?.id === asked?.id) answeredElsewhere(answer);
  }

  /** The visitor chose on their own page. */
  function answeredElsewhere(answer: VisitAnswer) {
    const { visit } = state;
    if (visit === null || visit.isSending) return;
    set({ visit: null, outcome: { visitId: visit.id, answer, isKept: false, contact: null, note: null } });
    if (levelOf(answer) !== null) void loadContacts();
  }

  function later(milliseconds: number) {
    cancelCheck?.();
    if (!isStopped) cancelCheck = device.after(milliseconds, () => void check());
  }

  function lookAgain() {
    cancelCheck?.();
    void check();
  }

  /** By this phone's own clock too: without a connection nobody tells it. */
  function planEnd() {
    cancelEnd?.();
    const left = state.closesAt.getTime() - device.now().getTime() - (clockOffsetMs ?? 0);
    // Longer than a timer can wait is asked for again by then.
    if (left > 0)
      cancelEnd = device.after(Math.min(left, 2 ** 31 - 1), () => (left < 2 ** 31 ? end() : planEnd()));
    else end();
  }

  async function take(text: string) {
    if (state.visit !== null || state.outcome !== null || state.connection === "over") return;
    const code = text.trim().slice(-longestCode);
    if (readScannedText(code).kind === "unreadable") return set({ trouble: "unknown-ticket" });
    const id = device.uuid();
    set({ trouble: null, visit: { id, code, at: device.now(), trouble: null, isSending: false } });
    if (state.connection === "lost") return;
    const sent = await api.put(id, code, null);
    if (isAnswered(sent)) return later(eager);
    if (sent.outcome !== "refused" || openVisit()?.id !== id) return;
    set({ visit: null, trouble: sent.code === "table-closed" ? "table-closed" : "unknown-ticket" });
  }

  async function answer(chosen: VisitAnswer, number: string, language: string) {
    const { visit } = state;
    if (visit === null || visit.isSending) return;
    const digits = levelOf(chosen) === null ? null : digitsIn(number);
    if (digits !== null && digits.length !== sharingDigits) {
      return set({ visit: { ...visit, trouble: "missing" } });
    }
    const given = { answer: chosen, number: digits, language };
    if (state.connection === "lost") return keep(visit, given);
    set({ visit: { ...visit, trouble: null, isSending: true } });
    const sent = await api.put(visit.id, visit.code, given);
    if (isStopped) return;
    if (isAnswered(sent)) {
      const { answer: stands, contact } = sent.answer;
      const outcome = { visitId: visit.id, answer: stands ?? chosen, isKept: false, contact, note: null };
      set({ visit: null, outcome });
      return lookAgain();
    }
    if (sent.outcome === "no-connection") return keep(visit, given);
    if (sent.outcome === "sign-in-required") return;
    if (digits === null) return set({ visit: null, trouble: "table-closed" });
    const trouble = sent.outcome === "wait" ? "usedUp" : (numberTroubles[sent.code] ?? "differs");
    set({ visit: { ...visit, isSending: false, trouble } });
  }

  /** Without a connection: kept on this phone, and decided by the server once it is sent. */
  async function keep(visit: NonNullable<TableState["visit"]>, { answer: chosen, ...given }: GivenAnswer) {
    const item = {
      ...{ scanId: visit.id, scannedAt: visit.at, clockOffsetMs, code: visit.code },
      ...{ ...given, answer: chosen, note: null },
    };
    kept.set(item.scanId, item);
    const outcome = { visitId: visit.id, answer: chosen, isKept: true, contact: null, note: null };
    set({ visit: null, outcome, waiting: state.waiting + 1 });
    await queue.add(item);
  }

  async function noteOutcome(note: Note) {
    const { outcome } = state;
    if (outcome === null) return;
    set({ outcome: { ...outcome, note } });
    const { visitId } = outcome;
    const contact = outcome.contact ?? contactsOf.get(visitId);
    if (contact) return noteContact(contact.id, note);
    const item = kept.get(visitId);
    // Where it is on its way, the note follows once the server has said who it is about.
    if (item === undefined || isBlank(note)) return;
    notesFor.set(visitId, note);
    await queue.amend({ ...item, note });
  }

  async function noteContact(contactId: string, note: Note) {
    const contacts = state.contacts?.map((each) => (each.id === contactId ? { ...each, note } : each));
    set({ ...(contacts && { contacts }) });
    isAnswered(await api.note(contactId, note));
  }

  async function loadContacts() {
    const sent = await api.contacts();
    if (!isStopped && isAnswered(sent) && state.connection !== "over") set({ contacts: sent.answer });
  }

  planEnd();
  void check();
  return {
    state: () => state,
    subscribe(onChange) {
      listeners.add(onChange);
      return () => void listeners.delete(onChange);
    },
    take: (text) => void take(text),
    answer: (chosen, number, language) => void answer(chosen, number, language),
    next() {
      set({ visit: null, outcome: null, trouble: null });
    },
    noteOutcome: (note) => void noteOutcome(note),
    noteContact: (contactId, note) => void noteContact(contactId, note),
    loadContacts: () => void loadContacts(),
    lookAgain,
    sendAgain(scanId) {
      set({ refused: state.refused.filter((each) => each.scanId !== scanId), waiting: state.waiting + 1 });
      void queue.sendAgain(scanId);
    },
    putAside(scanId) {
      set({ refused: state.refused.filter((each) => each.scanId !== scanId) });
      void queue.putAside(scanId);
    },
    seenTold: (scanId) => set({ told: state.told.filter((each) => each.scanId !== scanId) }),
    stop() {
      isStopped = true;
      queue.stop();
      cancelCheck?.();
      cancelEnd?.();
    },
  };
}

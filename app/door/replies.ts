import type { ScanReply } from "./answers";
import { correctionOf } from "./correction";
import * as doorState from "./door-state";
import type { Evening } from "./evening";
import { isVisit, type ToSend } from "./items";
import type { Entry } from "./queue-store";
import type { QueueEvents } from "./scan-queue";
import { tell } from "./visits";

/** What the queue tells about the scans of an evening. */
export const replies = (evening: () => Evening): QueueEvents => ({
  restored: (entries) => restored(evening(), entries),
  answered: (item, reply) => answered(evening(), item, reply),
  kept: (item, reason) => kept(evening(), item, reason),
  refused: (item, problem) => refused(evening(), item, problem),
  storageFailed() {
    const { state } = evening();
    state.set({ ...state.now(), storage: "full" });
  },
});

async function restored({ state, list, setting }: Evening, entries: readonly Entry[]) {
  const waiting = entries.filter(({ refused }) => refused === undefined).map(({ item }) => item);
  const refused = entries.flatMap(({ item, refused: problem }) =>
    problem === undefined ? [] : [doorState.refusedScan(item, problem.code)],
  );
  state.set(doorState.restored(state.now(), waiting, refused));
  const tickets = await list.noteAgain(waiting);
  state.set(doorState.recalled(state.now(), waiting, tickets, setting.zone));
}

function answered(evening: Evening, item: ToSend, reply: ScanReply | null) {
  const { state, list, live, ports } = evening;
  const wasCut = state.now().connection !== "online";
  state.set({ ...state.now(), lastContact: ports.device.now() });
  if (item.kind === "undo") state.set(doorState.undone(state.now(), item));
  else if (reply !== null) hear(evening, item, reply);
  else state.set(doorState.stored(state.now(), item));
  list.stored(item, reply !== null && isVisit(item) && item.told === undefined ? reply : null);
  if (wasCut) live.check();
}

function hear(evening: Evening, item: Exclude<ToSend, { kind: "undo" }>, reply: ScanReply) {
  const { state, setting, cue, make, madeTrue } = evening;
  if (isVisit(item) && item.told === undefined) {
    state.set(doorState.decided(state.now(), item, { reply, by: "server" }, setting));
    return cue.speak(item.scanId);
  }
  state.set(doorState.stored(state.now(), item));
  if (!isVisit(item) || item.told === undefined || madeTrue.has(item.scanId)) return;
  makeTrue(evening, correctionOf(item, item.told, reply, make));
}

function makeTrue({ madeTrue, queue }: Evening, corrections: readonly ToSend[]) {
  for (const { kind, scanId } of corrections) if (kind !== "undo") madeTrue.add(scanId);
  if (corrections.length > 0) void queue.add(...corrections);
}

function kept(evening: Evening, ...[item, reason]: Parameters<QueueEvents["kept"]>) {
  const { state, ports, signInCheck } = evening;
  const { roster, verdict: before } = state.now();
  const isUntold = isVisit(item) && item.told === undefined;
  if (reason === "no-connection" && isUntold && roster !== null) return tell(evening, item);
  state.set(doorState.kept(state.now(), item, reason));
  const { verdict } = state.now();
  if (verdict !== null && verdict.word !== before?.word) ports.signal("offline");
  if (reason === "sign-in-required") signInCheck.soon();
}

function refused({ state, list, ports }: Evening, ...[item, problem]: Parameters<QueueEvents["refused"]>) {
  if (item.kind === "undo") list.keepStanding(item);
  state.set(doorState.refused(state.now(), item, problem));
  if (state.now().verdict?.scanId === item.scanId) ports.signal("refused");
}

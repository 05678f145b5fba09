import * as doorState from "./door-state";
import type { Evening } from "./evening";
import type { Told, ToSend, VisitToSend } from "./items";
import type { LocalReply } from "./local-reply";

/** Later than this a person at the door wonders whether it was seen. */
const patience = 600;
/** Later than this the list on the device answers, and the server is told so. */
const deadline = 1_500;

/**
 * Somebody comes or goes: kept, sent, and decided by the server, or by the list where the server is away or slow.
 * @param first what has to reach the server before the item
 */
export async function keep(evening: Evening, item: VisitToSend, ...first: ToSend[]): Promise<void> {
  const { state, cue, ports, queue } = evening;
  cue.stay();
  const { connection, roster } = state.now();
  if (connection === "lost" && roster !== null) return evening.inTurn(() => tellFirst(evening, item, first));
  state.set(doorState.seen(state.now(), item));
  ports.device.after(patience, () => state.set(doorState.slow(state.now(), item.scanId)));
  ports.device.after(deadline, () => tell(evening, item));
  await queue.add(...first, item);
}

/** Without a connection: decided here, kept with what was decided, then shown. */
async function tellFirst(evening: Evening, item: VisitToSend, first: readonly ToSend[]) {
  const { state, list, queue } = evening;
  const local = await list.decide(item);
  await queue.add(...first, local === null ? item : { ...item, told: local.told });
  if (local === null) state.set(doorState.seen(state.now(), item));
  else show(evening, item, local, (now) => doorState.seen(now, item));
}

/** The server did not answer in time, or not at all. */
export function tell(evening: Evening, item: VisitToSend): void {
  const { inTurn, list, queue } = evening;
  void inTurn(async () => {
    const local = await list.decide(item);
    if (local !== null && (await queue.amend({ ...item, told: local.told }))) show(evening, item, local);
  });
}

/** Staff let in the visitor of a refused scan. */
export function letInAnyway(evening: Evening, item: VisitToSend): void {
  const { make } = evening;
  // Spread as a union, it would be neither.
  void keep(
    evening,
    item.kind === "walk-in"
      ? { ...make.again(item), override: true }
      : { ...make.again(item), override: true },
  );
}

/** The holder of a code that is newer than the list comes in by the volunteer's word. */
export function letInUnlisted(evening: Evening, item: Exclude<VisitToSend, { kind: "walk-in" }>): void {
  const { state, cue, make, queue } = evening;
  const told: Told = { outcome: "admitted", people: item.people ?? 1 };
  const letIn: VisitToSend = { ...make.again(item), kind: "entry", told };
  cue.stay();
  state.set(doorState.seen(state.now(), letIn));
  const reply = { scanId: letIn.scanId, ...told, at: letIn.scannedAt, flags: [] };
  void evening.inTurn(async () => {
    await queue.add(letIn);
    show(evening, letIn, { told, reply, isNotListed: false, ticketId: null });
  });
}

/** @param before what else has changed, so that the page is drawn once */
function show(
  { state, list, cue, setting }: Evening,
  item: VisitToSend,
  { told, reply, isNotListed, ticketId }: LocalReply,
  before: (now: doorState.DoorState) => doorState.DoorState = (now) => now,
) {
  list.note(item, told, ticketId);
  state.set(doorState.decided(before(state.now()), item, { reply, by: "device", isNotListed }, setting));
  cue.speak(item.scanId);
}

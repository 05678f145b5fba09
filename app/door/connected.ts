import type { Evening } from "./evening";
import type { Connection } from "./live-counts";

/** How the connection stands now, and what follows from that. */
export function connected(evening: Evening, now: Connection): void {
  const { state, signInCheck } = evening;
  const before = state.now().connection;
  // Who was sent away is signed out too, and the first says more.
  if (before === "withdrawn" && now === "signed-out") return signInCheck.soon();
  if (before !== now) {
    state.set({ ...state.now(), connection: now });
    if (now === "online") comeBack(evening);
    if (now === "withdrawn") takeList(evening);
  }
  if (now === "signed-out" || now === "withdrawn") signInCheck.soon();
}

/** Sends what waited, and asks for the list anew where it was taken. */
function comeBack(evening: Evening) {
  evening.queue.sendNow();
  if (evening.isListTaken) evening.list.resume();
  else evening.list.refresh();
  evening.isListTaken = false;
}

function takeList(evening: Evening) {
  evening.isListTaken = true;
  void evening.list.forgetEvent();
}

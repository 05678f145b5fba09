import type { VisitToSend } from "./items";
import type { DevicePorts } from "./ports";

/** The longest that the server reads of a code; what counts stands at its end. */
const longestCode = 4_096;

export interface ItemMaker {
  /** The door's and the phone's names, as later items carry them. */
  name: (names: { door: string; device: string }) => void;
  /** What every item has, made now; `age` is how many milliseconds ago it happened. */
  fresh: (age?: number) => { scanId: string; scannedAt: Date; clockOffsetMs: number | null };
  /** The same with the names. */
  named: (age?: number) => ReturnType<ItemMaker["fresh"]> & { door: string; device: string };
  code: (text: string) => string;
  /** An item as seen again now: without what was told of it before. */
  again: <Item extends VisitToSend>(item: Item) => Omit<Item, "told"> & ReturnType<ItemMaker["named"]>;
}

/** Makes what a door sends, by the device's clock and ids. */
export function itemMaker(device: DevicePorts, clockOffsetMs: () => number | null): ItemMaker {
  let names = { door: "", device: "" };
  const fresh = (age = 0) => ({
    scanId: device.uuid(),
    scannedAt: new Date(device.now().getTime() - age),
    clockOffsetMs: clockOffsetMs(),
  });
  const named = (age = 0) => ({ ...fresh(age), ...names });
  return {
    name: (given) => {
      names = given;
    },
    fresh,
    named,
    code: (text) => text.slice(-longestCode),
    again: ({ told: _told, ...item }) => ({ ...item, ...named() }),
  };
}

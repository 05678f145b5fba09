import { describe, expect, test } from "vitest";
import { doorChoicesStore } from "~/app/door/door-choices";

/** A phone's storage in memory. */
function aPhone() {
  const kept = new Map<string, string>();
  const remembered = {
    read: (key: string) => kept.get(key) ?? null,
    write: (key: string, value: string) => void kept.set(key, value),
  };
  return { kept, open: (eventId = "e1") => doorChoicesStore(eventId, "Door pass 3", remembered) };
}

describe("a phone", () => {
  test("has no door at first, the name of its door pass, sound and vibration", () => {
    expect(aPhone().open().read()).toEqual({
      names: { door: "", device: "Door pass 3" },
      signals: { sound: true, vibration: true },
    });
  });

  test("remembers its door for the event alone, and its own name for all", () => {
    const { open } = aPhone();
    open().setNames({ door: "Garden side", device: "Ana's phone" });
    expect(open().read().names).toEqual({ door: "Garden side", device: "Ana's phone" });
    expect(open("e2").read().names).toEqual({ door: "", device: "Ana's phone" });
  });

  test("remembers that it shall be silent and still, and that it shall not any more", () => {
    const { open } = aPhone();
    open().setSignals({ sound: false, vibration: false });
    expect(open().read().signals).toEqual({ sound: false, vibration: false });
    open().setSignals({ sound: true, vibration: true });
    expect(open().read().signals).toEqual({ sound: true, vibration: true });
  });

  test("tells who listens, until they stop, and reads the same thing until it changes", () => {
    const store = aPhone().open();
    let told = 0;
    const stop = store.subscribe(() => {
      told += 1;
    });
    expect(store.read()).toBe(store.read());
    store.setNames({ door: "A", device: "B" });
    stop();
    store.setNames({ door: "C", device: "B" });
    expect([told, store.read().names.door]).toEqual([1, "C"]);
  });
});

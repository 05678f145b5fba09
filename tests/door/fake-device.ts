import type { DevicePorts } from "~/app/door/ports";

export interface FakeDevice extends DevicePorts {
  /** Lets time pass: runs what is due, in order, and lets promises settle between. */
  pass: (milliseconds: number) => Promise<void>;
}

/** A device whose clock stands until the test moves it; its ids are id-1, id-2, ... */
export function fakeDevice(start = "2026-12-05T18:00:00Z"): FakeDevice {
  let now = new Date(start).getTime();
  let timers: { due: number; run: () => void }[] = [];
  let ids = 0;

  async function pass(milliseconds: number) {
    await settle();
    const end = now + milliseconds;
    for (;;) {
      const next = timers.filter(({ due }) => due <= end).sort((a, b) => a.due - b.due)[0];
      if (next === undefined) break;
      timers = timers.filter((timer) => timer !== next);
      now = next.due;
      next.run();
      await settle();
    }
    now = end;
  }

  return {
    now: () => new Date(now),
    after(milliseconds, run) {
      const timer = { due: now + milliseconds, run };
      timers.push(timer);
      return () => {
        timers = timers.filter((each) => each !== timer);
      };
    },
    random: () => 0.5,
    uuid: () => {
      ids += 1;
      return `id-${ids}`;
    },
    pass,
  };
}

/** Promise callbacks queued so far, and those that they queue, have run. */
const settle = () => new Promise((done) => setImmediate(done));

import type { Services } from "~/app/adapters/services";
import { expireOffers } from "~/app/commands/expire-offers.server";
import { forgetPatrons } from "~/app/commands/forget-patrons.server";
import { planReminders } from "~/app/commands/plan-reminders.server";

const second = 1_000;
const hour = 3_600 * second;

interface Chore {
  /** Milliseconds. */
  every: number;
  /** What takes several steps ends between two of them once the signal is given. */
  run(services: Services, stopping: { signal: AbortSignal }): Promise<unknown>;
}

/** What a worker does by the clock, beside sending. Any number of workers may do each at once. */
const chores: readonly Chore[] = [
  { every: hour, run: forgetPatrons },
  { every: 10 * second, run: expireOffers },
  { every: 60 * second, run: planReminders },
];

/**
 * Does each chore now and then by its interval, never twice at once. The returned function ends it, and is done when
 * nothing runs any more.
 */
export function startChores(services: Services, onError: (error: unknown) => void): () => Promise<void> {
  const stopping = new AbortController();
  const started = chores.map(({ every, run }) => {
    let running: Promise<unknown> | null = null;
    const take = () => {
      running ??= run(services, { signal: stopping.signal })
        .catch(onError)
        .finally(() => {
          running = null;
        });
    };
    take();
    const timer = setInterval(take, every).unref();
    return { timer, whenIdle: () => running };
  });
  return async () => {
    stopping.abort();
    for (const { timer } of started) clearInterval(timer);
    await Promise.all(started.map(async ({ whenIdle }) => whenIdle()));
  };
}

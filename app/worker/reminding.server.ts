import type { Services } from "~/app/adapters/services";
import { planReminders } from "~/app/commands/plan-reminders.server";

/** Milliseconds between two looks: a reminder is at most as late as that. */
const lookEvery = 60_000;

/** Looks each minute which reminders are due, one look after the other. A stop ends a look after its batch. */
export function startReminding(services: Services, onError: (error: unknown) => void) {
  const stopping = new AbortController();
  let looking: Promise<unknown> | null = null;
  const look = () => {
    looking ??= planReminders(services, { signal: stopping.signal })
      .catch(onError)
      .finally(() => {
        looking = null;
      });
  };
  look();
  const looks = setInterval(look, lookEvery).unref();
  return {
    stop: async () => {
      stopping.abort();
      clearInterval(looks);
      await looking;
    },
  };
}

import type { Services } from "~/app/adapters/services";
import { expireOffers } from "~/app/commands/expire-offers.server";
import { expireTimes } from "~/app/commands/expire-times.server";
import { forgetPatrons } from "~/app/commands/forget-patrons.server";
import { forgetWebhooks } from "~/app/commands/forget-webhooks.server";
import { knowEmployers } from "~/app/commands/know-employers.server";
import { planAppointments } from "~/app/commands/plan-appointments.server";
import { planFollowUps } from "~/app/commands/plan-follow-ups.server";
import { planInterviewReminders } from "~/app/commands/plan-interview-reminders.server";
import { planOutcomeAsks } from "~/app/commands/plan-outcome-asks.server";
import { planReminders } from "~/app/commands/plan-reminders.server";
import { writeEventSums } from "~/app/commands/write-event-sums.server";

const second = 1_000;
const hour = 3_600 * second;

interface Chore {
  /** Milliseconds. */
  every: number;
  run(services: Services, options: { isStopping: () => boolean }): Promise<unknown>;
}

/** What a worker does by the clock, beside sending. Any number of workers may do each at once. */
export const chores: readonly Chore[] = [
  { every: hour, run: forgetPatrons },
  { every: hour, run: forgetWebhooks },
  { every: hour, run: knowEmployers },
  { every: hour, run: writeEventSums },
  { every: 10 * second, run: expireOffers },
  { every: 10 * second, run: expireTimes },
  { every: 60 * second, run: planReminders },
  { every: 60 * second, run: planInterviewReminders },
  { every: 10 * 60 * second, run: planAppointments },
  { every: 10 * 60 * second, run: planFollowUps },
  { every: 10 * 60 * second, run: planOutcomeAsks },
];

/** Does each chore now and then by its interval, never twice at once. The returned function ends it; what is under way ends at its next pause. */
export function startChores(services: Services, onError: (error: unknown) => void): () => void {
  let isStopping = false;
  const timers = chores.map(({ every, run }) => {
    let isRunning = false;
    const take = async () => {
      if (isRunning) return;
      isRunning = true;
      await run(services, { isStopping: () => isStopping }).catch(onError);
      isRunning = false;
    };
    void take();
    return setInterval(() => void take(), every).unref();
  });
  return () => {
    isStopping = true;
    for (const timer of timers) clearInterval(timer);
  };
}

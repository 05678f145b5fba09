import type { Services } from "~/app/adapters/services";
import { horizonOf } from "~/app/domain/appointments/hours";
import { dayAfter } from "~/app/domain/time/day-start";
import { localOf } from "~/app/domain/time/zoned-time";
import { listHoursToMake, lockHours } from "~/db/queries/counselor-hours";
import { inTransaction } from "./parts/in-transaction.server";
import { makeTimesAhead } from "./parts/make-times.server";

interface Patience {
  isStopping: () => boolean;
}

const unhurried: Patience = { isStopping: () => false };
const hoursAtOnce = 500;

/**
 * Makes the appointment times of the day that came within reach, from every center's weekly hours. Any number of
 * processes may run it at once: each hours' row takes its turn, and who comes second finds its day made.
 * @returns how many times were made
 */
export async function planAppointments(services: Services, patience = unhurried): Promise<number> {
  // Somewhere it is tomorrow already (UTC+14): those whose day has not come are looked at and left.
  const tomorrow = dayAfter(localOf(services.clock.now(), "UTC").date);
  const due = await listHoursToMake(services.db, { horizon: horizonOf(tomorrow), limit: hoursAtOnce });
  let made = 0;
  for (const { center, hoursId } of due) {
    if (patience.isStopping()) break;
    const horizon = horizonOf(localOf(services.clock.now(), center.timeZone).date);
    made += await inTransaction(services, "plan-appointments", async (tx) => {
      const hours = await lockHours(tx, { centerId: center.id, hoursId });
      const isMade = hours === null || (hours.madeUntil !== null && hours.madeUntil >= horizon);
      return isMade ? 0 : makeTimesAhead(tx, services, center, hours);
    });
  }
  return made;
}

import type { TimesView } from "~/app/components/appointment-times";
import { horizonOf } from "~/app/domain/appointments/hours";
import { dayAfter, dayBefore, dayStart } from "~/app/domain/time/day-start";
import { isCalendarDate, localOf } from "~/app/domain/time/zoned-time";
import { listBranchesWithTimes, listFreeTimes } from "~/db/queries/appointments";
import type { RequestContext } from "./context.server";
import { idOrUndefined, queryOf } from "./staff-page.server";

const daysShown = 7;

/**
 * The times that can be booked, a week of one branch at a time; where several branches have some and none was chosen,
 * the branches. `?branch=` and `?from=` of the address choose; what they name and is not there is left out.
 */
export async function timesView(
  { services, center }: Pick<RequestContext, "services" | "center">,
  request: Request,
): Promise<TimesView> {
  const now = services.clock.now();
  const today = localOf(now, center.timeZone).date;
  const before = startOf(dayAfter(horizonOf(today)), center.timeZone, now);
  const within = { centerId: center.id, before };
  const branches = await listBranchesWithTimes(services.db, { ...within, after: now });
  const asked = idOrUndefined(queryOf(request, "branch"));
  const branch = branches.length === 1 ? branches[0] : branches.find(({ id }) => id === asked);
  const head = { timeZone: center.timeZone, branches };
  if (branch === undefined) return { ...head, branch: null, days: [], earlier: null, later: null };
  const from = fromOf(request, today);
  const free = await listFreeTimes(services.db, {
    ...within,
    after: from > today ? startOf(from, center.timeZone, now) : now,
    branchId: branch.id,
  });
  const first = free[0] === undefined ? from : localOf(free[0].startsAt, center.timeZone).date;
  const end = dayAfter(first, daysShown);
  const dated = free.map((time) => ({ ...time, day: localOf(time.startsAt, center.timeZone).date }));
  const shown = dated.filter(({ day }) => day < end);
  const after = dated.find(({ day }) => day >= end);
  const earliest = localOf(branch.next, center.timeZone).date;
  return {
    ...head,
    branch,
    days: [...new Set(shown.map(({ day }) => day))].map((day) => ({
      day,
      times: shown.filter((time) => time.day === day),
    })),
    earlier: earliest < first ? latest(today, dayBefore(first, daysShown)) : null,
    later: after?.day ?? null,
  };
}

/** The first day that the address asks for; today where it asks for none, or for one that has passed. */
function fromOf(request: Request, today: string): string {
  const asked = queryOf(request, "from") ?? "";
  return isCalendarDate(asked) && asked > today && asked <= horizonOf(today) ? asked : today;
}

const latest = (one: string, other: string) => (one > other ? one : other);

const startOf = (day: string, zone: string, otherwise: Date) => dayStart(day, zone) ?? otherwise;

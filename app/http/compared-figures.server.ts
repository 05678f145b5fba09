import { z } from "zod";
import { type ComparedFigures, sumOfCenters } from "~/app/domain/figures/side-by-side";
import { dayAfter, dayStart } from "~/app/domain/time/day-start";
import { isCalendarDate, localOf } from "~/app/domain/time/zoned-time";
import { findCenterFigures } from "~/db/queries/center-figures";
import { type Center, listCenters } from "~/db/queries/centers";
import type { RequestContext } from "./context.server";

export interface Compared {
  period: { firstDay: string; lastDay: string };
  /** What is wrong with the period that was asked for; the year so far is shown then. */
  problem: string | null;
  centers: { id: string; name: string; host: string; figures: ComparedFigures }[];
  total: ComparedFigures;
}

const asked = z.object({ from: z.string().refine(isCalendarDate), until: z.string().refine(isCalendarDate) });

/** The figures of every center for the days that the address names, else for the year so far. */
export async function comparedFigures(
  { services, center }: Pick<RequestContext, "services" | "center">,
  request: Request,
): Promise<Compared> {
  const today = localOf(services.clock.now(), center.timeZone).date;
  const { period, problem } = periodOf(request, today);
  const centers = await services.read(async (db) => {
    const found: Compared["centers"] = [];
    // One after another: a city has a few dozen, and none waits for the others' answers.
    for (const one of await listCenters(db)) {
      const figures = await findCenterFigures(db, { centerId: one.id, ...period, ...spanOf(one, period) });
      found.push({ id: one.id, name: one.name, host: one.host, figures });
    }
    return found;
  });
  const total = sumOfCenters(centers.map(({ figures }) => figures));
  return { period, problem, centers: centers.sort((a, b) => a.name.localeCompare(b.name)), total };
}

function periodOf(request: Request, today: string): Pick<Compared, "period" | "problem"> {
  const usual = { firstDay: `${today.slice(0, 4)}-01-01`, lastDay: today };
  const query = Object.fromEntries(new URL(request.url).searchParams);
  if (query.from === undefined && query.until === undefined) return { period: usual, problem: null };
  const parsed = asked.safeParse(query);
  if (!parsed.success) return { period: usual, problem: "Write both days, such as 2026-01-01." };
  const { from, until } = parsed.data;
  if (from > until)
    return { period: usual, problem: "The last day is before the first. Choose a later one." };
  return { period: { firstDay: from, lastDay: until }, problem: null };
}

/** A day begins in each center by its own clock. */
function spanOf(
  { timeZone }: Center,
  { firstDay, lastDay }: Compared["period"],
): { from: Date; until: Date } {
  const from = dayStart(firstDay, timeZone);
  const until = dayStart(dayAfter(lastDay), timeZone);
  if (from === null || until === null) throw new Error("A day that the calendar has begins somewhere");
  return { from, until };
}

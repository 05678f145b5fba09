import { z } from "zod";
import {
  daysIn,
  handyPeriod,
  handyPeriods,
  instantsOf,
  mostDays,
  type Period,
} from "~/app/domain/reports/period";
import { localOf } from "~/app/domain/time/zoned-time";
import { listBranches } from "~/db/queries/places";
import type { ReportSpan } from "~/db/queries/report-span";
import type { RequestContext } from "./context.server";
import { calendarDate } from "./fields";
import { type FormErrors, type FormValues, fieldProblems } from "./parse-form.server";
import { fieldWords } from "./problems";

/** The days and the branch of a report, as an address or a form has them. */
export interface ReportSearch {
  values: FormValues;
  errors: FormErrors;
  /** Null where they could not be read. */
  asked: { period: Period; branchId: string | null; branch: string | null } | null;
  branches: readonly { id: string; name: string }[];
}

type Context = Pick<RequestContext, "services" | "center">;

/** Days that follow each other, twenty years of them at most. */
export const periodForm = z
  .object({ from: calendarDate, until: calendarDate })
  .refine(({ from, until }) => from <= until, { path: ["until"], message: "ends-before-start" })
  .refine((period) => daysIn(period) <= mostDays, { path: ["until"], message: "period-too-long" });

export const todayIn = ({ services, center }: Context): string =>
  localOf(services.clock.now(), center.timeZone).date;

/** Reads `?from=&until=&branch=`; without days they are this year's so far. */
export async function readReportSearch(context: Context, given: URLSearchParams): Promise<ReportSearch> {
  const { services, center } = context;
  const found = await listBranches(services.db, { centerId: center.id, limit: 1_000 });
  const branches = found
    .map(({ id, name }) => ({ id, name }))
    .toSorted((a, b) => a.name.localeCompare(b.name, center.locale));
  const thisYear = handyPeriod("this-year", todayIn(context));
  const hasDays = given.has("from") || given.has("until");
  const values = {
    from: given.get("from")?.trim() ?? (hasDays ? "" : thisYear.from),
    until: given.get("until")?.trim() ?? (hasDays ? "" : thisYear.until),
    branch: given.get("branch")?.trim() ?? "",
  };
  const schema = periodForm.and(
    z.object({
      branch: z.string().refine((id) => id === "" || branches.some((one) => one.id === id), "not-in-list"),
    }),
  );
  const parsed = schema.safeParse(values);
  if (!parsed.success) {
    const problems = fieldProblems(parsed.error).map(({ field, problem }) => [
      field,
      fieldWords(field, problem),
    ]);
    return { values, errors: Object.fromEntries(problems), asked: null, branches };
  }
  const { from, until, branch } = parsed.data;
  const one = branches.find(({ id }) => id === branch);
  const asked = { period: { from, until }, branchId: one?.id ?? null, branch: one?.name ?? null };
  return { values, errors: {}, asked, branches };
}

export const spanOf = (
  { services, center }: Context,
  { period, branchId }: { period: Period; branchId: string | null },
): ReportSpan => ({
  ...{ centerId: center.id, branchId, days: period },
  ...instantsOf(period, center.timeZone),
  now: services.clock.now(),
});

/** An address's query for days and a branch. */
export function reportQuery({ from, until }: Period, branchId: string | null): string {
  const query = new URLSearchParams({ from, until });
  if (branchId !== null) query.set("branch", branchId);
  return query.toString();
}

/** The links to the periods that officials ask for. */
export const handyLinks = (context: Context, branchId: string | null) =>
  handyPeriods.map((which) => {
    const period = handyPeriod(which, todayIn(context));
    return { which, period, href: `/staff/report?${reportQuery(period, branchId)}` };
  });

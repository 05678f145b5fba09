import { and, asc, desc, eq, gte, isNull, lte } from "drizzle-orm";
import type { OpeningBalance } from "~/app/domain/reports/legacy";
import { type Period, yearsOf } from "~/app/domain/reports/period";
import type { Target } from "~/app/domain/reports/target";
import type { Db } from "~/db/client.server";
import { branches, openingBalances, reportTargets } from "~/db/schema";

const balance = {
  id: openingBalances.id,
  figure: openingBalances.figure,
  from: openingBalances.from,
  until: openingBalances.until,
  value: openingBalances.value,
  isAtLeast: openingBalances.isAtLeast,
  source: openingBalances.source,
};

/** The earlier figures that stand, the latest days first; where a period is given, those that touch it. */
export async function listOpeningBalances(
  db: Db,
  { centerId, period }: { centerId: string; period?: Period },
): Promise<OpeningBalance[]> {
  return db
    .select(balance)
    .from(openingBalances)
    .where(
      and(
        eq(openingBalances.centerId, centerId),
        isNull(openingBalances.withdrawnAt),
        period && lte(openingBalances.from, period.until),
        period && gte(openingBalances.until, period.from),
      ),
    )
    .orderBy(desc(openingBalances.from), asc(openingBalances.figure), asc(openingBalances.id));
}

export async function findOpeningBalance(db: Db, params: { centerId: string; balanceId: string }) {
  const [found] = await db
    .select({ ...balance, withdrawnAt: openingBalances.withdrawnAt })
    .from(openingBalances)
    .where(and(eq(openingBalances.centerId, params.centerId), eq(openingBalances.id, params.balanceId)));
  return found ?? null;
}

const target = {
  id: reportTargets.id,
  figure: reportTargets.figure,
  branchId: reportTargets.branchId,
  branch: branches.name,
  year: reportTargets.year,
  value: reportTargets.value,
};

const selectTargets = (db: Db) =>
  db
    .select(target)
    .from(reportTargets)
    .leftJoin(
      branches,
      and(eq(branches.centerId, reportTargets.centerId), eq(branches.id, reportTargets.branchId)),
    )
    .$dynamic();

/** A center's targets, the latest year first; where a period is given, those of the years that it touches. */
export async function listTargets(
  db: Db,
  { centerId, period }: { centerId: string; period?: Period },
): Promise<(Target & { id: string; branch: string | null })[]> {
  const years = period === undefined ? [] : yearsOf(period).map(({ year }) => year);
  const [first, last] = [years[0], years.at(-1)];
  return selectTargets(db)
    .where(
      and(
        eq(reportTargets.centerId, centerId),
        first === undefined ? undefined : gte(reportTargets.year, first),
        last === undefined ? undefined : lte(reportTargets.year, last),
      ),
    )
    .orderBy(desc(reportTargets.year), asc(reportTargets.figure), asc(reportTargets.id));
}

export async function findTarget(db: Db, params: { centerId: string; targetId: string }) {
  const [found] = await selectTargets(db).where(
    and(eq(reportTargets.centerId, params.centerId), eq(reportTargets.id, params.targetId)),
  );
  return found ?? null;
}

import { and, asc, desc, eq, inArray, sql } from "drizzle-orm";
import type { QueueTopic } from "~/app/domain/queue/number";
import type { Db } from "~/db/client.server";
import { branches, queueNumbers } from "~/db/schema";

interface OfLine {
  centerId: string;
  branchId: string;
  /** The date in the center's zone, `2026-12-05`. */
  day: string;
}

const isOfLine = ({ centerId, branchId, day }: OfLine) =>
  and(eq(queueNumbers.centerId, centerId), eq(queueNumbers.branchId, branchId), eq(queueNumbers.day, day));

const columns = {
  id: queueNumbers.id,
  branchId: queueNumbers.branchId,
  day: queueNumbers.day,
  number: queueNumbers.number,
  topic: queueNumbers.topic,
  state: queueNumbers.state,
  calls: queueNumbers.calls,
  desk: queueNumbers.desk,
  takenAt: queueNumbers.takenAt,
  calledAt: queueNumbers.calledAt,
  endedAt: queueNumbers.endedAt,
};

/** All numbers of a branch's day, the lowest first. */
export async function listNumbers(db: Db, params: OfLine) {
  return db.select(columns).from(queueNumbers).where(isOfLine(params)).orderBy(asc(queueNumbers.number));
}

/** One number with the name of its branch. */
export async function findNumber(db: Db, params: { centerId: string; numberId: string }) {
  const [number] = await db
    .select({ ...columns, branch: branches.name })
    .from(queueNumbers)
    .innerJoin(
      branches,
      and(eq(branches.centerId, queueNumbers.centerId), eq(branches.id, queueNumbers.branchId)),
    )
    .where(and(eq(queueNumbers.centerId, params.centerId), eq(queueNumbers.id, params.numberId)));
  return number ?? null;
}

/** The number that a form called, by the form's key. */
export async function findCalledBy(db: Db, params: { centerId: string; callKey: string }) {
  const [number] = await db
    .select(columns)
    .from(queueNumbers)
    .where(and(eq(queueNumbers.centerId, params.centerId), eq(queueNumbers.callKey, params.callKey)));
  return number ?? null;
}

/** Locks one number until the transaction ends. */
export async function lockNumber(db: Db, params: { centerId: string; numberId: string }) {
  const [number] = await db
    .select(columns)
    .from(queueNumbers)
    .where(and(eq(queueNumbers.centerId, params.centerId), eq(queueNumbers.id, params.numberId)))
    .for("no key update");
  return number ?? null;
}

/**
 * Locks the number that is next of those who wait, for one of some topics. One that somebody else is just calling is
 * passed over, so that two who call at once get two numbers.
 */
export async function lockNext(db: Db, params: OfLine & { topics: readonly QueueTopic[] }) {
  const [number] = await db
    .select(columns)
    .from(queueNumbers)
    .where(
      and(
        isOfLine(params),
        eq(queueNumbers.state, "waiting"),
        inArray(queueNumbers.topic, [...params.topics]),
      ),
    )
    .orderBy(asc(queueNumbers.number))
    .limit(1)
    .for("no key update", { skipLocked: true });
  return number ?? null;
}

/** The last number that was given out in a branch's day; 0 before the first. The caller holds the branch's row. */
export async function findLastNumber(db: Db, params: OfLine): Promise<number> {
  const [row] = await db
    .select({ last: sql<number>`coalesce(max(${queueNumbers.number}), 0)::int` })
    .from(queueNumbers)
    .where(isOfLine(params));
  return row?.last ?? 0;
}

/** What a screen on the wall shows: the numbers that are called, the latest first, and how many wait. No person. */
export async function findScreen(db: Db, params: OfLine & { most: number }) {
  const [called, waiting] = await Promise.all([
    db
      .select({ number: queueNumbers.number, desk: queueNumbers.desk, calledAt: queueNumbers.calledAt })
      .from(queueNumbers)
      .where(and(isOfLine(params), eq(queueNumbers.state, "called")))
      .orderBy(desc(queueNumbers.calledAt), desc(queueNumbers.number))
      .limit(params.most),
    db.$count(queueNumbers, and(isOfLine(params), eq(queueNumbers.state, "waiting"))),
  ]);
  return { called, waiting };
}

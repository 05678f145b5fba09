import { and, eq } from "drizzle-orm";
import type { Services } from "~/app/adapters/services";
import type { Actor } from "~/app/domain/access/roles";
import {
  mostNumbers,
  type NumberStanding,
  type NumberStep,
  type QueueTopic,
  stepNumber,
} from "~/app/domain/queue/number";
import { type Refused, refuse } from "~/app/domain/refusal";
import { localOf } from "~/app/domain/time/zoned-time";
import type { Db } from "~/db/client.server";
import { isUniqueViolation } from "~/db/queries/errors";
import { lockBranch } from "~/db/queries/locks";
import { findCalledBy, findLastNumber, findNumber, lockNext, lockNumber } from "~/db/queries/walk-in-queue";
import { queueNumbers } from "~/db/schema";
import { inTransaction } from "./parts/in-transaction.server";

interface Request {
  actor: Actor;
  center: { id: string; timeZone: string };
}

/** The day that a line belongs to: numbers begin anew at midnight in the center's zone. */
export const lineOf = (
  { clock }: Pick<Services, "clock">,
  center: Request["center"],
  branchId: string,
): { centerId: string; branchId: string; day: string } => ({
  ...{ centerId: center.id, branchId },
  day: localOf(clock.now(), center.timeZone).date,
});

/**
 * Gives whoever waits the next number of the branch's day. Two at once take turns at the branch's row.
 * @param numberId the form's key: posting it again gives the same number
 */
export function takeNumber(
  services: Services,
  request: Request & { branchId: string; topic: QueueTopic; numberId: string },
): Promise<{ outcome: "taken"; number: number } | Refused> {
  const { center, branchId, topic, numberId } = request;
  return inTransaction(services, "take-number", async (tx) => {
    const isThere = await lockBranch(tx, { centerId: center.id, branchId });
    if (!isThere) return refuse("values-not-accepted", [{ field: "branchId", problem: "not-found" }]);
    const earlier = await findNumber(tx, { centerId: center.id, numberId });
    if (earlier !== null) return { outcome: "taken" as const, number: earlier.number };
    const line = lineOf(services, center, branchId);
    const number = (await findLastNumber(tx, line)) + 1;
    if (number > mostNumbers)
      return refuse("values-not-accepted", [{ field: "branchId", problem: "queue-full" }]);
    await tx
      .insert(queueNumbers)
      .values({ ...line, id: numberId, number, topic, state: "waiting", takenAt: services.clock.now() });
    return { outcome: "taken" as const, number };
  });
}

type Called = { outcome: "called"; number: number } | { outcome: "nobody" };

/**
 * Calls whoever has waited longest for one of some topics, to a desk. Two who call at once get two numbers; a form that
 * is posted again calls the one that it called.
 */
export async function callNext(
  services: Services,
  request: Request & {
    branchId: string;
    topics: readonly QueueTopic[];
    desk: string | null;
    callKey: string;
  },
): Promise<Called> {
  const { center, callKey } = request;
  const before = await findCalledBy(services.db, { centerId: center.id, callKey });
  if (before !== null) return { outcome: "called", number: before.number };
  try {
    return await inTransaction(services, "call-next", (tx) => call(tx, services, request));
  } catch (error) {
    const same = await findCalledBy(services.db, { centerId: center.id, callKey });
    if (same === null || !isUniqueViolation(error, "queue_numbers_call")) throw error;
    return { outcome: "called", number: same.number };
  }
}

async function call(
  tx: Db,
  services: Services,
  { center, branchId, topics, desk, callKey }: Parameters<typeof callNext>[1],
): Promise<Called> {
  const next = await lockNext(tx, { ...lineOf(services, center, branchId), topics });
  const decided = next && stepNumber(next, "call", services.clock.now());
  if (next === null || decided?.outcome !== "changed") return { outcome: "nobody" };
  await save(tx, center.id, next.id, { ...decided.number, desk, callKey });
  return { outcome: "called", number: next.number };
}

/** Calls a number (again), notes that it was served or that nobody came, or takes the last word back. */
export function changeNumber(
  services: Services,
  request: Request & { numberId: string; step: NumberStep },
): Promise<{ outcome: "changed" } | Refused> {
  const { center, numberId, step } = request;
  return inTransaction(services, "change-number", async (tx) => {
    const found = await lockNumber(tx, { centerId: center.id, numberId });
    if (found === null) return refuse("not-found");
    const decided = stepNumber(found, step, services.clock.now());
    if (decided.outcome === "refused") return decided;
    if (decided.outcome === "changed") await save(tx, center.id, numberId, decided.number);
    return { outcome: "changed" as const };
  });
}

async function save(
  tx: Db,
  centerId: string,
  id: string,
  number: NumberStanding & { desk?: string | null; callKey?: string },
): Promise<void> {
  const { state, calls, calledAt, endedAt, desk, callKey } = number;
  await tx
    .update(queueNumbers)
    .set({ state, calls, calledAt, endedAt, desk, callKey })
    .where(and(eq(queueNumbers.centerId, centerId), eq(queueNumbers.id, id)));
}

import type { Services } from "~/app/adapters/services";
import type { Actor } from "~/app/domain/access/roles";
import type { Channel } from "~/app/domain/desk/inquiry";
import { shiftProblems, type Tally } from "~/app/domain/desk/shift";
import { type Refused, refuse } from "~/app/domain/refusal";
import { localOf } from "~/app/domain/time/zoned-time";
import type { Db } from "~/db/client.server";
import { inquiries, inquiryBatches } from "~/db/schema";
import { deskLists } from "./log-inquiries.server";
import { inTransaction } from "./parts/in-transaction.server";
import { noonOf } from "./parts/noon-of";
import { writeAudit } from "./parts/write-audit.server";

export interface ShiftToLog {
  actor: Actor;
  center: { id: string; timeZone: string };
  /** The id that the form carries: a tally that is posted twice is one batch. */
  batchId: string;
  /** A calendar day of the center's zone. */
  date: string;
  branchId: string;
  channel: Channel;
  tallies: readonly Tally[];
}

/** Logs a past shift's tally as one batch, which can be taken back as one. Sent again, also after that, it is one. */
export async function logShift(
  services: Services,
  request: ShiftToLog,
): Promise<{ outcome: "logged" } | Refused> {
  const { center, date, branchId, tallies } = request;
  const now = services.clock.now();
  const problems = shiftProblems(date, localOf(now, center.timeZone).date, tallies);
  const lists = await deskLists(services, center.id);
  if (!lists.branchIds.has(branchId)) problems.push({ field: "branchId", problem: "not-found" });
  const counted = tallies.flatMap(({ category, count }) => {
    const categoryId = lists.categoryIds.get(category);
    return count > 0 && categoryId !== undefined ? [{ categoryId, count }] : [];
  });
  if (problems.length > 0) return refuse("values-not-accepted", problems);
  return inTransaction(services, "log-shift", (tx) => writeShift(tx, services, request, counted));
}

async function writeShift(
  tx: Db,
  services: Services,
  { actor, center, batchId, date, branchId, channel }: ShiftToLog,
  counted: readonly { categoryId: string; count: number }[],
): Promise<{ outcome: "logged" }> {
  const at = services.clock.now();
  const made = await tx
    .insert(inquiryBatches)
    .values({ centerId: center.id, id: batchId, source: "bulk", rows: counted.length, by: actor.id, at })
    .onConflictDoNothing()
    .returning({ id: inquiryBatches.id });
  if (made.length === 0) return { outcome: "logged" };
  const day = { answeredOn: date, answeredAt: noonOf(date, center.timeZone) };
  const rows = counted.map((each) => ({
    ...{ ...each, ...day, id: services.ids.uuid(), centerId: center.id, branchId, channel, batchId },
    ...{ source: "bulk" as const, by: actor.id, receivedAt: at },
  }));
  await tx.insert(inquiries).values(rows);
  const total = counted.reduce((sum, { count }) => sum + count, 0);
  await writeAudit(tx, services, actor, [
    { subjectKind: "desk", subjectId: batchId, action: "shift logged", to: String(total) },
  ]);
  return { outcome: "logged" };
}

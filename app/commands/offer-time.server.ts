import { and, eq, inArray, sql } from "drizzle-orm";
import type { Services } from "~/app/adapters/services";
import type { Actor } from "~/app/domain/access/roles";
import { makeSlots, type OfferedTimes } from "~/app/domain/bookings/make-slots";
import { type Refused, refuse } from "~/app/domain/refusal";
import type { Db } from "~/db/client.server";
import { findTime } from "~/db/queries/appointments";
import { isForeignKeyViolation, isOverlap } from "~/db/queries/errors";
import { slots } from "~/db/schema";
import { endOpen } from "./parts/end-bookings.server";
import { holdTimes } from "./parts/hold-appointments.server";
import { inTransaction } from "./parts/in-transaction.server";
import { writeAudit } from "./parts/write-audit.server";

interface Request {
  actor: Actor;
  center: { id: string; host: string; timeZone: string };
}

export interface NewTimeRequest extends Request {
  /** The form's key, which is the time's id: posting it again makes nothing more. */
  slotId: string;
  branchId: string;
  counselor: string;
  place: string;
  /** By the wall clock of the center's zone. */
  times: Pick<OfferedTimes, "from" | "until">;
}

/**
 * Adds one time by hand, beside a counselor's weekly hours or without any. A counselor has one at a time: the database
 * refuses another that overlaps, also one that is made at the same moment.
 */
export async function offerTime(
  services: Services,
  request: NewTimeRequest,
): Promise<{ outcome: "offered" } | Refused> {
  const { actor, center, slotId, branchId, counselor, place, times } = request;
  const found = spanOf(times, center.timeZone);
  if ("outcome" in found) return found;
  if (found.endsAt <= services.clock.now()) return wrong("date", "starts-in-the-past");
  try {
    await inTransaction(services, "offer-time", async (tx) => {
      if ((await findTime(tx, { centerId: center.id, slotId })) !== null) return;
      await tx.insert(slots).values({
        ...{ centerId: center.id, id: slotId, kind: "appointment", branchId, counselor, place, seats: 1 },
        ...found,
        createdAt: services.clock.now(),
      });
      await noteTime(tx, services, actor, { branchId, action: "appointment time added", at: found.startsAt });
    });
    return { outcome: "offered" };
  } catch (error) {
    if (isOverlap(error)) return wrong("from", "counselor-taken");
    if (isForeignKeyViolation(error)) return wrong("branchId", "not-found");
    throw error;
  }
}

const wrong = (field: string, problem: string): Refused =>
  refuse("values-not-accepted", [{ field, problem }]);

/** One time from its start to its end, whatever its length. */
function spanOf({ from, until }: NewTimeRequest["times"], zone: string) {
  const made = makeSlots({ from, until, length: 5, gap: 0, pause: null, seats: 1 }, zone);
  if (made.outcome === "refused") return refuse("values-not-accepted", made.fields);
  const [first] = made.spans;
  const last = made.spans.at(-1);
  return first === undefined || last === undefined
    ? wrong("until", "ends-before-start")
    : { startsAt: first.startsAt, endsAt: last.endsAt };
}

/**
 * Takes times out and tells whoever has one, with the words of staff. Times that are over or out already stay as they
 * are.
 * @returns how many times were taken out, and how many visitors had one
 */
export async function cancelTimes(
  services: Services,
  request: Request & { slotIds: readonly string[]; reason: string | null },
): Promise<{ outcome: "cancelled"; times: number; told: number } | Refused> {
  const { actor, center, slotIds, reason } = request;
  const result = await inTransaction(services, "cancel-times", async (tx) => {
    const held = await holdTimes(tx, { centerId: center.id, slotIds });
    if (held === null || held.size === 0) return refuse("not-found");
    const now = services.clock.now();
    const standing = [...held.values()].filter(
      ({ cancelledAt, endsAt }) => cancelledAt === null && now < endsAt,
    );
    const ids = standing.map(({ id }) => id);
    if (ids.length === 0) return { outcome: "cancelled" as const, times: 0, told: 0 };
    await tx
      .update(slots)
      .set({ cancelledAt: now, revision: sql`${slots.revision} + 1` })
      .where(and(eq(slots.centerId, center.id), inArray(slots.id, ids)));
    const told = await endOpen(tx, services, center, null, { slotIds: ids, by: "staff", reason });
    for (const { id, startsAt } of standing) {
      const branchId = (await findTime(tx, { centerId: center.id, slotId: id }))?.branchId ?? center.id;
      await noteTime(tx, services, actor, { branchId, action: "appointment time cancelled", at: startsAt });
    }
    return { outcome: "cancelled" as const, times: ids.length, told };
  });
  services.live.announce({ kind: "outbox" });
  return result;
}

const noteTime = (
  tx: Db,
  services: Services,
  actor: Actor,
  { branchId, action, at }: { branchId: string; action: string; at: Date },
) =>
  writeAudit(tx, services, actor, [
    { subjectKind: "branch", subjectId: branchId, action, to: at.toISOString() },
  ]);

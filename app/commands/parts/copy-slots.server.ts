import { and, eq, ne, sql } from "drizzle-orm";
import type { Services } from "~/app/adapters/services";
import type { EventStatus } from "~/app/domain/events/event";
import type { Db } from "~/db/client.server";
import { listSlots } from "~/db/queries/slots";
import { slots } from "~/db/schema";

/** Writes an employer's interview times that stood at an event down for its copy, which begins at the same instant. */
export async function copySlots(
  tx: Db,
  services: Pick<Services, "clock" | "ids">,
  { centerId, employerId, from, to }: { centerId: string; employerId: string; from: string; to: string },
): Promise<number> {
  const stood = await listSlots(tx, { centerId, eventId: from, employerId });
  if (stood.length === 0) return 0;
  await tx.insert(slots).values(
    stood.map(({ startsAt, endsAt, seats, place, callUrl, setFor }) => ({
      ...{ centerId, employerId, eventId: to, id: services.ids.uuid(), kind: "interview" as const },
      ...{ startsAt, endsAt, seats, place, callUrl, setFor, createdAt: services.clock.now() },
    })),
  );
  return stood.length;
}

const unapproved: readonly EventStatus[] = ["draft", "submitted", "needs-info"];

/**
 * Lets the interview times of an event follow its start while nobody can have booked one: before it is approved. Later
 * ones are moved by whoever offers them, who tells those that have one.
 */
export async function followStart(
  tx: Db,
  { centerId, eventId }: { centerId: string; eventId: string },
  { status, startsAt }: { status: EventStatus; startsAt: Date },
): Promise<void> {
  if (!unapproved.includes(status)) return;
  const shift = sql`(${startsAt.toISOString()}::timestamptz - ${slots.setFor})`;
  await tx
    .update(slots)
    .set({
      ...{ startsAt: sql`${slots.startsAt} + ${shift}`, endsAt: sql`${slots.endsAt} + ${shift}` },
      setFor: startsAt,
    })
    .where(and(eq(slots.centerId, centerId), eq(slots.eventId, eventId), ne(slots.setFor, startsAt)));
}

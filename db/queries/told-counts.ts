import { and, count, eq, gt, gte, inArray, isNull, or, sql } from "drizzle-orm";
import { bookingKinds, type MessageKind } from "~/app/domain/outbox/message";
import type { Db } from "~/db/client.server";
import { outbox, patrons } from "~/db/schema";
import { prepared } from "./prepared";

// How often somebody was written to lately: a public page fills nobody's mailbox.

/** How many messages of some kinds about an event went to each address since then, by hash; who had none is left out. */
export async function countToldByAddress(
  db: Db,
  of: {
    centerId: string;
    eventId: string;
    emailHashes: string[];
    kinds: readonly MessageKind[];
    since: Date;
  },
): Promise<Map<string, number>> {
  if (of.emailHashes.length === 0) return new Map();
  const statement = db
    .select({ emailHash: patrons.emailHash, had: count() })
    .from(patrons)
    .innerJoin(
      outbox,
      and(eq(outbox.centerId, patrons.centerId), eq(outbox.registrationId, patrons.registrationId)),
    )
    .where(
      and(
        eq(patrons.centerId, of.centerId),
        inArray(patrons.emailHash, of.emailHashes),
        eq(outbox.eventId, of.eventId),
        inArray(outbox.kind, of.kinds),
        gte(outbox.createdAt, of.since),
      ),
    )
    .groupBy(patrons.emailHash);
  // Each set of kinds is a text of its own, and one address is what nearly all of them ask about.
  const name = `count-told-${of.kinds.join("-")}`;
  const rows = await (of.emailHashes.length === 1 ? prepared(statement, name) : statement);
  return new Map(rows.flatMap(({ emailHash, had }) => (emailHash === null ? [] : [[emailHash, had]])));
}

/** How many messages about bookings each visitor had since then, by their place at the event or by the appointment. */
export async function countToldBookings(
  db: Db,
  of: { centerId: string; registrationIds: string[]; bookingIds: string[]; since: Date },
) {
  const owner = sql<string>`coalesce(${outbox.registrationId}, ${outbox.bookingId})`;
  return db
    .select({ owner, told: sql<number>`count(*)::int` })
    .from(outbox)
    .where(
      and(
        eq(outbox.centerId, of.centerId),
        or(
          inArray(outbox.registrationId, of.registrationIds),
          and(isNull(outbox.registrationId), inArray(outbox.bookingId, of.bookingIds)),
        ),
        inArray(outbox.kind, bookingKinds),
        inArray(outbox.state, ["queued", "sent"]),
        gt(outbox.createdAt, of.since),
      ),
    )
    .groupBy(owner);
}

import { and, asc, desc, eq } from "drizzle-orm";
import type { Db } from "~/db/client.server";
import { outbox } from "~/db/schema";

interface OfBooking {
  centerId: string;
  bookingId: string;
}

/**
 * What "send the confirmation again" sends: the newest one that a booking got, the mail before the text. Null where it got
 * none.
 */
export async function findConfirmationOf(db: Db, params: OfBooking): Promise<string | null> {
  const [row] = await db
    .select({ id: outbox.id })
    .from(outbox)
    .where(
      and(
        eq(outbox.centerId, params.centerId),
        eq(outbox.bookingId, params.bookingId),
        eq(outbox.kind, "booking-confirmed"),
      ),
    )
    .orderBy(asc(outbox.channel), desc(outbox.place))
    .limit(1);
  return row?.id ?? null;
}

/** What was written of a booking, the first first. */
export async function listBookingMessages(db: Db, params: OfBooking) {
  return db
    .select({ kind: outbox.kind, state: outbox.state, createdAt: outbox.createdAt, sentAt: outbox.sentAt })
    .from(outbox)
    .where(and(eq(outbox.centerId, params.centerId), eq(outbox.bookingId, params.bookingId)))
    .orderBy(asc(outbox.place));
}

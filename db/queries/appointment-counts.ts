import { and, eq, gt, gte, inArray, isNotNull, or } from "drizzle-orm";
import type { Db } from "~/db/client.server";
import { bookings, patrons, slots } from "~/db/schema";
import { isItsVisitor } from "./appointments";
import { isItsSlot } from "./bookings";

interface OfCenter {
  centerId: string;
}

/** How many confirmations an address got since an instant for appointments of this center. */
export async function countConfirmedTo(
  db: Db,
  params: OfCenter & { emailHashes: readonly string[]; since: Date },
): Promise<number> {
  return db.$count(
    db
      .select({ id: bookings.id })
      .from(bookings)
      .innerJoin(patrons, isItsVisitor)
      .where(
        and(
          eq(bookings.centerId, params.centerId),
          inArray(patrons.emailHash, [...params.emailHashes]),
          gte(bookings.createdAt, params.since),
        ),
      )
      .as("confirmed"),
  );
}

/** How many appointments ahead an address or a number was given for, by their keyed hashes. */
export async function countAhead(
  db: Db,
  params: OfCenter & { emailHashes: readonly string[]; phoneHashes: readonly string[]; now: Date },
): Promise<number> {
  return db.$count(
    db
      .select({ id: bookings.id })
      .from(patrons)
      .innerJoin(bookings, isItsVisitor)
      .innerJoin(slots, isItsSlot)
      .where(
        and(
          eq(patrons.centerId, params.centerId),
          isNotNull(patrons.bookingId),
          or(
            inArray(patrons.emailHash, [...params.emailHashes]),
            inArray(patrons.phoneHash, [...params.phoneHashes]),
          ),
          eq(bookings.status, "booked"),
          gt(slots.startsAt, params.now),
        ),
      )
      .as("ahead"),
  );
}

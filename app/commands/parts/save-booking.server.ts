import { and, eq } from "drizzle-orm";
import type { Services } from "~/app/adapters/services";
import type { Span } from "~/app/domain/bookings/booking";
import type { BookingState } from "~/app/domain/bookings/change";
import type { Db } from "~/db/client.server";
import { bookings } from "~/db/schema";
import { type AuditActor, writeAudit } from "./write-audit.server";

/** A span as the database keeps it. */
export const heldOf = ({ startsAt, endsAt }: Span) => `[${startsAt.toISOString()},${endsAt.toISOString()})`;

/** Writes what changed of a booking. */
export async function saveBooking(
  tx: Db,
  centerId: string,
  { id, ...booking }: Partial<BookingState> & { id: string; slotId?: string; held?: string },
): Promise<void> {
  const { slotId, held, status, seat, offerExpiresAt, calendarRevision, revision, endedBy, endedAt } =
    booking;
  await tx
    .update(bookings)
    .set({ slotId, held, status, seat, offerExpiresAt, calendarRevision, revision, endedBy, endedAt })
    .where(and(eq(bookings.centerId, centerId), eq(bookings.id, id)));
}

export interface BookingStep {
  registrationId: string | null;
  from: string | null;
  to: string;
}

/** The trail of somebody's interview times stands with their registration. */
export function writeBookingTrail(
  tx: Db,
  services: Services,
  actor: AuditActor,
  steps: readonly BookingStep[],
): Promise<void> {
  return writeAudit(
    tx,
    services,
    actor,
    steps.flatMap(({ registrationId, from, to }) =>
      registrationId === null
        ? []
        : [
            {
              subjectKind: "registration" as const,
              subjectId: registrationId,
              action: "interview",
              from,
              to,
            },
          ],
    ),
  );
}

/** What became of appointments, each in a trail of its own: it belongs to no registration. */
export function writeAppointmentTrail(
  tx: Db,
  services: Services,
  actor: AuditActor,
  steps: readonly {
    bookingId: string;
    /** Where it says nothing, the state that it has from then on. */
    action?: string;
    from: string | null;
    to: string | null;
  }[],
): Promise<void> {
  return writeAudit(
    tx,
    services,
    actor,
    steps.map(({ bookingId: subjectId, from, to, action = to ?? "changed" }) => ({
      ...{ subjectKind: "appointment" as const, subjectId, action, from, to },
    })),
  );
}

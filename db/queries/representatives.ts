import { and, asc, eq, exists, gt, inArray, isNotNull, or, type SQL } from "drizzle-orm";
import type { MessageKind } from "~/app/domain/outbox/message";
import type { RegistrationStatus } from "~/app/domain/registrations/registration";
import type { Db } from "~/db/client.server";
import { outbox, patrons, registrations } from "~/db/schema";
import { isItsPatron } from "./of-registration";

export interface OfRepresentatives {
  centerId: string;
  eventId: string;
  /** One employer's alone. */
  employerId?: string | undefined;
  /** These alone. */
  registrationIds?: readonly string[] | undefined;
}

const isOf = ({ centerId, eventId, employerId, registrationIds }: OfRepresentatives) =>
  and(
    eq(registrations.centerId, centerId),
    eq(registrations.eventId, eventId),
    eq(registrations.who, "representative"),
    employerId === undefined ? undefined : eq(registrations.employerId, employerId),
    registrationIds === undefined ? undefined : inArray(registrations.id, [...registrationIds]),
  );

const reachable = (db: Db, of: OfRepresentatives, status: RegistrationStatus, besides?: SQL) =>
  db
    .select({
      id: registrations.id,
      emailHash: patrons.emailHash,
      revision: registrations.revision,
      calendarRevision: registrations.calendarRevision,
    })
    .from(registrations)
    .innerJoin(patrons, isItsPatron)
    .where(and(isOf(of), eq(registrations.status, status), isNotNull(patrons.emailCipher), besides))
    .orderBy(asc(registrations.id));

/** Employers' people with a ticket that stands, who left an address. */
export const listReachablePeople = (db: Db, of: OfRepresentatives) => reachable(db, of, "registered");

/** What shows a door ticket. */
export const withTicket = ["door-ticket", "event-moved"] as const satisfies MessageKind[];

/** Those of them whose ticket ended after it went out, or may have: it was tried at least. */
export const listEndedAfterMail = (db: Db, of: OfRepresentatives) =>
  reachable(
    db,
    of,
    "cancelled",
    exists(
      db
        .select({ id: outbox.id })
        .from(outbox)
        .where(
          and(
            eq(outbox.centerId, registrations.centerId),
            eq(outbox.registrationId, registrations.id),
            inArray(outbox.kind, withTicket),
            or(eq(outbox.state, "sent"), and(eq(outbox.state, "queued"), gt(outbox.attempts, 0))),
          ),
        ),
    ),
  );

import { sql } from "drizzle-orm";
import {
  check,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { attendees, origins, registrationStatuses } from "~/app/domain/registrations/registration";
import { centerId, instant, oneOf, transactionId } from "./columns";
import { employers } from "./employers";
import { events } from "./events";

/**
 * A place at an event. It holds no name and no contact, so that deleting the patron's row forgets the person
 * and leaves every count right. `revision` guards the scan; `calendarRevision` only rises.
 */
export const registrations = pgTable(
  "registrations",
  {
    centerId: centerId(),
    id: uuid().notNull(),
    eventId: uuid().notNull(),
    who: text({ enum: attendees }).notNull().default("patron"),
    employerId: uuid(),
    status: text({ enum: registrationStatuses }).notNull(),
    origin: text({ enum: origins }).notNull(),
    partySize: integer().notNull().default(1),
    language: text().notNull(),
    queueNo: integer(),
    priority: integer().notNull().default(0),
    generation: integer().notNull().default(1),
    revision: integer().notNull().default(1),
    calendarRevision: integer().notNull().default(0),
    cancelledBy: text(),
    cancelledAt: instant(),
    createdAt: instant().notNull(),
    /** Set anew by a trigger with every change of the row. */
    changedIn: transactionId(),
  },
  (t) => [
    primaryKey({ columns: [t.centerId, t.id] }),
    foreignKey({ columns: [t.centerId, t.eventId], foreignColumns: [events.centerId, events.id] }),
    foreignKey({ columns: [t.centerId, t.employerId], foreignColumns: [employers.centerId, employers.id] }),
    index("registrations_event").on(t.centerId, t.eventId, t.status, t.id),
    // The line of those who wait for a place, in its order.
    index("registrations_waitlist")
      .on(t.centerId, t.eventId, t.priority.desc(), t.queueNo)
      .where(sql`${t.status} = 'waitlisted'`),
    check("registrations_status", oneOf(t.status, registrationStatuses)),
    check("registrations_origin", oneOf(t.origin, origins)),
    check("registrations_party_size", sql`${t.partySize} between 1 and 6`),
  ],
);

/** A form's or an API client's key for one request, with a hash of the values that came with it. */
export const registrationKeys = pgTable(
  "registration_keys",
  {
    centerId: centerId(),
    eventId: uuid().notNull(),
    source: text().notNull(),
    key: text().notNull(),
    valuesHash: text().notNull(),
    registrationId: uuid().notNull(),
    createdAt: instant().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.centerId, t.eventId, t.source, t.key, t.valuesHash] }),
    foreignKey({
      columns: [t.centerId, t.registrationId],
      foreignColumns: [registrations.centerId, registrations.id],
    }),
  ],
);

/** Hashes of the secrets that were given out, with the key that minted each: a leaked dump mints nothing. */
export const ticketCodes = pgTable(
  "ticket_codes",
  {
    codeHash: text().primaryKey(),
    centerId: centerId(),
    registrationId: uuid().notNull(),
    purpose: text({ enum: ["ticket", "manage"] }).notNull(),
    generation: integer().notNull(),
    keyId: text().notNull(),
    revokedAt: instant(),
  },
  (t) => [
    uniqueIndex("ticket_codes_generation").on(t.centerId, t.registrationId, t.purpose, t.generation),
    foreignKey({
      columns: [t.centerId, t.registrationId],
      foreignColumns: [registrations.centerId, registrations.id],
    }),
    check("ticket_codes_purpose", oneOf(t.purpose, ["ticket", "manage"])),
  ],
);

/** Eight digits that can be spoken. No secret: they work for signed-in door and staff alone. */
export const shortCodes = pgTable(
  "short_codes",
  {
    centerId: centerId(),
    eventId: uuid().notNull(),
    shortCode: text().notNull(),
    registrationId: uuid().notNull(),
    generation: integer().notNull(),
    revokedAt: instant(),
  },
  (t) => [
    primaryKey({ columns: [t.centerId, t.eventId, t.shortCode] }),
    uniqueIndex("short_codes_registration").on(t.centerId, t.registrationId, t.generation),
    foreignKey({ columns: [t.centerId, t.eventId], foreignColumns: [events.centerId, events.id] }),
    foreignKey({
      columns: [t.centerId, t.registrationId],
      foreignColumns: [registrations.centerId, registrations.id],
    }),
    check("short_codes_digits", sql`${t.shortCode} ~ '^[0-9]{8}$'`),
  ],
);

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
import { offerEnds } from "~/app/domain/waitlist/offer";
import { centerId, instant, oneOf } from "./columns";
import { events } from "./events";
import { registrations } from "./registrations";

/**
 * How many people hold a place, are offered one and wait for one, without walk-ins. Triggers on `registrations` keep
 * it, in the transaction that changes one, and nothing else writes it.
 */
export const eventCounts = pgTable(
  "event_counts",
  {
    centerId: centerId(),
    eventId: uuid().notNull(),
    registered: integer().notNull().default(0),
    offered: integer().notNull().default(0),
    waiting: integer().notNull().default(0),
  },
  (t) => [
    primaryKey({ columns: [t.centerId, t.eventId] }),
    foreignKey({ columns: [t.centerId, t.eventId], foreignColumns: [events.centerId, events.id] }),
    check("event_counts_positive", sql`${t.registered} >= 0 and ${t.offered} >= 0 and ${t.waiting} >= 0`),
  ],
);

/** A place that was offered to somebody who waits, and what became of it. One at a time is open. */
export const offers = pgTable(
  "offers",
  {
    centerId: centerId(),
    id: uuid().notNull(),
    eventId: uuid().notNull(),
    registrationId: uuid().notNull(),
    people: integer().notNull(),
    offeredAt: instant().notNull(),
    expiresAt: instant().notNull(),
    endedAt: instant(),
    endedAs: text({ enum: offerEnds }),
  },
  (t) => [
    primaryKey({ columns: [t.centerId, t.id] }),
    foreignKey({ columns: [t.centerId, t.eventId], foreignColumns: [events.centerId, events.id] }),
    foreignKey({
      columns: [t.centerId, t.registrationId],
      foreignColumns: [registrations.centerId, registrations.id],
    }),
    uniqueIndex("offers_open").on(t.centerId, t.registrationId).where(sql`${t.endedAt} is null`),
    index("offers_expiring").on(t.expiresAt).where(sql`${t.endedAt} is null`),
    index("offers_event").on(t.centerId, t.eventId),
    check("offers_end", oneOf(t.endedAs, offerEnds)),
    check("offers_ended", sql`(${t.endedAt} is null) = (${t.endedAs} is null)`),
  ],
);

import { type SQL, sql } from "drizzle-orm";
import {
  boolean,
  check,
  customType,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { eventStatuses, eventTypes } from "~/app/domain/events/event";
import type { EventSnapshot } from "~/app/domain/events/snapshot";
import { centers, rooms } from "./centers";
import { centerId, instant, oneOf } from "./columns";

const tsvector = customType<{ data: string }>({ dataType: () => "tsvector" });
const instantRange = customType<{ data: string }>({ dataType: () => "tstzrange" });

/**
 * An event in any state. `revision` rises with every change and keys the kept page and the snapshots;
 * `calendarRevision` rises when calendars must follow (RFC 5545, SEQUENCE).
 */
export const events = pgTable(
  "events",
  {
    centerId: centerId().references(() => centers.id),
    id: uuid().notNull(),
    slug: text().notNull(),
    type: text({ enum: eventTypes }).notNull(),
    status: text({ enum: eventStatuses }).notNull(),
    statusChangedAt: instant().notNull(),
    madeByStaff: boolean().notNull(),
    startsAt: instant().notNull(),
    endsAt: instant().notNull(),
    zone: text().notNull(),
    roomId: uuid(),
    heldFrom: instant(),
    heldUntil: instant(),
    doorsOpenAt: instant().notNull(),
    doorsCloseAt: instant().notNull(),
    registrationClosesAt: instant().notNull(),
    capacity: integer(),
    /** Places of the capacity that are kept for people who come without a registration. */
    walkInReserve: integer().notNull().default(0),
    /** People are scanned out too, and the room is counted against its posted load. */
    exitScanning: boolean().notNull().default(false),
    accommodationContact: text(),
    searchText: text().notNull(),
    search: tsvector().generatedAlwaysAs((): SQL => sql`to_tsvector('english', ${events.searchText})`),
    revision: integer().notNull().default(1),
    calendarRevision: integer().notNull().default(0),
    createdAt: instant().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.centerId, t.id] }),
    foreignKey({ columns: [t.centerId, t.roomId], foreignColumns: [rooms.centerId, rooms.id] }),
    uniqueIndex("events_slug").on(t.centerId, t.slug),
    index("events_upcoming").on(t.centerId, t.status, t.startsAt, t.id),
    // The events that are not over, which are few: those of earlier years stay published.
    index("events_ending").on(t.centerId, t.status, t.endsAt),
    // What a planner asks of every center at once, each minute.
    index("events_starting").on(t.startsAt).where(sql`${t.status} = 'published'`),
    index("events_search").using("gin", t.search),
    check("events_type", oneOf(t.type, eventTypes)),
    check("events_status", oneOf(t.status, eventStatuses)),
    check("events_times", sql`${t.startsAt} < ${t.endsAt} and ${t.doorsOpenAt} < ${t.doorsCloseAt}`),
    check("events_capacity", sql`${t.capacity} between 1 and 100000`),
    check("events_walk_in_reserve", sql`${t.walkInReserve} between 0 and 100000`),
  ],
);

export const eventTexts = pgTable(
  "event_texts",
  {
    centerId: centerId(),
    eventId: uuid().notNull(),
    locale: text().notNull(),
    title: text().notNull(),
    description: text().notNull(),
    whatToBring: text(),
    reviewedAt: instant(),
  },
  (t) => [
    primaryKey({ columns: [t.centerId, t.eventId, t.locale] }),
    foreignKey({ columns: [t.centerId, t.eventId], foreignColumns: [events.centerId, events.id] }),
  ],
);

/** What an event said at one revision; mails and calendars render from it. Never updated. */
export const eventRevisions = pgTable(
  "event_revisions",
  {
    centerId: centerId(),
    eventId: uuid().notNull(),
    revision: integer().notNull(),
    snapshot: jsonb().$type<EventSnapshot>().notNull(),
    createdAt: instant().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.centerId, t.eventId, t.revision] }),
    foreignKey({ columns: [t.centerId, t.eventId], foreignColumns: [events.centerId, events.id] }),
  ],
);

/** A room held for a span of time. An exclusion constraint, in a migration of its own, refuses an overlap. */
export const roomBookings = pgTable(
  "room_bookings",
  {
    centerId: centerId(),
    id: uuid().notNull(),
    roomId: uuid().notNull(),
    eventId: uuid(),
    held: instantRange().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.centerId, t.id] }),
    foreignKey({ columns: [t.centerId, t.roomId], foreignColumns: [rooms.centerId, rooms.id] }),
    foreignKey({ columns: [t.centerId, t.eventId], foreignColumns: [events.centerId, events.id] }),
    uniqueIndex("room_bookings_event").on(t.centerId, t.eventId),
  ],
);

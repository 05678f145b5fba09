import {
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uuid,
} from "drizzle-orm/pg-core";
import { audiences } from "~/app/domain/fairs/standing";
import { centerId, instant, oneOf } from "./columns";
import { employers } from "./employers";
import { events } from "./events";

/** What staff wrote to everyone registered, or to every employer with a table. */
export const announcements = pgTable(
  "announcements",
  {
    centerId: centerId(),
    id: uuid().notNull(),
    eventId: uuid().notNull(),
    audience: text({ enum: audiences }).notNull().default("registered"),
    text: text().notNull(),
    by: text().notNull(),
    at: instant().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.centerId, t.id] }),
    foreignKey({ columns: [t.centerId, t.eventId], foreignColumns: [events.centerId, events.id] }),
    check("announcements_audience", oneOf(t.audience, audiences)),
  ],
);

/** People who found no place, counted without a trace of who they were. */
export const turnedAway = pgTable(
  "turned_away",
  {
    centerId: centerId(),
    id: uuid().notNull(),
    eventId: uuid().notNull(),
    at: instant().notNull(),
    reason: text().notNull(),
    people: integer().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.centerId, t.id] }),
    foreignKey({ columns: [t.centerId, t.eventId], foreignColumns: [events.centerId, events.id] }),
    index("turned_away_event").on(t.centerId, t.eventId),
  ],
);

/** A request that an employer has not finished: what was typed, as it was typed. It is no event until it is whole. */
export const eventDrafts = pgTable(
  "event_drafts",
  {
    centerId: centerId(),
    id: uuid().notNull(),
    employerId: uuid().notNull(),
    values: jsonb().$type<Record<string, string>>().notNull(),
    updatedAt: instant().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.centerId, t.id] }),
    foreignKey({ columns: [t.centerId, t.employerId], foreignColumns: [employers.centerId, employers.id] }),
    index("event_drafts_employer").on(t.centerId, t.employerId),
  ],
);

import { sql } from "drizzle-orm";
import { check, foreignKey, integer, pgTable, primaryKey, uuid } from "drizzle-orm/pg-core";
import { centerId, instant } from "./columns";
import { events } from "./events";

/** How many employers an event has room for, and until when they may apply. No row: no limit, until it begins. */
export const fairs = pgTable(
  "fairs",
  {
    centerId: centerId(),
    eventId: uuid().notNull(),
    /** Employers that can be accepted; a guard refuses one more. */
    tables: integer(),
    applicationsCloseAt: instant(),
  },
  (t) => [
    primaryKey({ columns: [t.centerId, t.eventId] }),
    foreignKey({ columns: [t.centerId, t.eventId], foreignColumns: [events.centerId, events.id] }),
    check("fairs_tables", sql`${t.tables} between 1 and 999`),
  ],
);

import { sql } from "drizzle-orm";
import {
  boolean,
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
import { tableStandings } from "~/app/domain/fairs/standing";
import { centerId, instant, oneOf } from "./columns";
import { employers } from "./employers";
import { events } from "./events";

/**
 * An employer at an event: its host, or one of many at a job fair. `standing` says how far it is with its table; what
 * happened on the day stands beside it (`arrivedAt`, `leftAt`, `noShowAt`).
 */
export const eventEmployers = pgTable(
  "event_employers",
  {
    centerId: centerId(),
    eventId: uuid().notNull(),
    employerId: uuid().notNull(),
    isHost: boolean().notNull(),
    standing: text({ enum: tableStandings }).notNull().default("accepted"),
    standingChangedAt: instant(),
    tableNo: integer(),
    /** What the employer wishes for its table: power, a screen, more chairs. */
    equipment: text(),
    /** When the employer last changed what it brings; empty since it asked for its table. */
    changedAt: instant(),
    arrivedAt: instant(),
    leftAt: instant(),
    /** Staff noted that the employer never came. */
    noShowAt: instant(),
  },
  (t) => [
    primaryKey({ columns: [t.centerId, t.eventId, t.employerId] }),
    foreignKey({ columns: [t.centerId, t.eventId], foreignColumns: [events.centerId, events.id] }),
    foreignKey({ columns: [t.centerId, t.employerId], foreignColumns: [employers.centerId, employers.id] }),
    uniqueIndex("event_employers_host").on(t.centerId, t.eventId).where(sql`${t.isHost}`),
    uniqueIndex("event_employers_table")
      .on(t.centerId, t.eventId, t.tableNo)
      .where(sql`${t.standing} = 'accepted'`),
    index("event_employers_employer").on(t.centerId, t.employerId),
    check("event_employers_standing", oneOf(t.standing, tableStandings)),
    check("event_employers_table_no", sql`${t.tableNo} between 1 and 999`),
  ],
);

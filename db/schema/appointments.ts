import { sql } from "drizzle-orm";
import {
  check,
  date,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uuid,
} from "drizzle-orm/pg-core";
import type { WeekdayHours } from "~/app/domain/appointments/hours";
import { longestGap, slotLength } from "~/app/domain/bookings/make-slots";
import { branches, centers } from "./centers";
import { centerId, instant } from "./columns";

/**
 * When a counselor sees people at a branch, week by week, by the wall clock of the center's zone. Slots are made from it
 * as weeks pass: `madeUntil` is the last day for which they are. Whatever changes the rule sets it back.
 */
export const counselorHours = pgTable(
  "counselor_hours",
  {
    centerId: centerId().references(() => centers.id),
    id: uuid().notNull(),
    branchId: uuid().notNull(),
    /** The counselor's name, as visitors read it. */
    counselor: text().notNull(),
    /** Where in the building: "Desk 3". */
    place: text().notNull(),
    week: jsonb().$type<WeekdayHours[]>().notNull(),
    /** Minutes of an appointment, and between one and the next. */
    length: integer().notNull(),
    gap: integer().notNull(),
    fromDay: date().notNull(),
    /** The last day; open where there is none. */
    untilDay: date(),
    madeUntil: date(),
    revision: integer().notNull().default(1),
    createdAt: instant().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.centerId, t.id] }),
    foreignKey({ columns: [t.centerId, t.branchId], foreignColumns: [branches.centerId, branches.id] }),
    // What the planner asks of every center at once.
    index("counselor_hours_made").on(t.madeUntil),
    check(
      "counselor_hours_length",
      sql`${t.length} between ${sql.raw(`${slotLength.least} and ${slotLength.most}`)}`,
    ),
    check("counselor_hours_gap", sql`${t.gap} between 0 and ${sql.raw(String(longestGap))}`),
    check("counselor_hours_days", sql`${t.fromDay} <= ${t.untilDay}`),
  ],
);

/** A day on which the center sees nobody by appointment: a holiday, a staff day. */
export const closedDays = pgTable(
  "closed_days",
  {
    centerId: centerId().references(() => centers.id),
    day: date().notNull(),
    name: text().notNull(),
    createdAt: instant().notNull(),
  },
  (t) => [primaryKey({ columns: [t.centerId, t.day] })],
);

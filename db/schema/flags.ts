import { sql } from "drizzle-orm";
import {
  check,
  foreignKey,
  integer,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { flagDecisions as decisionWords, flagKinds } from "~/app/domain/flags/flag";
import { centers } from "./centers";
import { centerId, instant, oneOf } from "./columns";
import { events } from "./events";

/** The least that an hour may pay in an area from a day on, as a center's admin enters it. */
export const wageFloors = pgTable(
  "wage_floors",
  {
    centerId: centerId().references(() => centers.id),
    id: uuid().notNull(),
    /** The day from which it holds, `2026-07-01`. */
    fromDate: text().notNull(),
    hourlyCents: integer().notNull(),
    /** Words of which an address there holds one; empty for everywhere. */
    areaWords: text().array().notNull(),
    /** Where it is laid down. */
    source: text().notNull(),
    createdAt: instant().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.centerId, t.id] }),
    check("wage_floors_hourly_cents", sql`${t.hourlyCents} between 1 and 1000000`),
  ],
);

/**
 * What staff decided of a flag. The flag itself is worked out from what it looked at, whose text is kept here; a
 * second thought is the next turn of the same flag. Inserted, never changed.
 */
export const flagDecisions = pgTable(
  "flag_decisions",
  {
    centerId: centerId(),
    id: uuid().notNull(),
    eventId: uuid().notNull(),
    kind: text({ enum: flagKinds }).notNull(),
    digest: text().notNull(),
    turn: integer().notNull(),
    lookedAt: text().notNull(),
    decision: text({ enum: decisionWords }).notNull(),
    reason: text().notNull(),
    by: text().notNull(),
    at: instant().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.centerId, t.id] }),
    foreignKey({ columns: [t.centerId, t.eventId], foreignColumns: [events.centerId, events.id] }),
    // Two who decide one flag at once take the same turn, and one of them is refused.
    uniqueIndex("flag_decisions_turn").on(t.centerId, t.eventId, t.kind, t.digest, t.turn),
    check("flag_decisions_kind", oneOf(t.kind, flagKinds)),
    check("flag_decisions_decision", oneOf(t.decision, decisionWords)),
    check("flag_decisions_turn_positive", sql`${t.turn} >= 1`),
  ],
);

import { type SQL, sql } from "drizzle-orm";
import {
  type AnyPgColumn,
  bigserial,
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
import { payUnits } from "~/app/domain/events/event";
import { marks, turnsOfMark } from "~/app/domain/outcomes/marks";
import { mostPeople, reportKinds, reportWays } from "~/app/domain/outcomes/report";
import { centerId, instant, oneOf } from "./columns";
import { eventEmployers } from "./event-employers";

const isMark = (column: AnyPgColumn) => sql`${column} in (${sql.raw(marks.join(", "))})`;
const isCount = (column: AnyPgColumn): SQL => sql`${column} between 0 and ${sql.raw(String(mostPeople))}`;

/**
 * The link by which an employer says what came of an event. Its code is derived from id and generation, and neither it
 * nor its hash is kept; a new generation ends the former link.
 */
export const outcomeLinks = pgTable(
  "outcome_links",
  {
    centerId: centerId(),
    eventId: uuid().notNull(),
    employerId: uuid().notNull(),
    id: uuid().notNull(),
    generation: integer().notNull().default(1),
    createdAt: instant().notNull(),
    withdrawnAt: instant(),
  },
  (t) => [
    primaryKey({ columns: [t.centerId, t.eventId, t.employerId] }),
    uniqueIndex("outcome_links_id").on(t.centerId, t.id),
    foreignKey({
      columns: [t.centerId, t.eventId, t.employerId],
      foreignColumns: [eventEmployers.centerId, eventEmployers.eventId, eventEmployers.employerId],
    }),
  ],
);

/** When an employer was asked: the question of a mark is turn 1, its reminders follow. Each is written once. */
export const outcomeAsks = pgTable(
  "outcome_asks",
  {
    centerId: centerId(),
    eventId: uuid().notNull(),
    employerId: uuid().notNull(),
    mark: integer().$type<(typeof marks)[number]>().notNull(),
    turn: integer().notNull(),
    askedAt: instant().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.centerId, t.eventId, t.employerId, t.mark, t.turn] }),
    foreignKey({
      columns: [t.centerId, t.eventId, t.employerId],
      foreignColumns: [eventEmployers.centerId, eventEmployers.eventId, eventEmployers.employerId],
    }),
    check("outcome_asks_mark", isMark(t.mark)),
    check("outcome_asks_turn", sql`${t.turn} between 1 and ${sql.raw(String(turnsOfMark))}`),
  ],
);

/**
 * What an employer told, or asked never to be asked again: inserted, never changed. Of one employer's the last by
 * `place` counts. `formKey` and `valuesHash` tell a form that is posted twice from one that was changed meanwhile.
 */
export const outcomeReports = pgTable(
  "outcome_reports",
  {
    centerId: centerId(),
    id: uuid().notNull(),
    place: bigserial({ mode: "number" }).notNull(),
    eventId: uuid().notNull(),
    employerId: uuid().notNull(),
    mark: integer().$type<(typeof marks)[number]>().notNull(),
    kind: text({ enum: reportKinds }).notNull(),
    how: text({ enum: reportWays }).notNull(),
    by: text().notNull(),
    at: instant().notNull(),
    formKey: uuid().notNull(),
    valuesHash: text().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.centerId, t.id] }),
    foreignKey({
      columns: [t.centerId, t.eventId, t.employerId],
      foreignColumns: [eventEmployers.centerId, eventEmployers.eventId, eventEmployers.employerId],
    }),
    index("outcome_reports_employer").on(t.centerId, t.eventId, t.employerId, t.place),
    check("outcome_reports_mark", isMark(t.mark)),
    check("outcome_reports_kind", oneOf(t.kind, reportKinds)),
    check("outcome_reports_how", oneOf(t.how, reportWays)),
  ],
);

/**
 * The numbers of a report, one row an opening; empty is unknown. The opening's id and title are as they were then: what
 * was told of one that was written anew since stays under its old title.
 */
export const outcomeCounts = pgTable(
  "outcome_counts",
  {
    centerId: centerId(),
    reportId: uuid().notNull(),
    line: integer().notNull(),
    openingId: uuid(),
    title: text().notNull(),
    applications: integer(),
    interviews: integer(),
    conditionalOffers: integer(),
    offers: integer(),
    hires: integer(),
    retained: integer(),
    wageCents: integer(),
    wageUnit: text({ enum: payUnits }),
    startsOn: text(),
  },
  (t) => [
    primaryKey({ columns: [t.centerId, t.reportId, t.line] }),
    foreignKey({
      columns: [t.centerId, t.reportId],
      foreignColumns: [outcomeReports.centerId, outcomeReports.id],
    }),
    check("outcome_counts_applications", isCount(t.applications)),
    check("outcome_counts_interviews", isCount(t.interviews)),
    check("outcome_counts_conditional_offers", isCount(t.conditionalOffers)),
    check("outcome_counts_offers", isCount(t.offers)),
    check("outcome_counts_hires", isCount(t.hires)),
    check("outcome_counts_retained", isCount(t.retained)),
    check(
      "outcome_counts_wage",
      sql`(${t.wageCents} is null) = (${t.wageUnit} is null) and ${t.wageCents} > 0`,
    ),
  ],
);

import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  date,
  doublePrecision,
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
import { figureKeys } from "~/app/domain/reports/figure";
import type { PublicCopy } from "~/app/domain/reports/public-copy";
import type { CellsRevision } from "~/app/domain/reports/suppression";
import { branches, centers } from "./centers";
import { centerId, instant, oneOf, transactionId } from "./columns";
import { events } from "./events";

/** What a center means to reach in a year, by figure, for all of it or one branch. */
export const reportTargets = pgTable(
  "report_targets",
  {
    centerId: centerId().references(() => centers.id),
    id: uuid().notNull(),
    figure: text({ enum: figureKeys }).notNull(),
    branchId: uuid(),
    year: integer().notNull(),
    value: integer().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.centerId, t.id] }),
    foreignKey({ columns: [t.centerId, t.branchId], foreignColumns: [branches.centerId, branches.id] }),
    uniqueIndex("report_targets_figure").on(
      t.centerId,
      t.figure,
      t.year,
      sql`coalesce(${t.branchId}, '00000000-0000-0000-0000-000000000000'::uuid)`,
    ),
    check("report_targets_figure_known", oneOf(t.figure, figureKeys)),
    check("report_targets_value", sql`${t.value} >= 0`),
  ],
);

/** A figure from before the center's books were kept here: counted with them, and marked legacy wherever it is shown. */
export const openingBalances = pgTable(
  "opening_balances",
  {
    centerId: centerId().references(() => centers.id),
    id: uuid().notNull(),
    figure: text({ enum: figureKeys }).notNull(),
    from: date("from_day").notNull(),
    until: date("until_day").notNull(),
    value: integer().notNull(),
    /** "More than 250" is at least 250. */
    isAtLeast: boolean().notNull().default(false),
    source: text().notNull(),
    by: text().notNull(),
    at: instant().notNull(),
    withdrawnAt: instant(),
  },
  (t) => [
    primaryKey({ columns: [t.centerId, t.id] }),
    index("opening_balances_days").on(t.centerId, t.from, t.until),
    check("opening_balances_figure", oneOf(t.figure, figureKeys)),
    check("opening_balances_value", sql`${t.value} >= 0`),
    check("opening_balances_days_order", sql`${t.from} <= ${t.until}`),
  ],
);

/**
 * A report that is public under a link. The link's code is derived from id and generation, and neither it nor its hash is
 * kept; withdrawing raises the generation. Days and branch are never changed, and no two reports of a center share any: an
 * exclusion constraint of the guards' migration refuses it within one branch, the command between a branch and all.
 */
export const reportShares = pgTable(
  "report_shares",
  {
    centerId: centerId().references(() => centers.id),
    id: uuid().notNull(),
    from: date("from_day").notNull(),
    until: date("until_day").notNull(),
    branchId: uuid(),
    generation: integer().notNull().default(1),
    createdAt: instant().notNull(),
    withdrawnAt: instant(),
  },
  (t) => [
    primaryKey({ columns: [t.centerId, t.id] }),
    foreignKey({ columns: [t.centerId, t.branchId], foreignColumns: [branches.centerId, branches.id] }),
    check("report_shares_days_order", sql`${t.from} <= ${t.until}`),
  ],
);

/**
 * What a public report said from one publishing to the next: inserted, never changed. `tables` has the groups' true counts,
 * by which the next revision is compared, and no page shows it. `id` is the form's key.
 */
export const reportRevisions = pgTable(
  "report_revisions",
  {
    centerId: centerId(),
    shareId: uuid().notNull(),
    revision: integer().notNull(),
    id: uuid().notNull(),
    copy: jsonb().$type<PublicCopy>().notNull(),
    tables: jsonb().$type<Record<string, CellsRevision>>().notNull(),
    by: text().notNull(),
    at: instant().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.centerId, t.shareId, t.revision] }),
    foreignKey({
      columns: [t.centerId, t.shareId],
      foreignColumns: [reportShares.centerId, reportShares.id],
    }),
    uniqueIndex("report_revisions_id").on(t.centerId, t.id),
    check("report_revisions_revision", sql`${t.revision} >= 1`),
  ],
);

/**
 * What an event's registrations and scans come to, so that a report need not read them again. A row is announced first
 * and written once nobody is left who began before that; whatever changes a registration, an admission or a scan deletes
 * it (triggers of the guards' migration), and it is announced anew. So a row that is written is always true.
 */
export const eventSums = pgTable(
  "event_sums",
  {
    centerId: centerId(),
    eventId: uuid().notNull(),
    announcedIn: transactionId(),
    isWritten: boolean().notNull().default(false),
    registered: integer().notNull().default(0),
    cancelled: integer().notNull().default(0),
    released: integer().notNull().default(0),
    attended: integer().notNull().default(0),
    walkIns: integer().notNull().default(0),
    registrations: integer().notNull().default(0),
    withoutDevice: integer().notNull().default(0),
    /** How many asked for each language. */
    languages: jsonb().$type<Record<string, number>>().notNull().default({}),
    /** Seconds at the doors, one each. */
    waits: doublePrecision().array().notNull().default([]),
  },
  (t) => [
    primaryKey({ columns: [t.centerId, t.eventId] }),
    foreignKey({
      columns: [t.centerId, t.eventId],
      foreignColumns: [events.centerId, events.id],
    }).onDelete("cascade"),
    index("event_sums_announced").on(t.announcedIn).where(sql`not ${t.isWritten}`),
  ],
);

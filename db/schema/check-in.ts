import { sql } from "drizzle-orm";
import {
  bigint,
  boolean,
  check,
  foreignKey,
  index,
  integer,
  json,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { conflictKinds } from "~/app/domain/check-in/reconcile";
import { type ScanAnswer, type ScanFlag, scanKinds } from "~/app/domain/check-in/scan";
import { settlements } from "~/app/domain/check-in/settlement";
import { centerId, instant, oneOf, transactionId } from "./columns";
import { events } from "./events";
import { registrations } from "./registrations";

/** An entrance where staff scan, named per event. */
export const doors = pgTable(
  "doors",
  {
    centerId: centerId(),
    id: uuid().notNull(),
    eventId: uuid().notNull(),
    name: text().notNull(),
    nameFolded: text().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.centerId, t.id] }),
    foreignKey({ columns: [t.centerId, t.eventId], foreignColumns: [events.centerId, events.id] }),
    uniqueIndex("doors_name").on(t.centerId, t.eventId, t.nameFolded),
  ],
);

/**
 * Scans are facts: inserted, never changed. `answer` is the first verdict, repeated for ever; the code itself is
 * never kept, its hash and its last four characters are. As json, not jsonb: the answer is repeated to the letter.
 */
export const scans = pgTable(
  "scans",
  {
    centerId: centerId(),
    scanId: uuid().notNull(),
    eventId: uuid().notNull(),
    registrationId: uuid(),
    kind: text({ enum: scanKinds }).notNull(),
    undoes: uuid(),
    people: integer().notNull().default(1),
    who: text({ enum: ["patron", "employer", "staff"] })
      .notNull()
      .default("patron"),
    doorId: uuid(),
    device: text(),
    by: text().notNull(),
    scannedAt: instant(),
    at: instant().notNull(),
    clockOffsetMs: bigint({ mode: "number" }),
    receivedAt: instant().notNull(),
    verdictMs: integer(),
    codeHash: text(),
    hint: text(),
    overrideBy: text(),
    answer: json().$type<ScanAnswer>(),
    flags: jsonb().$type<ScanFlag[]>().notNull().default([]),
    storedIn: transactionId(),
  },
  (t) => [
    primaryKey({ columns: [t.centerId, t.scanId] }),
    foreignKey({ columns: [t.centerId, t.eventId], foreignColumns: [events.centerId, events.id] }),
    foreignKey({
      columns: [t.centerId, t.registrationId],
      foreignColumns: [registrations.centerId, registrations.id],
    }),
    foreignKey({ columns: [t.centerId, t.doorId], foreignColumns: [doors.centerId, doors.id] }),
    index("scans_event").on(t.centerId, t.eventId, t.receivedAt),
    index("scans_registration").on(t.centerId, t.registrationId),
    index("scans_undoes").on(t.centerId, t.undoes).where(sql`${t.undoes} is not null`),
    check("scans_kind", oneOf(t.kind, scanKinds)),
    // What webhooks are made of, in the order in which they become so: see webhook_reading.
    index("scans_stored_in").on(t.storedIn),
    index("scans_tallies").on(t.centerId, t.eventId).where(sql`${t.kind} = 'tally'`),
    check("scans_undo", sql`(${t.kind} = 'undo') = (${t.undoes} is not null)`),
    check(
      "scans_people",
      sql`case ${t.kind} when 'tally' then ${t.people} between -50 and 50 and ${t.people} <> 0 else ${t.people} between 1 and 6 end`,
    ),
  ],
);

/** One row is one person who came: the fold of a registration's scans, stored. `inside` says whether now. */
export const admissions = pgTable(
  "admissions",
  {
    centerId: centerId(),
    registrationId: uuid().notNull(),
    seat: integer().notNull(),
    eventId: uuid().notNull(),
    scanId: uuid().notNull(),
    doorId: uuid(),
    at: instant().notNull(),
    inside: boolean().notNull(),
    since: instant().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.centerId, t.registrationId, t.seat] }),
    foreignKey({
      columns: [t.centerId, t.registrationId],
      foreignColumns: [registrations.centerId, registrations.id],
    }),
    index("admissions_event").on(t.centerId, t.eventId),
    check("admissions_seat", sql`${t.seat} between 1 and 6`),
  ],
);

/**
 * What the fold of a registration's scans cannot decide, for staff to settle: two scans that both let in one person,
 * or one (twice the same id) that let in on a ticket which had ended. Gone again where its scans are undone before
 * somebody settled it.
 */
export const scanConflicts = pgTable(
  "scan_conflicts",
  {
    centerId: centerId(),
    registrationId: uuid().notNull(),
    scanA: uuid().notNull(),
    scanB: uuid().notNull(),
    eventId: uuid().notNull(),
    kind: text({ enum: conflictKinds }).notNull(),
    settledAs: text({ enum: settlements }),
    by: text(),
    at: instant(),
  },
  (t) => [
    primaryKey({ columns: [t.centerId, t.registrationId, t.scanA, t.scanB, t.kind] }),
    foreignKey({
      columns: [t.centerId, t.registrationId],
      foreignColumns: [registrations.centerId, registrations.id],
    }),
    foreignKey({ columns: [t.centerId, t.eventId], foreignColumns: [events.centerId, events.id] }),
    index("scan_conflicts_event").on(t.centerId, t.eventId),
    check("scan_conflicts_kind", oneOf(t.kind, conflictKinds)),
    check("scan_conflicts_settled", oneOf(t.settledAs, settlements)),
  ],
);

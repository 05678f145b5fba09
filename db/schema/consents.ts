import { sql } from "drizzle-orm";
import {
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
import { consentActs, consentPurposes, consentWays } from "~/app/domain/sharing/consent";
import { visitAnswers } from "~/app/domain/sharing/visit";
import { centers } from "./centers";
import { centerId, instant, oneOf } from "./columns";
import { employers } from "./employers";
import { events } from "./events";
import { registrations } from "./registrations";

/**
 * Proof of what visitors agreed to and took back: inserted, never changed, and without a name. Of one registration,
 * purpose and employer the last row stands. `place` is their order, since a clock may stand still.
 */
export const consents = pgTable(
  "consents",
  {
    centerId: centerId(),
    id: uuid().notNull(),
    place: bigserial({ mode: "number" }).notNull(),
    eventId: uuid().notNull(),
    registrationId: uuid().notNull(),
    purpose: text({ enum: consentPurposes }).notNull(),
    employerId: uuid(),
    act: text({ enum: consentActs }).notNull(),
    textVersion: text().notNull(),
    language: text().notNull(),
    how: text({ enum: consentWays }).notNull(),
    by: text().notNull(),
    at: instant().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.centerId, t.id] }),
    foreignKey({ columns: [t.centerId, t.eventId], foreignColumns: [events.centerId, events.id] }),
    foreignKey({
      columns: [t.centerId, t.registrationId],
      foreignColumns: [registrations.centerId, registrations.id],
    }),
    foreignKey({ columns: [t.centerId, t.employerId], foreignColumns: [employers.centerId, employers.id] }),
    index("consents_registration").on(t.centerId, t.registrationId, t.place),
    index("consents_event").on(t.centerId, t.eventId, t.employerId),
    check("consents_purpose", oneOf(t.purpose, consentPurposes)),
    check("consents_act", oneOf(t.act, consentActs)),
    check("consents_how", oneOf(t.how, consentWays)),
    check("consents_employer", sql`(${t.purpose} <> 'outcomes') = (${t.employerId} is not null)`),
  ],
);

/**
 * Visits to an employer's table. While a visitor is asked the row says whom; their answer takes that away, so that a
 * visit which is counted is nobody's.
 */
export const tableVisits = pgTable(
  "table_visits",
  {
    centerId: centerId(),
    id: uuid().notNull(),
    eventId: uuid().notNull(),
    employerId: uuid().notNull(),
    registrationId: uuid(),
    askedBy: text().notNull(),
    askedAt: instant().notNull(),
    expiresAt: instant().notNull(),
    answer: text({ enum: visitAnswers }),
    answeredAt: instant(),
  },
  (t) => [
    primaryKey({ columns: [t.centerId, t.id] }),
    foreignKey({ columns: [t.centerId, t.eventId], foreignColumns: [events.centerId, events.id] }),
    foreignKey({ columns: [t.centerId, t.employerId], foreignColumns: [employers.centerId, employers.id] }),
    foreignKey({
      columns: [t.centerId, t.registrationId],
      foreignColumns: [registrations.centerId, registrations.id],
    }),
    index("table_visits_event").on(t.centerId, t.eventId, t.employerId),
    uniqueIndex("table_visits_asked").on(t.centerId, t.registrationId, t.employerId),
    check("table_visits_answer", oneOf(t.answer, visitAnswers)),
    check("table_visits_nobody", sql`${t.answer} is null or ${t.registrationId} is null`),
  ],
);

/** What each run of the purge took away, for admins to read. */
export const purges = pgTable(
  "purges",
  {
    centerId: centerId().references(() => centers.id),
    id: uuid().notNull(),
    at: instant().notNull(),
    finishedAt: instant().notNull(),
    names: integer().notNull().default(0),
    accommodations: integer().notNull().default(0),
    tableVisits: integer().notNull().default(0),
    formKeys: integer().notNull().default(0),
    consents: integer().notNull().default(0),
    surveyWords: integer().notNull().default(0),
  },
  (t) => [primaryKey({ columns: [t.centerId, t.id] }), index("purges_recent").on(t.centerId, t.at, t.id)],
);

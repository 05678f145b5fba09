import { check, foreignKey, index, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { checkFindings, vettingChecks } from "~/app/domain/employers/checks";
import { vettingOutcomes } from "~/app/domain/employers/vetting";
import { centerId, instant, oneOf } from "./columns";
import { employers } from "./employers";
import { events } from "./events";

/** Which version of the statements an employer agreed to, when, and with which request. Inserted, never changed. */
export const attestationsGiven = pgTable(
  "attestations_given",
  {
    centerId: centerId(),
    id: uuid().notNull(),
    employerId: uuid().notNull(),
    version: text().notNull(),
    /** The request that it came with; null where it came with the organization. */
    eventId: uuid(),
    by: text().notNull(),
    at: instant().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.centerId, t.id] }),
    foreignKey({ columns: [t.centerId, t.employerId], foreignColumns: [employers.centerId, employers.id] }),
    foreignKey({ columns: [t.centerId, t.eventId], foreignColumns: [events.centerId, events.id] }),
    index("attestations_given_employer").on(t.centerId, t.employerId, t.at),
  ],
);

/** A check that staff made of an employer, and what it looked at. Made again, it is another row. Never changed. */
export const vettingChecksMade = pgTable(
  "vetting_checks_made",
  {
    centerId: centerId(),
    id: uuid().notNull(),
    employerId: uuid().notNull(),
    check: text({ enum: vettingChecks }).notNull(),
    finding: text({ enum: checkFindings }).notNull(),
    /** The values that were checked, so that a change of them shows. */
    lookedAt: text().notNull(),
    note: text(),
    /** The number that was called, where it was found, and when. */
    calledNumber: text(),
    numberSource: text(),
    calledAt: instant(),
    by: text().notNull(),
    at: instant().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.centerId, t.id] }),
    foreignKey({ columns: [t.centerId, t.employerId], foreignColumns: [employers.centerId, employers.id] }),
    index("vetting_checks_made_employer").on(t.centerId, t.employerId, t.at),
    check("vetting_checks_made_check", oneOf(t.check, vettingChecks)),
    check("vetting_checks_made_finding", oneOf(t.finding, checkFindings)),
  ],
);

/** What became of an employer's vetting, each time. `employers` holds how it stands now. Never changed. */
export const vettingDecisions = pgTable(
  "vetting_decisions",
  {
    centerId: centerId(),
    id: uuid().notNull(),
    employerId: uuid().notNull(),
    outcome: text({ enum: vettingOutcomes }).notNull(),
    reason: text(),
    /** What it stood on: which checks, or by which hand it was made. */
    how: text(),
    by: text().notNull(),
    at: instant().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.centerId, t.id] }),
    foreignKey({ columns: [t.centerId, t.employerId], foreignColumns: [employers.centerId, employers.id] }),
    index("vetting_decisions_employer").on(t.centerId, t.employerId, t.at),
    check("vetting_decisions_outcome", oneOf(t.outcome, vettingOutcomes)),
  ],
);

import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  date,
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
import type { PartnerRow } from "~/app/domain/referrals/partner-list";
import { referralKinds, referralStates, referralWays } from "~/app/domain/referrals/referral";
import { branches, centers } from "./centers";
import { centerId, instant, oneOf } from "./columns";

/** Whom a center sends patrons to. Public ones stand in its directory. */
export const partners = pgTable(
  "partners",
  {
    centerId: centerId().references(() => centers.id),
    id: uuid().notNull(),
    kind: text({ enum: referralKinds }).notNull(),
    name: text().notNull(),
    address: text(),
    phone: text(),
    website: text(),
    /** As the partner words them: "Mon to Fri, 9 to 5". */
    hours: text(),
    languages: text().array().notNull(),
    isPublic: boolean().notNull().default(true),
    revision: integer().notNull().default(1),
    createdAt: instant().notNull(),
    retiredAt: instant(),
  },
  (t) => [
    primaryKey({ columns: [t.centerId, t.id] }),
    uniqueIndex("partners_name").on(t.centerId, sql`lower(${t.name})`).where(sql`${t.retiredAt} is null`),
    check("partners_kind", oneOf(t.kind, referralKinds)),
  ],
);

/**
 * A hand-off to a partner, of nobody by name: the slip's code is what the patron takes along and the partner may give
 * back, or `partnerReference`, the partner's own number. `state` is the last of `referral_steps`. `madeOn` is the day in
 * the center's zone.
 */
export const referrals = pgTable(
  "referrals",
  {
    centerId: centerId(),
    id: uuid().notNull(),
    code: text().notNull(),
    kind: text({ enum: referralKinds }).notNull(),
    partnerId: uuid().notNull(),
    branchId: uuid().notNull(),
    language: text(),
    state: text({ enum: referralStates }).notNull(),
    partnerReference: text(),
    /** Version of the words that the patron agreed to; empty where nobody may ask the partner what came of it. */
    consentVersion: text(),
    madeBy: text().notNull(),
    madeAt: instant().notNull(),
    madeOn: date().notNull(),
    /** When somebody was served or enrolled, as whoever told of it says: a day in the center's zone. */
    servedOn: date(),
    /** Who told so: what the patron alone told is not confirmed. Empty where nobody is known to have been served. */
    servedHow: text({ enum: referralWays }),
    revision: integer().notNull().default(1),
  },
  (t) => [
    primaryKey({ columns: [t.centerId, t.id] }),
    foreignKey({ columns: [t.centerId, t.partnerId], foreignColumns: [partners.centerId, partners.id] }),
    foreignKey({ columns: [t.centerId, t.branchId], foreignColumns: [branches.centerId, branches.id] }),
    uniqueIndex("referrals_code").on(t.centerId, t.code),
    uniqueIndex("referrals_partner_reference")
      .on(t.centerId, t.partnerId, t.partnerReference)
      .where(sql`${t.partnerReference} is not null`),
    index("referrals_made").on(t.centerId, t.madeOn, t.branchId),
    index("referrals_served").on(t.centerId, t.servedOn).where(sql`${t.servedOn} is not null`),
    check("referrals_kind", oneOf(t.kind, referralKinds)),
    check("referrals_state", oneOf(t.state, referralStates)),
    check("referrals_code_digits", sql`${t.code} ~ '^[0-9]{8}$'`),
    check("referrals_served_on", sql`(${t.state} = 'served') = (${t.servedOn} is not null)`),
    check("referrals_served_how", sql`${t.servedHow} is null or ${t.state} = 'served'`),
    check("referrals_served_how_known", oneOf(t.servedHow, referralWays)),
    // The list: newest first, whole or of one partner.
    index("referrals_recent").on(t.centerId, t.madeAt, t.id),
    index("referrals_partner").on(t.centerId, t.partnerId, t.madeAt),
  ],
);

/** How a referral went, step by step: inserted, never changed. */
export const referralSteps = pgTable(
  "referral_steps",
  {
    centerId: centerId(),
    id: uuid().notNull(),
    referralId: uuid().notNull(),
    /** Which of its referral's steps it is, from 1: of two that were decided at once the second is refused. */
    no: integer().notNull().default(1),
    from: text({ enum: referralStates }),
    to: text({ enum: referralStates }).notNull(),
    how: text({ enum: referralWays }).notNull(),
    by: text().notNull(),
    at: instant().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.centerId, t.id] }),
    foreignKey({ columns: [t.centerId, t.referralId], foreignColumns: [referrals.centerId, referrals.id] }),
    index("referral_steps_referral").on(t.centerId, t.referralId, t.at),
    uniqueIndex("referral_steps_no").on(t.centerId, t.referralId, t.no),
    check("referral_steps_to", oneOf(t.to, referralStates)),
    check("referral_steps_how", oneOf(t.how, referralWays)),
  ],
);

/**
 * A partner's own list that was read and not confirmed yet. Once it is, or a day later, `rows` is emptied; the row stays
 * until then as the answer to a second confirmation.
 */
export const referralImports = pgTable(
  "referral_imports",
  {
    centerId: centerId(),
    id: uuid().notNull(),
    partnerId: uuid().notNull(),
    rows: jsonb().$type<PartnerRow[]>().notNull(),
    count: integer().notNull(),
    by: text().notNull(),
    createdAt: instant().notNull(),
    importedAt: instant(),
  },
  (t) => [
    primaryKey({ columns: [t.centerId, t.id] }),
    foreignKey({ columns: [t.centerId, t.partnerId], foreignColumns: [partners.centerId, partners.id] }),
    index("referral_imports_age").on(t.centerId, t.createdAt),
  ],
);

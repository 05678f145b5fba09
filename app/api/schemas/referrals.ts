import { z } from "@hono/zod-openapi";
import { workLanguages } from "~/app/domain/openings/opening";
import { referralKinds, referralStates, referralWays } from "~/app/domain/referrals/referral";
import { calendarDate, id, line, phone, text, website } from "~/app/http/fields";
import { maybe, ownId, PageQuery } from "./values";

// The limits are those of the forms: see app/http/partner-form.server.ts and app/http/referral-form.server.ts.

const languages = z.array(z.enum(workLanguages, "not-in-list"));

export const NewPartner = z
  .strictObject({
    id: ownId,
    kind: z.enum(referralKinds, "not-in-list"),
    name: line(120),
    address: maybe(line(200)),
    phone: maybe(phone),
    website: maybe(website),
    hours: maybe(text(300)),
    languages: languages.default([]),
    isPublic: z.boolean().default(true),
  })
  .openapi("NewPartner");

export const PartnerResource = z
  .object({
    id: z.string(),
    kind: z.enum(referralKinds),
    name: z.string(),
    address: z.string().nullable(),
    phone: z.string().nullable(),
    website: z.string().nullable(),
    hours: z.string().nullable(),
    languages: z.array(z.string()),
    isPublic: z.boolean(),
    retiredAt: z.string().nullable(),
  })
  .openapi("Partner");

export const NewReferral = z
  .strictObject({
    id: ownId,
    partnerId: id,
    branchId: id,
    language: maybe(z.enum(workLanguages, "not-in-list")),
    isAgreed: z.boolean().describe("Whether the patron agreed that the partner is asked what came of it"),
  })
  .openapi("NewReferral");

/** Days are of the center's zone, both included, and of the day on which a referral was made. */
export const ReferralQuery = PageQuery.extend({
  state: z.enum(referralStates, "not-in-list").optional(),
  kind: z.enum(referralKinds, "not-in-list").optional(),
  partnerId: id.optional(),
  branchId: id.optional(),
  from: calendarDate.optional(),
  to: calendarDate.optional(),
}).refine(({ from, to }) => from === undefined || to === undefined || from <= to, {
  path: ["to"],
  error: "ends-before-start",
});

export const ReferralStep = z
  .strictObject({
    id: ownId,
    state: z.enum(referralStates, "not-in-list"),
    how: z.enum(referralWays, "not-in-list").exclude(["partner-file"]).describe("Who told of it"),
    servedOn: maybe(calendarDate).describe("The day, where somebody was served or enrolled"),
  })
  .openapi("ReferralStep");

export const ReferralResource = z
  .object({
    id: z.string(),
    code: z.string().describe("Eight digits in place of a name"),
    kind: z.enum(referralKinds),
    partnerId: z.string(),
    branchId: z.string(),
    language: z.string().nullable(),
    state: z.enum(referralStates),
    servedOn: z.string().nullable(),
    servedHow: z.enum(referralWays).nullable(),
    partnerReference: z.string().nullable(),
    consentVersion: z.string().nullable(),
    madeAt: z.string(),
  })
  .openapi("Referral");

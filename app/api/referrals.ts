import { createRoute, type OpenAPIHono } from "@hono/zod-openapi";
import { createPartner } from "~/app/commands/change-partner.server";
import { makeReferral } from "~/app/commands/make-referral.server";
import { markReferral } from "~/app/commands/mark-referral.server";
import { refuse } from "~/app/domain/refusal";
import { findPartner, listPartnersByAge, type Partner } from "~/db/queries/partners";
import { findReferral, listReferralsByAge, type ReferralRow } from "~/db/queries/referrals";
import { type ApiEnv, bodyOf, jsonOf, may, problem, problemResponses } from "./api";
import { pageOf } from "./page";
import {
  NewPartner,
  NewReferral,
  PartnerResource,
  ReferralQuery,
  ReferralResource,
  ReferralStep,
} from "./schemas/referrals";
import { IdParams, listOf, PageQuery } from "./schemas/values";

const getPartners = createRoute({
  method: "get",
  path: "/partners",
  summary: "List partners, those that are retired too",
  middleware: [may("partner.list")] as const,
  request: { query: PageQuery },
  responses: { 200: jsonOf(listOf(PartnerResource, "Partners"), "Partners by age"), ...problemResponses },
});

const postPartner = createRoute({
  method: "post",
  path: "/partners",
  summary: "Add a partner",
  middleware: [may("partner.change")] as const,
  request: bodyOf(NewPartner),
  responses: { 201: jsonOf(PartnerResource, "The partner"), ...problemResponses },
});

const getReferrals = createRoute({
  method: "get",
  path: "/referrals",
  summary: "List referrals, of a state, a partner, a branch or some days where it says so: of nobody by name",
  middleware: [may("referral.list")] as const,
  request: { query: ReferralQuery },
  responses: { 200: jsonOf(listOf(ReferralResource, "Referrals"), "Referrals by age"), ...problemResponses },
});

const postReferral = createRoute({
  method: "post",
  path: "/referrals",
  summary: "Send a patron to a partner, by a code in place of a name",
  middleware: [may("referral.create")] as const,
  request: bodyOf(NewReferral),
  responses: { 201: jsonOf(ReferralResource, "The referral"), ...problemResponses },
});

const putState = createRoute({
  method: "put",
  path: "/referrals/{id}/state",
  summary: "Mark what came of a referral",
  middleware: [may("referral.mark")] as const,
  request: { params: IdParams, ...bodyOf(ReferralStep) },
  responses: { 200: jsonOf(ReferralResource, "The referral as it is now"), ...problemResponses },
});

export function referralRoutes(api: OpenAPIHono<ApiEnv>): void {
  api.openapi(getPartners, async (c) => {
    const { services, center } = c.get("context");
    const { cursor, limit } = c.req.valid("query");
    const rows = await listPartnersByAge(services.db, {
      centerId: center.id,
      after: cursor,
      limit: limit + 1,
    });
    const { items, nextCursor } = pageOf(rows, limit);
    return c.json({ items: items.map(partnerOf), nextCursor }, 200);
  });

  api.openapi(postPartner, async (c) => {
    const { services, center } = c.get("context");
    const { id, ...partner } = c.req.valid("json");
    const of = { centerId: center.id, partnerId: id ?? services.ids.uuid() };
    const made = await createPartner(services, { actor: c.get("actor"), ...of, partner });
    if (made.outcome === "refused") return problem(c, made);
    const row = await findPartner(services.db, of);
    return row === null ? problem(c, refuse("not-found")) : c.json(partnerOf(row), 201);
  });

  api.openapi(getReferrals, async (c) => {
    const { services, center } = c.get("context");
    const { cursor: after, limit, to: until, ...filters } = c.req.valid("query");
    const of = { centerId: center.id, ...filters, until };
    const rows = await listReferralsByAge(services.db, { ...of, after, limit: limit + 1 });
    const { items, nextCursor } = pageOf(rows, limit);
    return c.json({ items: items.map(referralOf), nextCursor }, 200);
  });

  api.openapi(postReferral, async (c) => {
    const { services, center } = c.get("context");
    const { id, ...referral } = c.req.valid("json");
    const referralId = id ?? services.ids.uuid();
    const made = await makeReferral(services, { actor: c.get("actor"), center, referralId, ...referral });
    if (made.outcome === "refused") return problem(c, made);
    const row = await findReferral(services.db, { centerId: center.id, referralId });
    return row === null ? problem(c, refuse("not-found")) : c.json(referralOf(row), 201);
  });

  api.openapi(putState, async (c) => {
    const { services, center } = c.get("context");
    const referralId = c.req.valid("param").id;
    const { id, state: to, how, servedOn } = c.req.valid("json");
    const step = { stepId: id ?? services.ids.uuid(), to, how, servedOn };
    const marked = await markReferral(services, { actor: c.get("actor"), center, referralId, ...step });
    if (marked.outcome === "refused") return problem(c, marked);
    const row = await findReferral(services.db, { centerId: center.id, referralId });
    return row === null ? problem(c, refuse("not-found")) : c.json(referralOf(row), 200);
  });
}

const partnerOf = ({ retiredAt, ...partner }: Partner) => ({
  ...partner,
  retiredAt: retiredAt?.toISOString() ?? null,
});

const referralOf = (row: ReferralRow) => ({
  ...{ id: row.id, code: row.code, kind: row.kind, partnerId: row.partnerId, branchId: row.branchId },
  ...{ language: row.language, state: row.state, servedOn: row.servedOn, servedHow: row.servedHow },
  ...{ partnerReference: row.partnerReference, consentVersion: row.consentVersion },
  madeAt: row.madeAt.toISOString(),
});

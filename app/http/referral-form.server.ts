import type { Params } from "@remix-run/react";
import { z } from "zod";
import type { Operation } from "~/app/domain/access/operations";
import { workLanguages } from "~/app/domain/openings/opening";
import { referralKinds, referralStates, referralWays } from "~/app/domain/referrals/referral";
import { nextSteps } from "~/app/domain/referrals/steps";
import { localOf } from "~/app/domain/time/zoned-time";
import { localeTags, spokenFor } from "~/app/i18n/locales";
import { wordsIn } from "~/app/i18n/words";
import { findPartner, listPartners } from "~/db/queries/partners";
import { findLastReferralBy, findReferral, listReferralSteps } from "~/db/queries/referrals";
import type { RequestContext } from "./context.server";
import { calendarDate, id, line, optional, ticked } from "./fields";
import { referralChoices } from "./referral-list.server";
import { foundOr404 } from "./require-actor.server";
import { requireStaff } from "./require-staff.server";
import { idOr404, idOrUndefined, queryOf } from "./staff-page.server";

export const referralForm = z.strictObject({
  partnerId: id,
  branchId: id,
  language: optional(z.enum([...localeTags, ...workLanguages], "not-in-list")),
  isAgreed: ticked,
});

/** A step as its radio button has it: where to, and who told. */
export const stepForm = z
  .strictObject({
    to: z.string({ error: "required" }).transform(stepOf),
    servedOn: optional(calendarDate),
  })
  .transform(({ to: [to, how], servedOn }) => ({ to, how, servedOn: to === "served" ? servedOn : null }));

/** "served partner": what happened and who told of it. */
function stepOf(value: string, context: z.RefinementCtx) {
  const [state, way] = value.split(" ");
  const to = referralStates.find((one) => one === state);
  const how = referralWays.find((one) => one === way);
  if (to !== undefined && how !== undefined) return [to, how] as const;
  context.addIssue({ code: "custom", message: "required" });
  return z.NEVER;
}

export const referenceForm = z.strictObject({ reference: optional(line(60)) });

/** The partners that a patron can be sent to, by what for. */
export async function partnersToChoose({ services, center }: RequestContext) {
  const partners = await listPartners(services.db, { centerId: center.id, which: "live" });
  return referralKinds
    .map((kind) => ({ kind, partners: partners.filter((partner) => partner.kind === kind) }))
    .filter((group) => group.partners.length > 0);
}

/** What the form of a referral begins with, for the partner that the address names; null where it names none. */
export async function referralFormView(context: RequestContext, request: Request, madeBy: string) {
  const { services, center } = context;
  const partnerId = idOrUndefined(queryOf(request, "partner"));
  if (partnerId === undefined) return null;
  const [found, last, { branches }] = await Promise.all([
    findPartner(services.db, { centerId: center.id, partnerId }),
    findLastReferralBy(services.db, { centerId: center.id, madeBy }),
    referralChoices(context),
  ]);
  const partner = foundOr404(found);
  const [only] = branches;
  return {
    partner,
    branches,
    consents: consentWords(partner.name),
    values: {
      branchId: last?.branchId ?? (branches.length === 1 ? (only?.value ?? "") : ""),
      language: center.locale,
    },
  };
}

/** What a patron is asked to agree to, in every language that is spoken here. */
const consentWords = (partner: string) =>
  localeTags.map((tag) => ({ tag, words: wordsIn(tag)("referral.consent", { partner }) }));

/** The referral that the address names, for staff. */
export async function requireReferral(
  context: RequestContext,
  request: Request,
  params: Params,
  operation: Operation,
) {
  const actor = await requireStaff(context, request, operation);
  const of = { centerId: context.center.id, referralId: idOr404(params.referralId) };
  return { actor, of, referral: foundOr404(await findReferral(context.services.db, of)) };
}

/** A referral's page: what is known of it, how it went, and what may be marked next. */
export async function referralView(
  context: RequestContext,
  { of, referral }: Pick<Awaited<ReturnType<typeof requireReferral>>, "of" | "referral">,
) {
  const { services, center } = context;
  return {
    referral,
    steps: await listReferralSteps(services.db, of),
    next: nextSteps(referral),
    today: localOf(services.clock.now(), center.timeZone).date,
    timeZone: center.timeZone,
  };
}

/** The slip that a patron takes along, in their language. */
export async function slipView(
  { services, center }: RequestContext,
  { referral }: Pick<Awaited<ReturnType<typeof requireReferral>>, "referral">,
) {
  const of = { centerId: center.id, partnerId: referral.partnerId };
  const partner = foundOr404(await findPartner(services.db, of));
  const language = spokenFor(referral.language === "zh" ? "zh-Hant" : referral.language, center);
  return {
    code: referral.code,
    isAgreed: referral.consentVersion !== null,
    partner,
    language,
    writtenIn: center.locale,
    centerName: center.name,
  };
}

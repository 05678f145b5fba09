import type { Params } from "@remix-run/react";
import { z } from "zod";
import type { Operation } from "~/app/domain/access/operations";
import {
  checkFindings,
  type NewCheck,
  standingOfChecks,
  type VettingCheck,
  vettingChecks,
} from "~/app/domain/employers/checks";
import { domainsMatch } from "~/app/domain/employers/contact-marks";
import { knownBy, lookAlikes } from "~/app/domain/employers/look-alikes";
import { vettingHints } from "~/app/domain/employers/vetting";
import { instantOf } from "~/app/domain/time/zoned-time";
import {
  findAttestation,
  listMaybeAlike,
  listVettingChecks,
  listVettingDecisions,
} from "~/db/queries/vetting";
import type { RequestContext } from "./context.server";
import { calendarDate, clockTime, line, optional, phone, text } from "./fields";
import { foundOr404 } from "./require-actor.server";
import { requireEmployer } from "./staff-employer.server";

/** Everything that a vetting is decided by: each check as it stands, the look-alikes, what was agreed to and decided. */
export async function requireVetting(
  context: RequestContext,
  request: Request,
  params: Params,
  operation: Operation,
) {
  const { actor, of, employer } = await requireEmployer(context, request, params, operation);
  const { db } = context.services;
  const [checks, decisions, attestation, named] = await Promise.all([
    listVettingChecks(db, of),
    listVettingDecisions(db, of),
    findAttestation(db, of),
    listMaybeAlike(db, { ...of, knownBy: knownBy(employer) }),
  ]);
  const standing = standingOfChecks(checks, employer, attestation?.version ?? null);
  const view = {
    ...{ employer, checks, decisions, attestation, standing },
    missing: standing.filter(({ made, isStale }) => made === null || isStale).length,
    concerns: standing.filter(({ made, isStale }) => made?.finding === "concern" && !isStale).length,
    lookAlikes: lookAlikes(employer, named),
    hints: vettingHints(employer),
    isDomainSame: domainsMatch(employer.contactEmail, employer.website),
    timeZone: context.center.timeZone,
    centerName: context.center.name,
  };
  return { actor, of, view };
}

/** The check that an address names. @throws the page that says there is none */
export const checkOr404 = (check: string | undefined): VettingCheck =>
  foundOr404(vettingChecks.find((known) => known === check));

type CheckInput = Omit<NewCheck, "check">;

const findingForm = z.strictObject({
  finding: z.enum(checkFindings, "not-in-list"),
  note: optional(text(1000)),
});

/** What the form of a check holds; a call-back has its number, where that was found, and when it was called. */
export function checkForm(check: VettingCheck, zone: string): z.ZodType<CheckInput> {
  if (check !== "callBack") return findingForm.transform((made) => ({ ...made, call: null }));
  const call = { number: phone, source: line(200), calledOn: calendarDate, calledTime: clockTime };
  return findingForm.extend(call).transform(({ number, source, calledOn, calledTime, ...made }, context) => {
    const found = instantOf({ date: calledOn, time: calledTime }, zone, "earlier");
    if (found.kind === "instant") return { ...made, call: { number, source, calledAt: found.at } };
    context.addIssue({ code: "custom", message: "skipped-hour", path: ["calledTime"] });
    return z.NEVER;
  });
}

/** Where a check leads: to the next one that is to be made, or back to the list of them. */
export async function pageAfterCheck(
  context: RequestContext,
  of: { centerId: string; employerId: string },
  employer: Parameters<typeof standingOfChecks>[1],
) {
  const { db } = context.services;
  const [checks, attestation] = await Promise.all([listVettingChecks(db, of), findAttestation(db, of)]);
  const standing = standingOfChecks(checks, employer, attestation?.version ?? null);
  const next = standing.find(({ made, isStale }) => made === null || isStale);
  const base = `/staff/employers/${of.employerId}/vetting`;
  return next === undefined ? `${base}?done=checked` : `${base}/checks/${next.check}?done=checked`;
}

import type { Params } from "@remix-run/react";
import { z } from "zod";
import { languageField, languageOf } from "~/app/components/opening-names";
import type { Operation } from "~/app/domain/access/operations";
import { workLanguages } from "~/app/domain/openings/opening";
import { referralKinds } from "~/app/domain/referrals/referral";
import { findPartner, type Partner } from "~/db/queries/partners";
import type { RequestContext } from "./context.server";
import { line, optional, phone, text, ticked, website } from "./fields";
import type { FormValues } from "./parse-form.server";
import { foundOr404 } from "./require-actor.server";
import { requireStaff } from "./require-staff.server";
import { idOr404 } from "./staff-page.server";

const fields = z.strictObject({
  kind: z.string({ error: "required" }).min(1, "required").pipe(z.enum(referralKinds, "not-in-list")),
  name: line(120),
  address: optional(line(200)),
  phone: optional(phone),
  website: optional(website),
  hours: optional(text(300)),
  languages: z.array(z.enum(workLanguages, "not-in-list")),
  isPublic: ticked,
});

/** A partner as staff type it: each language is a checkbox of its own. */
export const partnerForm = z.record(z.string(), z.string()).transform(gathered).pipe(fields);

function gathered(typed: FormValues) {
  const rest = Object.entries(typed).filter(([name]) => languageOf(name) === null);
  const languages = Object.entries(typed).flatMap(([name, value]) =>
    value === "yes" ? (languageOf(name) ?? []) : [],
  );
  return { ...Object.fromEntries(rest), languages };
}

/** A partner as the form shows it again. */
export const partnerValues = ({
  kind,
  name,
  address,
  phone,
  website,
  hours,
  ...rest
}: Partner): FormValues => ({
  ...{ kind, name, address: address ?? "", phone: phone ?? "", website: website ?? "", hours: hours ?? "" },
  ...(rest.isPublic ? { isPublic: "yes" } : {}),
  ...Object.fromEntries(rest.languages.map((tag) => [languageField(tag), "yes"])),
});

/** The partner that the address names, for staff. */
export async function requirePartner(
  context: RequestContext,
  request: Request,
  params: Params,
  operation: Operation = "partner.change",
) {
  const actor = await requireStaff(context, request, operation);
  const of = { centerId: context.center.id, partnerId: idOr404(params.partnerId) };
  return { actor, of, partner: foundOr404(await findPartner(context.services.db, of)) };
}

import { z } from "zod";
import { sizeBands } from "~/app/domain/employers/employer";
import { email, line, optional, personName, phone, ticked, website } from "./fields";
import type { FormErrors, FormValues, ParsedForm } from "./parse-form.server";

/** What an employer says of its organization; the limits are those of the API (NewEmployer in app/api/schemas/employers.ts). */
export const organizationForm = z.strictObject({
  legalName: line(200),
  street: line(200),
  website,
  sizeBand: z.enum(sizeBands, "not-in-list"),
  contactName: personName,
  contactEmail: email,
  contactPhone: optional(phone),
  isAgency: ticked,
  isAttested: ticked,
});

type OrganizationForm = z.output<typeof organizationForm>;

/** Errors of the form; where the statements have to be agreed to, also of a box that was not ticked. */
export function organizationErrors(
  form: ParsedForm<OrganizationForm>,
  needsAttestation: boolean,
): FormErrors | null {
  const errors = form.ok ? {} : form.errors;
  const isMissing = needsAttestation && form.values.isAttested !== "yes";
  const all = isMissing
    ? { ...errors, isAttested: "Read the statements and tick the box to go on." }
    : errors;
  return Object.keys(all).length === 0 ? null : all;
}

/** An organization as the form shows it. */
export function organizationValues(organization: {
  legalName: string;
  street: string;
  website: string;
  sizeBand: string;
  contactName: string;
  contactEmail: string;
  contactPhone: string | null;
  isAgency: boolean;
}): FormValues {
  const { legalName, street, sizeBand, contactName, contactEmail, contactPhone } = organization;
  const { website: address } = organization;
  return {
    legalName,
    street,
    website: address,
    sizeBand,
    contactName,
    contactEmail,
    contactPhone: contactPhone ?? "",
    ...(organization.isAgency ? { isAgency: "yes" } : {}),
  };
}

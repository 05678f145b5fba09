import type { SizeBand } from "./employer";

/** What an organization says of itself. */
export interface Organization {
  legalName: string;
  street: string;
  website: string;
  sizeBand: SizeBand;
  contactName: string;
  contactEmail: string;
}

/** What staff vetted the employer by: another name, street or website may be another employer. */
export const vettedBy = ["legalName", "street", "website"] as const;
export type VettedField = (typeof vettedBy)[number];

export type OrganizationChange =
  | { outcome: "allowed"; endsVetting: boolean }
  | { outcome: "refused"; reason: "edit-not-allowed"; fields: VettedField[] };

/**
 * Decides an employer's change of its own organization. What the vetting stands on ends the vetting; while an event
 * of the employer's is approved or public it stays as it was vetted, so that no public page ever shows a name that
 * nobody looked at. People, size and phone change freely.
 */
export function decideOrganizationChange(
  before: Organization,
  after: Organization,
  hasEventAhead: boolean,
): OrganizationChange {
  const fields = vettedBy.filter((field) => before[field] !== after[field]);
  if (fields.length === 0) return { outcome: "allowed", endsVetting: false };
  if (hasEventAhead) return { outcome: "refused", reason: "edit-not-allowed", fields };
  return { outcome: "allowed", endsVetting: true };
}

import type { EmploymentType, PayUnit } from "~/app/domain/events/event";

/** What staff look at before they approve an event, in the order in which it is shown. */
export const flagKinds = [
  "pay-below-floor",
  "pay-range-wide",
  "fair-chance",
  "drivers-licence",
  "commission-only",
  "client-unnamed",
  "applicant-fee",
  "declined-employer",
] as const;
export type FlagKind = (typeof flagKinds)[number];

export const flagDecisions = ["cleared", "upheld"] as const;
export type FlagDecision = (typeof flagDecisions)[number];

/** An opening as the flags read it. Pay is in whole cents of a dollar per `payUnit`. */
export interface FlaggableOpening {
  id: string;
  title: string;
  employerId: string;
  payMinCents: number;
  payMaxCents: number;
  payUnit: PayUnit;
  employmentType: EmploymentType;
  schedule: string | null;
  worksite: string | null;
  duties: string | null;
  minimumQualifications: string | null;
  howToApply: string | null;
  /** For whom an agency hires. */
  clientName: string | null;
}

export interface FlaggableEmployer {
  id: string;
  legalName: string;
  isAgency: boolean;
  street: string;
  website: string;
  contactEmail: string;
  contactPhone: string | null;
}

/** The least that an hour may pay in an area from a day on. Without area words it is for everywhere. */
export interface WageFloor {
  /** The day from which it holds, `2026-07-01`. */
  fromDate: string;
  hourlyCents: number;
  /** Words of which a worksite's address holds one: "Los Angeles". */
  areaWords: readonly string[];
  /** Where it is laid down. */
  source: string;
}

/** What a rule found: the words or figures that it is about, and everything that it read. */
export interface Finding {
  found: string;
  lookedAt: readonly string[];
  /** Where the rule comes from, if that is not the same for every such flag. */
  source?: string;
}

/** A flag on an opening, or on an employer where `openingId` is null. */
export interface Flag {
  kind: FlagKind;
  openingId: string | null;
  /** Who brings the opening, or is flagged itself. */
  employerId: string;
  /** The opening's title or the employer's name. */
  about: string;
  found: string;
  source: string | null;
  /** What was read, in one text: a flag on another text is another flag. */
  lookedAt: string;
  digest: string;
}

/** Every text of an opening that says what is asked of applicants. */
export function textsOf(opening: FlaggableOpening): string[] {
  const { title, schedule, duties, minimumQualifications, howToApply } = opening;
  return [title, schedule, duties, minimumQualifications, howToApply].filter((text) => text !== null);
}

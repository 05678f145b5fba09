import type { FlaggableEmployer, FlaggableOpening } from "~/app/domain/flags/flag";

/** An opening that no rule has anything to say of. */
export const anOpening = (more: Partial<FlaggableOpening> = {}): FlaggableOpening => ({
  id: "opening",
  title: "Clerk",
  employerId: "employer",
  payMinCents: 2000,
  payMaxCents: 4000,
  payUnit: "hour",
  employmentType: "full-time",
  schedule: null,
  worksite: null,
  duties: null,
  minimumQualifications: null,
  howToApply: null,
  clientName: null,
  ...more,
});

export const anEmployer = (more: Partial<FlaggableEmployer> = {}): FlaggableEmployer => ({
  id: "employer",
  legalName: "Three Ovens Bakery",
  isAgency: false,
  street: "19 Mill Lane",
  website: "https://www.threeovens.example",
  contactEmail: "samuel@threeovens.example",
  contactPhone: "213-555-0100",
  ...more,
});

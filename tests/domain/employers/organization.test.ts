import { describe, expect, test } from "vitest";
import { decideOrganizationChange, type Organization, vettedBy } from "~/app/domain/employers/organization";

const bakery: Organization = {
  legalName: "Three Ovens Bakery",
  street: "19 Mill Lane",
  website: "https://www.threeovens.example",
  sizeBand: "10-19",
  contactName: "Samuel Brandt",
  contactEmail: "samuel@threeovens.example",
};

describe("an employer's change of its own organization", () => {
  test.each(vettedBy)("of its %s ends the vetting, which stands on it", (field) => {
    const after = { ...bakery, [field]: "another" };
    expect(decideOrganizationChange(bakery, after, false)).toEqual({ outcome: "allowed", endsVetting: true });
  });

  test.each(vettedBy)("of its %s is refused while an event with it is approved or public", (field) => {
    const after = { ...bakery, [field]: "another" };
    expect(decideOrganizationChange(bakery, after, true)).toEqual({
      outcome: "refused",
      reason: "edit-not-allowed",
      fields: [field],
    });
  });

  test("of its people or size leaves the vetting, whatever lies ahead", () => {
    const after: Organization = {
      ...bakery,
      sizeBand: "20-49",
      contactName: "Ana",
      contactEmail: "ana@x.example",
    };
    for (const hasEventAhead of [false, true])
      expect(decideOrganizationChange(bakery, after, hasEventAhead)).toEqual({
        outcome: "allowed",
        endsVetting: false,
      });
  });
});

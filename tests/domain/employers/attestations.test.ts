import { describe, expect, test } from "vitest";
import { attestations, decideVetting, vettingChecks } from "~/app/domain/employers/attestations";

const allBut = (left: string) => vettingChecks.filter((check) => check !== left);

describe("decideVetting", () => {
  test("vets where every check is made, and says which and by which text", () => {
    expect(decideVetting(vettingChecks, null)).toEqual({
      outcome: "vetted",
      how: `checked legalName, street, website, contact, domain, attestations; attestations ${attestations.version}`,
    });
  });

  test("names the checks in the form's order, however they were made", () => {
    expect(decideVetting(vettingChecks.toReversed(), null)).toEqual(decideVetting(vettingChecks, null));
  });

  test.each(vettingChecks)("does not vet without %s", (check) => {
    expect(decideVetting(allBut(check), null)).toEqual({ outcome: "incomplete", missing: [check] });
  });

  test("vets without the domain where a note says how the employer was reached", () => {
    expect(decideVetting(allBut("domain"), "Called the owner")).toEqual({
      outcome: "vetted",
      how: `checked legalName, street, website, contact, attestations; attestations ${attestations.version}`,
    });
  });

  test("does not take an empty note for the domain", () => {
    expect(decideVetting(allBut("domain"), "  ")).toEqual({ outcome: "incomplete", missing: ["domain"] });
  });

  test.each(allBut("domain"))("does not take a note for %s", (check) => {
    expect(decideVetting(allBut(check), "Called the owner")).toEqual({
      outcome: "incomplete",
      missing: [check],
    });
  });
});

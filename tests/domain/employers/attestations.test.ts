import { describe, expect, test } from "vitest";
import { attestations, decideVetting, vettingChecks } from "~/app/domain/employers/attestations";

describe("decideVetting", () => {
  test("vets once every check was made, and says which and the statements' version", () => {
    expect(decideVetting(vettingChecks, null)).toEqual({
      outcome: "vetted",
      how: `checked legalName, street, website, contact, domain, attestations; attestations ${attestations.version}`,
    });
  });

  test.each(vettingChecks)("is incomplete without the check of %s", (left) => {
    const checked = vettingChecks.filter((check) => check !== left);
    expect(decideVetting(checked, null)).toEqual({ outcome: "incomplete", missing: [left] });
  });

  test("takes a note for a domain that differs, and leaves the check out of what was checked", () => {
    const checked = vettingChecks.filter((check) => check !== "domain");
    const decided = decideVetting(checked, "Called the number in the phone book.");
    expect(decided.outcome).toBe("vetted");
    expect(decided.outcome === "vetted" && decided.how).not.toContain("domain");
  });

  test("takes no blank note", () => {
    const checked = vettingChecks.filter((check) => check !== "domain");
    expect(decideVetting(checked, "  ").outcome).toBe("incomplete");
  });

  test("takes a note for the domain alone", () => {
    const checked = vettingChecks.filter((check) => check !== "street");
    expect(decideVetting(checked, "Looks right.")).toEqual({ outcome: "incomplete", missing: ["street"] });
  });
});

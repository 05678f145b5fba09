import { expect, test } from "vitest";
import { referralConsentVersion } from "~/app/domain/referrals/referral";
import { referral } from "~/app/i18n/en.json";

/** Every wording that patrons were ever asked by, by its version. Add to it; change nothing. */
const wordings: Record<string, string> = {
  "2026-11":
    "May we ask {partner} later if they helped you? We ask by the number on your slip, never by your name. You can say no and still get this help.",
};

test("a change of the words that patrons agree to is a new version, and those of before are known", () => {
  expect(wordings[referralConsentVersion]).toBe(referral.consent);
});

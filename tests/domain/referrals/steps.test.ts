import { describe, expect, test } from "vitest";
import { type ReferralState, referralStates, referralWays } from "~/app/domain/referrals/referral";
import { allowedSteps, decideStep, nextSteps, type ReferralNow } from "~/app/domain/referrals/steps";

const today = "2026-12-01";
const aReferral = (more: Partial<ReferralNow> = {}): ReferralNow => ({
  state: "made",
  madeOn: "2026-11-20",
  consentVersion: "2026-11",
  ...more,
});
const allowed = { outcome: "allowed" };

/** The whole table once more, in words: from, to, and who may have told. */
const rows: [ReferralState, ReferralState, string][] = [
  ["made", "contacted", "patron partner"],
  ["made", "served", "patron partner partner-file"],
  ["made", "declined", "patron partner"],
  ["made", "unknown", "staff"],
  ["contacted", "made", "staff"],
  ["contacted", "served", "patron partner partner-file"],
  ["contacted", "declined", "patron partner"],
  ["contacted", "unknown", "staff"],
  ["unknown", "made", "staff"],
  ["unknown", "contacted", "patron partner"],
  ["unknown", "served", "patron partner partner-file"],
  ["unknown", "declined", "patron partner"],
  ["declined", "made", "staff"],
  ["declined", "contacted", "patron partner"],
  ["declined", "served", "patron partner partner-file"],
  ["served", "made", "staff"],
  ["served", "contacted", "staff"],
  ["served", "declined", "patron partner"],
];

describe("a referral's step", () => {
  test.each(rows)("from %s to %s is for %s to tell, and for nobody else", (from, to, tellers) => {
    for (const how of referralWays) {
      const asked = { to, how, servedOn: to === "served" ? today : null };
      const expected = tellers.split(" ").includes(how) ? "allowed" : "refused";
      expect(decideStep(aReferral({ state: from }), asked, today).outcome, how).toBe(expected);
    }
  });

  test("that the table does not have is refused, whoever tells", () => {
    const known = new Set(rows.map(([from, to]) => `${from} ${to}`));
    const pairs = referralStates.flatMap((from) => referralStates.map((to) => [from, to] as const));
    const others = pairs.filter(([from, to]) => !known.has(`${from} ${to}`));
    expect(others.length + rows.length).toBe(referralStates.length ** 2);
    for (const [from, to] of others) {
      for (const how of referralWays) {
        const decided = decideStep(aReferral({ state: from }), { to, how, servedOn: today }, today);
        expect(decided).toEqual({ outcome: "refused", reason: "referral-differs" });
      }
    }
  });

  test.each(["partner", "partner-file"] as const)(
    "that a %s told is refused where the patron did not agree, and what the patron told is not",
    (how) => {
      const silent = aReferral({ consentVersion: null });
      const served = { to: "served", servedOn: today } as const;
      expect(decideStep(silent, { ...served, how }, today)).toMatchObject({ reason: "partner-not-asked" });
      expect(decideStep(silent, { ...served, how: "patron" }, today)).toEqual(allowed);
    },
  );

  test.each([
    [null, "required"],
    ["2026-11-19", "before-referral"],
    ["2026-12-02", "day-ahead"],
  ])("to served on %s is refused as %s", (servedOn, problem) => {
    const decided = decideStep(aReferral(), { to: "served", how: "patron", servedOn }, today);
    expect(decided).toEqual({
      ...{ outcome: "refused", reason: "values-not-accepted" },
      fields: [{ field: "servedOn", problem }],
    });
  });

  test.each(["2026-11-20", "2026-12-01"])(
    "to served on the day it was made or today (%s) is taken",
    (day) => {
      expect(decideStep(aReferral(), { to: "served", how: "patron", servedOn: day }, today)).toEqual(allowed);
    },
  );
});

test("staff are offered what may follow, by nobody's list and without consent by no partner", () => {
  const tellers = (consentVersion: string | null) =>
    nextSteps({ state: "made", consentVersion }).map(({ to, by }) => `${to}: ${by.join(" ")}`);
  expect(tellers("2026-11")).toEqual([
    "contacted: patron partner",
    "served: patron partner",
    "declined: patron partner",
    "unknown: staff",
  ]);
  expect(tellers(null)).toEqual([
    "contacted: patron",
    "served: patron",
    "declined: patron",
    "unknown: staff",
  ]);
  expect(allowedSteps).toHaveLength(rows.length);
});

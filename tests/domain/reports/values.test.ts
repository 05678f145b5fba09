import { expect, test } from "vitest";
import { reportFigures } from "~/app/domain/reports/registry";
import { figureValues } from "~/app/domain/reports/values";
import { someCounts } from "./some-counts";

test("each figure is the count that its definition names", () => {
  expect(figureValues(someCounts())).toEqual({
    ...{ inquiries: 701, reference: 102, events: 6, attendance: 183 },
    ...{ registered: 250, "given-back": 50, "attended-registrants": 150, "walk-ins": 33, "show-rate": 0.75 },
    ...{ "waitlist-filled": 21, "turned-away": 14, "wait-median": 1.5, "wait-p95": 8 },
    ...{ employers: 9, "repeat-employers": 4, openings: 40, "median-pay": 2_150, "top-three": 0.6 },
    ...{ "interviews-7": 41, "interviews-30": 62, interviews: 76 },
    ...{ "offers-7": 12, "offers-30": 28, offers: 45 },
    ...{ "hires-7": 11, "hires-30": 13, hires: 29, "self-reported": 36, retained: 17 },
    ...{ "portal-enrolments": 37, "portal-referrals": 54, "referrals-made": 88 },
    ...{ "appointments-booked": 96, "appointments-kept": 71 },
    ...{ "training-served": 26, "clothing-served": 18, "referrals-served": 44 },
    ...{ "survey-answers": 120, "survey-agree": 0.8 },
    ...{ "without-device": 47, "accommodations-asked": 35, "accommodations-met": 23 },
  });
});

test("what no employer told is unknown, which is not zero", () => {
  const { interviews, "hires-7": hires, retained } = figureValues(someCounts({ outcomes: [] }));
  expect([interviews, hires, retained]).toEqual([null, null, null]);
});

test("every figure of the report has a value, and there is none that the report does not have", () => {
  const keys = reportFigures.map(({ key }) => key);
  expect(Object.keys(figureValues(someCounts())).toSorted()).toEqual(keys.toSorted());
});

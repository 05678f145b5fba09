import { expect, test } from "vitest";
import { figureKeys } from "~/app/domain/reports/figure";
import { definitionOf, parts, readFigure, reportFigures } from "~/app/domain/reports/registry";

const keysWhere = (isIt: (figure: (typeof reportFigures)[number]) => boolean) =>
  reportFigures.filter(isIt).map(({ key }) => key);

test("every figure says what it counts and where from, and no two say the same", () => {
  for (const { key, title, definition, source } of reportFigures) {
    expect(title, key).not.toBe("");
    expect(source, key).not.toBe("");
    expect(definition, key).toMatch(/^[A-Z].+\.$/);
  }
  const said = reportFigures.map(({ title, definition }) => `${title}: ${definition}`);
  expect(new Set(said).size).toBe(said.length);
});

test("figures stand in the order of the report's parts, and no part is empty", () => {
  const places = reportFigures.map(({ part }) => part);
  expect(places).toEqual(places.toSorted((a, b) => a - b));
  expect([...new Set(places)]).toEqual(parts.map((_, n) => n + 1));
});

test("rates, medians and numbers of employers do not add up; whatever else is counted does", () => {
  expect(keysWhere(({ isAdditive }) => !isAdditive)).toEqual([
    ...["show-rate", "wait-median", "wait-p95", "employers", "repeat-employers"],
    ...["median-pay", "top-three", "survey-agree"],
  ]);
});

const keysBy = (of: "unit" | "rows") =>
  Object.fromEntries(
    [...new Set(reportFigures.map((figure) => figure[of]))].map((one) => [
      one,
      keysWhere((figure) => figure[of] === one),
    ]),
  );

test("every figure says what it is a number of", () => {
  expect(keysBy("unit")).toEqual({
    inquiries: ["inquiries", "reference"],
    events: ["events"],
    people: [
      ...["attendance", "registered", "given-back", "attended-registrants", "walk-ins", "waitlist-filled"],
      ...["turned-away", "interviews-7", "interviews-30", "interviews", "offers-7", "offers-30", "offers"],
      ...["hires-7", "hires-30", "hires", "self-reported", "retained", "portal-enrolments"],
    ],
    employers: ["employers", "repeat-employers"],
    openings: ["openings"],
    referrals: [
      ...["portal-referrals", "referrals-made", "training-served", "clothing-served", "referrals-served"],
    ],
    appointments: ["appointments-booked", "appointments-kept"],
    answers: ["survey-answers"],
    registrations: ["without-device"],
    requests: ["accommodations-asked", "accommodations-met"],
    share: ["show-rate", "top-three", "survey-agree"],
    seconds: ["wait-median", "wait-p95"],
    "cents-an-hour": ["median-pay"],
  });
});

test("every figure names the rows that it is counted from, which its page lists", () => {
  expect(keysBy("rows")).toEqual({
    inquiries: ["inquiries", "reference"],
    events: [
      ...[
        "events",
        "attendance",
        "registered",
        "given-back",
        "attended-registrants",
        "walk-ins",
        "show-rate",
      ],
      ...["waitlist-filled", "turned-away", "wait-median", "wait-p95", "self-reported", "survey-answers"],
      ...["survey-agree", "without-device", "accommodations-asked", "accommodations-met"],
    ],
    employers: ["employers", "repeat-employers", "top-three"],
    openings: ["openings", "median-pay"],
    outcomes: [
      ...["interviews-7", "interviews-30", "interviews", "offers-7", "offers-30", "offers"],
      ...["hires-7", "hires-30", "hires", "retained"],
    ],
    referrals: [
      ...["portal-enrolments", "portal-referrals", "referrals-made"],
      ...["training-served", "clothing-served", "referrals-served"],
    ],
    appointments: ["appointments-booked", "appointments-kept"],
  });
});

test("what employers told goes by marks of 7, 30 and 90 days, the last one under the plain name", () => {
  const told = reportFigures.filter(({ key }) => /^(interviews|offers|hires)/.test(key));
  expect(told.map(({ key, title }) => `${key}: ${title}`)).toEqual([
    ...["interviews-7: Interviews after 7 days", "interviews-30: Interviews after 30 days"],
    "interviews: Interviews after 90 days",
    ...["offers-7: Offers after 7 days", "offers-30: Offers after 30 days", "offers: Offers after 90 days"],
    ...["hires-7: Hires after 7 days", "hires-30: Hires after 30 days", "hires: Hires after 90 days"],
  ]);
});

test("an address names a figure by its key, or none", () => {
  expect(readFigure("hires")).toBe("hires");
  for (const none of [undefined, "", "constructor", "toString", "Hires"]) expect(readFigure(none)).toBeNull();
  expect(definitionOf("hires")).toEqual(reportFigures.find(({ key }) => key === "hires"));
});

test("whatever may have a target is a figure of the report", () => {
  for (const key of figureKeys) expect(readFigure(key)).toBe(key);
});

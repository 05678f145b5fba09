import { describe, expect, test } from "vitest";
import type { Mark } from "~/app/domain/outcomes/marks";
import {
  hasCounts,
  linesToFill,
  sumOf,
  toldOver,
  unknownCounts,
  withNobodyHired,
} from "~/app/domain/outcomes/report";
import { missingOutcomes, standingAt } from "~/app/domain/outcomes/standing";
import { isAskedAt, stillOpen } from "~/app/domain/outcomes/still-open";
import { aLine } from "./a-line";

const clerk = { id: "clerk", title: "Clerk", vacancies: 2 };
const driver = { id: "driver", title: "Driver", vacancies: 1 };

describe("a form begins", () => {
  test("with a line for each opening, as it was told last", () => {
    const told = aLine({ openingId: "driver", title: "Old title", hires: 1 });
    expect(linesToFill([clerk, driver], [told])).toEqual([
      aLine({ openingId: "clerk", title: "Clerk" }),
      aLine({ openingId: "driver", title: "Driver", hires: 1 }),
    ]);
  });

  test("with one line for an employer that listed none", () => {
    expect(linesToFill([], [])).toEqual([aLine({ title: "All jobs" })]);
    expect(linesToFill([], [aLine({ title: "All jobs", hires: 2 })])).toMatchObject([{ hires: 2 }]);
  });
});

test("what was told of an opening that is not listed any more follows under its old title", () => {
  const told = [aLine({ openingId: "baker", title: "Baker", hires: 3 }), aLine({ openingId: "idle" })];
  expect(linesToFill([clerk], told)).toEqual([
    aLine({ openingId: "clerk", title: "Clerk" }),
    aLine({ openingId: "baker", title: "Baker", hires: 3 }),
  ]);
  expect(
    linesToFill([clerk], [aLine({ title: "All jobs", wageCents: 2000, wageUnit: "hour" })]),
  ).toHaveLength(2);
  expect(linesToFill([clerk], [aLine({ title: "All jobs", startsOn: "2027-01-04" })])).toHaveLength(2);
});

describe("what is told now", () => {
  const before = [aLine({ openingId: "clerk", hires: 3 }), aLine({ openingId: "driver", offers: 1 })];

  test("stands over what was told before, and what is not named stays", () => {
    const now = [aLine({ openingId: "driver", offers: 2 })];
    expect(toldOver(before, now)).toEqual([before[0], now[0]]);
  });

  test("makes unknown again what it leaves empty", () => {
    expect(toldOver(before, [aLine({ openingId: "clerk" })])).toEqual([before[1]]);
  });

  test("is kept also of an opening that went a moment ago", () => {
    const gone = aLine({ openingId: "baker", hires: 1 });
    expect(toldOver(before, [gone])).toEqual([...before, gone]);
  });
});

test("a report tells of people only with a number, of whatever stage", () => {
  expect(hasCounts([aLine(), aLine({ wageCents: 2000, wageUnit: "hour", startsOn: "2027-01-04" })])).toBe(
    false,
  );
  expect(hasCounts([aLine(), aLine({ retained: 0 })])).toBe(true);
});

test("a sum is of what is known, and unknown where nobody knows", () => {
  expect(sumOf([aLine({ hires: 2, offers: 0 }), aLine({ hires: 3 })])).toEqual({
    ...unknownCounts,
    hires: 5,
    offers: 0,
  });
});

test("whoever hired nobody keeps what was told of applications, and has no pay and nobody who stayed", () => {
  const told = aLine({ applications: 9, hires: 3, retained: 2, wageCents: 2000, wageUnit: "hour" });
  expect(withNobodyHired([told])).toEqual([aLine({ applications: 9, hires: 0 })]);
});

describe("at a mark", () => {
  const all = { applications: 9, interviews: 6, conditionalOffers: 0, offers: 2, hires: 1 };
  const hiring = ["applications", "interviews", "conditionalOffers", "offers", "hires"];
  test.each<[string, Mark, Parameters<typeof stillOpen>[2], string[]]>([
    ["all of hiring is open that nobody told", 7, undefined, hiring],
    ["at the last one too, and who stayed", 90, undefined, [...hiring, "retained"]],
    ["what is known can still change after a month", 30, aLine(all), hiring],
    [
      "after three months offers and hires can, and who stayed is asked",
      90,
      aLine(all),
      ["offers", "hires", "retained"],
    ],
    [
      "what is unknown is asked at the last mark too",
      90,
      aLine({ ...all, interviews: null }),
      ["interviews", "offers", "hires", "retained"],
    ],
    ["an opening that is filled changes no more", 30, aLine({ ...all, hires: 2 }), []],
    ["but that people stay", 90, aLine({ ...all, hires: 2 }), ["retained"]],
    ["nobody stays where nobody was hired", 90, aLine({ ...all, hires: 0 }), ["offers", "hires"]],
    ["who stayed is asked once", 90, aLine({ ...all, hires: 2, retained: 1 }), []],
  ])("%s", (_rule, mark, last, open) => {
    expect(stillOpen(mark, clerk, last)).toEqual(open);
  });

  test("an employer is asked while one of its openings can still change", () => {
    const filled = aLine({ ...all, openingId: "clerk", hires: 2 });
    expect(isAskedAt(30, [clerk], [filled])).toBe(false);
    expect(isAskedAt(30, [clerk, driver], [filled])).toBe(true);
    expect(isAskedAt(90, [clerk], [filled])).toBe(true);
    expect(isAskedAt(90, [clerk], [{ ...filled, retained: 2 }])).toBe(false);
  });

  test("an employer without openings is asked, since nobody knows how many it seeks", () => {
    expect(isAskedAt(30, [], [])).toBe(true);
    expect(isAskedAt(30, [], [aLine({ ...all, hires: 900 })])).toBe(true);
    expect(isAskedAt(90, [], [aLine({ ...all, hires: 900, retained: 900 })])).toBe(true);
  });
});

describe("what is missing", () => {
  const employer = (askedAt: Mark[], answeredAt: Mark[], hasDeclined = false) => ({
    ...{ askedAt, answeredAt, hasDeclined },
    isWithdrawn: false,
  });

  test.each<[string, ReturnType<typeof employer>, Mark, string]>([
    ["who answered has", employer([7, 30], [30]), 30, "answered"],
    ["who answered early has, unasked", employer([], [7]), 7, "answered"],
    ["who was asked waits", employer([7, 30], [7]), 30, "waiting"],
    ["who had nothing left to tell was not asked", employer([7], [7]), 30, "not-asked"],
  ])("%s", (_rule, of, mark, standing) => {
    expect(standingAt(of, mark)).toBe(standing);
  });

  test("are those who never answered, who did not at the last mark, and the days ahead", () => {
    const never = employer([7, 30, 90], []);
    const once = employer([7, 30, 90], [7]);
    const done = employer([7, 90], [7, 90]);
    const declined = employer([7], [], true);
    const all = [never, once, done, declined];
    expect(missingOutcomes(all, 90)).toEqual({ never: [never], notAtLast: [once], lastMarkAhead: false });
    expect(missingOutcomes(all, 30)).toMatchObject({ lastMarkAhead: true });
    expect(missingOutcomes([declined], 30)).toEqual({ never: [], notAtLast: [], lastMarkAhead: false });
  });
});

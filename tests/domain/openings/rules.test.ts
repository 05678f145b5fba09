import { describe, expect, test } from "vitest";
import type { Opening } from "~/app/domain/events/openings";
import { mayChangeOpenings } from "~/app/domain/openings/changing";
import { openingsToCopy } from "~/app/domain/openings/copying";
import { isListedApart, mostOnEventPage } from "~/app/domain/openings/listing";
import { decideMarks, mostMarks } from "~/app/domain/openings/marks";
import { isShift, noTraits, shifts } from "~/app/domain/openings/opening";

describe("who may change openings", () => {
  test.each([
    ["staff while the event is public", "published", "staff", true, true],
    ["staff of any employer at it", "published", "staff", false, true],
    ["no staff once it is cancelled", "cancelled", "staff", false, false],
    ["the host while it is a draft", "draft", "employer", true, true],
    ["no host once it is sent", "submitted", "employer", true, false],
    ["no host while it is public", "published", "employer", true, false],
    ["another employer while it is public", "published", "employer", false, true],
    ["no other employer once it is closed", "closed", "employer", false, false],
    ["no other employer once it is cancelled", "cancelled", "employer", false, false],
    ["no other employer once it is declined", "declined", "employer", false, false],
    ["no staff for another employer once it is closed", "closed", "staff", false, false],
  ] as const)("%s", (_rule, status, by, isHost, may) => {
    expect(mayChangeOpenings({ status, by, isHost })).toBe(may);
  });
});

const opening = (more: Partial<Opening> = {}): Opening => ({
  ...{ title: "Baker", vacancies: 1, payMinCents: 2000, payMaxCents: 2500, payUnit: "hour" },
  ...{ employmentType: "full-time", schedule: null, worksite: null, remote: false, duties: null },
  ...{ minimumQualifications: null, howToApply: null, closesOn: null, ...noTraits },
  ...more,
});

test("an opening of which nobody said more has no shift, no language and no client, and may ask for experience", () => {
  expect(noTraits).toEqual({ shifts: [], noExperience: false, languages: [], clientName: null });
});

test("a shift is one of those that are known", () => {
  expect(["day", "graveyard", ...shifts].filter(isShift)).toEqual(["day", ...shifts]);
});

test("openings have a page of their own where they are more than an event's page holds", () => {
  expect([mostOnEventPage, mostOnEventPage + 1].map((length) => isListedApart({ length }))).toEqual([
    false,
    true,
  ]);
});

describe("openings that are copied", () => {
  const copied = (earlier: Opening[], present: Opening[] = []) =>
    openingsToCopy(earlier, present, "2026-12-01");

  test("are those that are not there by title and pay", () => {
    const dearer = opening({ payMaxCents: 2600 });
    expect(copied([opening(), dearer, opening({ title: "Cook" })], [opening({ title: "BAKER" })])).toEqual([
      dearer,
      opening({ title: "Cook" }),
    ]);
  });

  test("are told apart where a title ends in figures, as pay begins", () => {
    const numbered = opening({ title: "Baker1", payMinCents: 2000, payMaxCents: 25_000 });
    const dearer = opening({ title: "Baker", payMinCents: 12_000, payMaxCents: 25_000 });
    expect(copied([numbered], [dearer])).toEqual([numbered]);
  });

  test.each([
    ["without a last day that has passed", "2026-11-30", null],
    ["with a last day that is today", "2026-12-01", "2026-12-01"],
  ])("come %s", (_rule, closesOn, kept) => {
    expect(copied([opening({ closesOn })])).toEqual([opening({ closesOn: kept })]);
  });
});

describe("the openings that a patron marks", () => {
  const all = ["a", "b", "c"];
  const decide = (marked: string[], shown: string[], ticked: string[], ofEvent = all) =>
    decideMarks({ marked, shown, ticked, ofEvent });

  test.each([
    ["are those that are ticked", [], all, ["b"], ["b"], []],
    ["are no longer those that are not", ["a", "b"], all, ["b"], [], ["a"]],
    ["stay where the form did not show them", ["a"], ["b", "c"], ["b"], ["b"], []],
    ["are none that the form did not show", [], ["a"], ["b"], [], []],
    ["are marked once", ["a"], all, ["a", "a"], [], []],
  ])("%s", (_rule, marked, shown, ticked, adds, removes) => {
    expect(decide(marked, shown, ticked)).toEqual({ outcome: "marked", adds, removes });
  });

  test("are of the patron's own event", () => {
    expect(decide([], ["a", "x"], ["a", "x"])).toEqual({ outcome: "marked", adds: ["a"], removes: [] });
  });

  test("are at most a hundred; fewer can be chosen even where there are more", () => {
    const many = Array.from({ length: mostMarks + 1 }, (_, n) => `o${n}`);
    const more = [...many, "a", "b"];
    expect(decide(more, all, [], more)).toMatchObject({ removes: ["a", "b"] });
    expect(decide([...many.slice(2), "a"], all, ["b"], all)).toMatchObject({ adds: ["b"], removes: ["a"] });
    expect(decide([], many, many, many)).toEqual({ outcome: "refused", reason: "too-many-marks" });
    expect(decide([], many, many.slice(1), many)).toMatchObject({ outcome: "marked" });
    expect(decide(many, many.slice(0, 1), [], many)).toMatchObject({ removes: ["o0"] });
  });
});

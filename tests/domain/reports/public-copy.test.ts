import { describe, expect, test } from "vitest";
import type { ReportCounts } from "~/app/domain/reports/counts";
import type { OpeningBalance } from "~/app/domain/reports/legacy";
import {
  type PublicCopy,
  type PublicValue,
  publicCopy,
  type ToPublish,
} from "~/app/domain/reports/public-copy";
import type { ReportFigure } from "~/app/domain/reports/registry";
import type { CellsRevision } from "~/app/domain/reports/suppression";
import { someCounts, told } from "./some-counts";

const period = { from: "2026-01-01", until: "2026-03-31" };
const months = [
  { month: "2026-01", count: 200 },
  { month: "2026-02", count: 300 },
  { month: "2026-03", count: 201 },
];
const toPublish = (counts: Partial<ReportCounts> = {}, more: Partial<ToPublish> = {}): ToPublish => ({
  ...{ period, branch: null, counts: someCounts(counts), months, balances: [] },
  ...more,
});
const copyOf = (report: ToPublish, earlier: Readonly<Record<string, CellsRevision>>[] = []): PublicCopy =>
  publicCopy(report, earlier).copy;
const valueOf = ({ figures }: PublicCopy, key: ReportFigure): PublicValue | undefined =>
  figures.find((figure) => figure.key === key)?.value;

describe("a public copy", () => {
  test("of large numbers tells all of them, but the marks that lead up to the last one", () => {
    const { figures } = copyOf(toPublish());
    expect(Object.fromEntries(figures.map(({ key, value }) => [key, value]))).toEqual({
      ...{ inquiries: 701, reference: 102, events: 6, attendance: 183, registered: 250, "given-back": 50 },
      ...{ "attended-registrants": 150, "walk-ins": 33, "show-rate": 0.75 },
      ...{ "waitlist-filled": 21, "turned-away": 14, "wait-median": 1.5, "wait-p95": 8 },
      ...{ employers: 9, "repeat-employers": 4, openings: 40, "median-pay": 2_150, "top-three": 0.6 },
      ...{ interviews: 76, offers: 45, hires: 29, "self-reported": 36, retained: 17 },
      ...{ "portal-enrolments": 37, "portal-referrals": 54, "referrals-made": 88 },
      ...{ "appointments-booked": 96, "appointments-kept": 71 },
      ...{ "training-served": 26, "clothing-served": 18, "referrals-served": 44 },
      ...{ "survey-answers": 120, "survey-agree": 0.8, "without-device": 47 },
      ...{ "accommodations-asked": 35, "accommodations-met": 23 },
    });
  });

  test("says which days and which branch it is of, and how complete it is", () => {
    const { basis, ...of } = copyOf(toPublish({}, { branch: "Central" }));
    expect(of).toMatchObject({ period, branch: "Central" });
    expect(basis).toEqual({ events: 6, countedEvents: 5, asked: 9, answered: 7 });
    const early = told(7, { interviews: 1, offers: 1, hires: 1, retained: 1 });
    const { basis: last } = copyOf(
      toPublish({ outcomes: [{ ...early, asked: 3 }, ...someCounts().outcomes] }),
    );
    expect(last).toEqual(basis);
    const { basis: untold } = copyOf(toPublish({ outcomes: [] }));
    expect(untold).toMatchObject({ asked: 0, answered: 0 });
  });

  test("tells months in their order, and languages in that of their tags", () => {
    const { months: by, languages } = copyOf(toPublish());
    expect(by).toEqual(months.map(({ month, count }) => ({ month, value: count })));
    expect(languages).toEqual([
      { language: "en", value: 175 },
      { language: "es", value: 65 },
      { language: "ko", value: 10 },
    ]);
  });

  test("of more than three years tells no months apart, and the total still", () => {
    const many = Array.from({ length: 37 }, (_, n) => ({ month: `month ${n}`, count: 10 }));
    const long = copyOf(toPublish({}, { months: many }));
    expect([long.months, valueOf(long, "inquiries")]).toEqual([[], 370]);
    expect(copyOf(toPublish({}, { months: many.slice(1) })).months).toHaveLength(36);
  });

  test.each<[string, Partial<ReportCounts>, ReportFigure, PublicValue]>([
    [
      "hides a count under ten",
      { waitlist: { filled: 9, turnedAway: 10 } },
      ...(["waitlist-filled", "hidden"] as const),
    ],
    ["shows ten", { waitlist: { filled: 9, turnedAway: 10 } }, "turned-away", 10],
    [
      "hides waits that fewer than ten were measured of",
      { waits: { measured: 9, median: 2, p95: 4 } },
      ...(["wait-median", "hidden"] as const),
    ],
    [
      "hides the longest wait with them",
      { waits: { measured: 9, median: 2, p95: 4 } },
      ...(["wait-p95", "hidden"] as const),
    ],
    ["shows the waits of ten", { waits: { measured: 10, median: 2, p95: 4 } }, "wait-median", 2],
    [
      "says of a rate that has no whole that it is unknown",
      { attendance: { ...someCounts().attendance, registered: 50, attendedRegistrants: 0 } },
      ...(["show-rate", null] as const),
    ],
    [
      "says of a question that nobody answered that its share is unknown",
      {
        survey: {
          answers: 12,
          statements: { ...someCounts().survey.statements, useful: { answered: 0, agree: 0 } },
        },
      },
      ...(["survey-agree", null] as const),
    ],
    [
      "says of what no employer told that it is unknown",
      { outcomes: [told(7, { interviews: 41, offers: 12, hires: 11, retained: 10 })] },
      ...(["hires", null] as const),
    ],
    [
      "shows how many employers came however few they are",
      { employers: { ...someCounts().employers, employers: 2 } },
      ...(["employers", 2] as const),
    ],
    [
      "hides a rate whose part is hidden",
      { attendance: { ...someCounts().attendance, attendedRegistrants: 5, attended: 38 } },
      ...(["show-rate", "hidden"] as const),
    ],
    [
      "hides a rate whose whole is hidden, since less who gave their place back would be found by it",
      { attendance: { ...someCounts().attendance, registered: 205, cancelled: 3, released: 2 } },
      ...(["show-rate", "hidden"] as const),
    ],
    [
      "shows the part of that rate",
      { attendance: { ...someCounts().attendance, registered: 205, cancelled: 3, released: 2 } },
      ...(["attended-registrants", 150] as const),
    ],
    [
      "hides a share whose part is hidden",
      {
        survey: {
          answers: 120,
          statements: { ...someCounts().survey.statements, useful: { answered: 100, agree: 4 } },
        },
      },
      ...(["survey-agree", "hidden"] as const),
    ],
  ])("%s", (_rule, counts, key, value) => {
    expect(valueOf(copyOf(toPublish(counts)), key)).toBe(value);
  });

  test.each<[string, Partial<ReportCounts>, ReportFigure[]]>([
    [
      "who stayed away: registered less given back less came",
      { attendance: { ...someCounts().attendance, registered: 205 } },
      ["registered", "attended-registrants", "given-back"],
    ],
    [
      "referrals to others than the portal",
      { referrals: { ...someCounts().referrals, made: 60 } },
      ["referrals-made", "portal-referrals"],
    ],
    [
      "who missed an appointment",
      { appointments: { booked: 80, kept: 71, missed: 9 } },
      ["appointments-booked", "appointments-kept"],
    ],
    [
      "whose appointment nobody marked",
      { appointments: { booked: 80, kept: 71, missed: 0 } },
      ["appointments-booked", "appointments-kept"],
    ],
    [
      "whose request was not met",
      { access: { ...someCounts().access, asked: 30 } },
      ["accommodations-asked", "accommodations-met"],
    ],
    [
      "who had an interview and no offer",
      { outcomes: [told(90, { interviews: 50, offers: 45, hires: 29, retained: 17 })] },
      ["interviews", "offers"],
    ],
    [
      "who had an offer and took none",
      { outcomes: [told(90, { interviews: 76, offers: 33, hires: 29, retained: 17 })] },
      ["offers", "hires"],
    ],
    [
      "who was hired and left",
      { outcomes: [told(90, { interviews: 76, offers: 45, hires: 20, retained: 17 })] },
      ["hires", "retained"],
    ],
  ])("hides one of the numbers by which fewer than ten would be found: %s", (_who, counts, keys) => {
    const copy = copyOf(toPublish(counts));
    expect(keys.filter((key) => valueOf(copy, key) === "hidden")).toHaveLength(1);
  });

  test("compares a group that has nobody any more as none", () => {
    const languages = { en: 175, es: 65, ko: 12 };
    const access = { ...someCounts().access, languages };
    const first = publicCopy(toPublish({ access }), []);
    const { ko: _gone, ...left } = languages;
    const second = publicCopy(toPublish({ access: { ...access, languages: left } }), [first.tables]);
    expect(second.tables.languages?.groups).toMatchObject({ ko: { count: 0, since: 2 } });
    expect(second.copy.languages.map(({ language }) => language)).toEqual(["en", "es"]);
  });

  test("has a table that no earlier revision had", () => {
    expect(copyOf(toPublish(), [{}])).toEqual(copyOf(toPublish()));
  });

  test("shows languages once there are ten of one, though none was shown before", () => {
    const speaking = (languages: Record<string, number>) =>
      toPublish({ access: { ...someCounts().access, languages } });
    const first = publicCopy(speaking({ en: 4 }), []);
    expect(first.tables.languages?.shown).toEqual([]);
    const second = publicCopy(speaking({ en: 30, es: 12 }), [first.tables]);
    expect(second.tables.languages?.shown.toSorted()).toEqual(["language/en", "language/es"]);
  });

  test("keeps what changed by fewer than ten as it was published", () => {
    const first = publicCopy(toPublish(), []);
    const waitlist = { filled: 30, turnedAway: 30 };
    const second = copyOf(toPublish({ waitlist }), [first.tables]);
    expect([valueOf(second, "waitlist-filled"), valueOf(second, "turned-away")]).toEqual([21, 30]);
  });
});

describe("figures from before, in a public copy", () => {
  const balance = (more: Partial<OpeningBalance> = {}): OpeningBalance => ({
    ...{ id: "1", figure: "inquiries", from: "2026-01-01", until: "2026-01-31", value: 3_826 },
    ...{ isAtLeast: true, source: "Report", ...more },
  });
  const legacyIn = (balances: OpeningBalance[], branch: string | null = null) =>
    copyOf(toPublish({}, { balances, branch })).legacy;
  const ofInquiries = { key: "inquiries", value: 3_826, isAtLeast: true, sources: ["Report"] };

  test("stand in the order of the report, with their source", () => {
    const hires = balance({ id: "2", figure: "hires", value: 12, isAtLeast: false });
    expect(legacyIn([hires, balance()])).toEqual([
      ofInquiries,
      { key: "hires", value: 12, isAtLeast: false, sources: ["Report"] },
    ]);
  });

  test("are hidden under ten where they count people, and shown where they count events", () => {
    const few = [balance({ value: 9 }), balance({ id: "2", figure: "events", value: 6 })];
    expect(legacyIn(few).map(({ key, value }) => [key, value])).toEqual([
      ["inquiries", "hidden"],
      ["events", 6],
    ]);
    expect(legacyIn([balance({ value: 10 })])).toMatchObject([{ value: 10 }]);
  });

  test("are left out where their days are not all in the period, and of a branch, which had none of its own", () => {
    expect(legacyIn([balance({ from: "2025-12-31" })])).toEqual([]);
    expect(legacyIn([balance()], "Central")).toEqual([]);
  });
});

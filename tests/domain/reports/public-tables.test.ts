import { expect, test } from "vitest";
import { publicTables } from "~/app/domain/reports/public-tables";
import { someCounts } from "./some-counts";

const months = (count: number) =>
  Array.from({ length: count }, (_, n) => ({ month: `month ${n}`, count: 10 }));
const tablesOf = (counts: Parameters<typeof someCounts>[0], many = 3) =>
  new Map(publicTables(someCounts(counts), months(many)).map((table) => [table.key, table]));

test("numbers of one table hang together, and each table has a name of its own", () => {
  expect([...tablesOf({})].map(([key, { cells }]) => [key, cells.length])).toEqual([
    ["inquiries", 4],
    ["reference", 1],
    ["attendance", 6],
    ["waitlist-filled", 1],
    ["turned-away", 1],
    ["outcomes", 4],
    ["self-reported", 1],
    ["portal-enrolments", 1],
    ["referrals-made", 2],
    ["referrals-served", 3],
    ["appointments", 2],
    ["survey", 3],
    ["without-device", 1],
    ["accommodations", 2],
    ["languages", 4],
  ]);
});

test("more than three years of months are one number", () => {
  expect(tablesOf({}, 37).get("inquiries")).toEqual({
    key: "inquiries",
    cells: [{ key: "inquiries", groups: ["inquiries"] }],
    counted: { inquiries: 370 },
  });
});

test("the total of languages is known anyway, where there are any", () => {
  const { access } = someCounts();
  const [all] = tablesOf({}).get("languages")?.cells ?? [];
  expect(all).toEqual({ key: "languages", groups: ["en", "es", "ko"], isKnown: true });
  expect(tablesOf({ access: { ...access, languages: {} } }).get("languages")?.cells).toEqual([]);
});

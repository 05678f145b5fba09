import { expect, test } from "vitest";
import { mayChangeEntry } from "~/app/domain/fairs/entry";
import { withoutHost } from "~/app/domain/fairs/host";
import { checkTableNo, checkTables, isFull } from "~/app/domain/fairs/tables";

test.each([
  ["is full with as many as it has tables", 2, 2, true],
  ["has a table left with one fewer", 2, 1, false],
  ["is never full without a number", null, 900, false],
])("a fair %s", (_rule, tables, accepted, expected) => {
  expect(isFull(tables, accepted)).toBe(expected);
});

test("a table's number is one employer's, and several may have none", () => {
  const others = [{ tableNo: 3 }, { tableNo: null }];
  expect(checkTableNo(3, others)).toEqual([{ field: "tableNo", problem: "table-taken" }]);
  expect(checkTableNo(4, others)).toEqual([]);
  expect(checkTableNo(null, others)).toEqual([]);
});

test("there are at least as many tables as employers that were accepted", () => {
  expect(checkTables(2, 3)).toEqual([{ field: "tables", problem: "below-accepted" }]);
  expect(checkTables(3, 3)).toEqual([]);
  expect(checkTables(null, 3)).toEqual([]);
});

test.each([
  ["a job fair of the staff's may be the center's", { type: "job-fair", openings: [] }, true, []],
  ["a job fair of which no openings are given has none", { type: "job-fair" }, true, []],
  [
    "its openings are its employers'",
    { type: "job-fair", openings: [{}] },
    true,
    [{ field: "openings", problem: "needs-employer" }],
  ],
  [
    "an employer's fair is its own",
    { type: "job-fair", openings: [] },
    false,
    [{ field: "employerId", problem: "required" }],
  ],
  [
    "every other event is somebody's",
    { type: "hiring-event", openings: [] },
    true,
    [{ field: "employerId", problem: "required" }],
  ],
] as const)("%s", (_rule, event, isByStaff, expected) => {
  expect(withoutHost(event, isByStaff)).toEqual(expected);
});

test("an employer changes what it brings until the event begins", () => {
  const startsAt = new Date("2026-12-05T18:00:00Z");
  const fair = { type: "job-fair", startsAt, endsAt: startsAt, applicationsCloseAt: null } as const;
  const before = new Date("2026-12-05T17:59:00Z");
  expect(mayChangeEntry({ ...fair, status: "published" }, before)).toBe(true);
  expect(mayChangeEntry({ ...fair, status: "approved" }, before)).toBe(true);
  expect(mayChangeEntry({ ...fair, status: "cancelled" }, before)).toBe(false);
  expect(mayChangeEntry({ ...fair, status: "published" }, startsAt)).toBe(false);
});

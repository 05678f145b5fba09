import { beforeAll, describe, expect, test } from "vitest";
import { centerTables, scopeFaults, unscopedTables } from "./center-scope";
import { demonstratedStatements } from "./demonstration";

let statements: ReadonlyMap<string, readonly number[]>;
beforeAll(async () => {
  statements = await demonstratedStatements();
}, 240_000);

test("every statement that touches a table of centers says of which center, or why of all", () => {
  expect(statements.size).toBeGreaterThan(250);
  expect(scopeFaults(statements.keys())).toEqual([]);
});

test("the tables of centers are those with a center_id", () => {
  expect(centerTables.size).toBeGreaterThan(70);
  expect(centerTables.has("events")).toBe(true);
  expect(centerTables.has("users")).toBe(false);
});

describe("a statement that forgets the center is found:", () => {
  test.each<[string, string, string[]]>([
    ["a list", 'select "id" from "events" where "events"."slug" = $1', ["events"]],
    [
      "one of two tables",
      "select e.id from events e join rooms r on r.id = e.room_id where e.center_id = $1",
      ["rooms"],
    ],
    [
      "a change",
      'update "registrations" set "status" = $1 where "registrations"."id" = $2',
      ["registrations"],
    ],
    ["a deletion", 'delete from "patrons" where "patrons"."id" = $1', ["patrons"]],
    [
      "a subquery",
      "select 1 from centers c where exists (select from scans s where s.event_id = $1)",
      ["scans"],
    ],
    ["a column that is only read", 'select "center_id" from "events" where "id" = $1', ["events"]],
    [
      "a table after a comma",
      "select 1 from events e, rooms r where e.center_id = $1 and r.id = e.room_id",
      ["rooms"],
    ],
  ])("%s", (_what, statement, tables) => {
    expect(unscopedTables(statement)).toEqual(tables);
  });
});

test.each([
  'select "id" from "events" where ("events"."center_id" = $1 and "events"."slug" = $2)',
  "select e.id from events e join rooms r on r.center_id = e.center_id and r.id = e.room_id where e.center_id = $1",
  'insert into "events" ("center_id", "id") values ($1, $2)',
  "select id from scans where (center_id, scan_id) in (select * from unnest($1, $2))",
  'select "name" from "users" where "id" = $1',
  "select 'a text that says from events' as words from centers",
  "update survey_answers set useful = $1, employers = $2 where center_id = $3",
])("a statement that says its center is none: %s", (statement) => {
  expect(unscopedTables(statement)).toEqual([]);
});

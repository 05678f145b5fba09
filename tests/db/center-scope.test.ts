import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { chores } from "~/app/worker/chores.server";
import { sendDue } from "~/app/worker/worker.server";
import { employers, events, installationAdmins, memberships, registrations, users } from "~/db/schema";
import { seedDemonstration } from "~/db/seed";
import { addressIn, pages } from "../e2e/role-matrix";
import { browse } from "../factories/browser";
import { servePages } from "../factories/pages";
import { createTestServices, type TestServices } from "../factories/services";
import { centerTables, scopeFaults, unscopedTables } from "./center-scope";

const origin = "http://localhost:3000";
const statements = new Set<string>();
let isRecording = true;
let services: TestServices;

/**
 * The demonstration is made by the commands themselves, the workers go round once, and every page is opened by whoever
 * may.
 */
beforeAll(async () => {
  services = await createTestServices((text) => void (isRecording && statements.add(text)));
  const made = await seedDemonstration(services, origin);
  for (const { run } of chores) await run(services, { isStopping: () => false });
  await sendDue(services, { originOf: async () => origin, onError: () => {} });
  isRecording = false;
  const ids = await idsOfEach();
  const served = await servePages(services, { names: [""], origin });
  for (const { role, email } of made?.people ?? []) {
    if (role !== "admin" && role !== "employer") continue;
    const browser = browse(served);
    isRecording = true;
    await browser.post("/sign-in", { email, password: made?.password ?? "" });
    for (const route of Object.keys(pages)) await browser.get(addressIn(route, ids, services.ids.uuid));
    isRecording = false;
  }
}, 240_000);
afterAll(() => services.drop());

/** One of everything that an address may name. */
async function idsOfEach(): Promise<Record<string, string>> {
  const { db } = services;
  const [event] = await db.select().from(events).where(eq(events.type, "job-fair"));
  const [registration] = await db.select().from(registrations);
  const [employer] = await db.select().from(employers);
  const [admin] = await db.select().from(memberships).where(eq(memberships.role, "admin"));
  if (admin !== undefined) await db.insert(installationAdmins).values({ userId: admin.userId });
  const [user] = await db.select().from(users);
  return {
    eventId: event?.id ?? "",
    slug: event?.slug ?? "",
    registrationId: registration?.id ?? "",
    employerId: employer?.id ?? "",
    centerId: event?.centerId ?? "",
    userId: user?.id ?? "",
  };
}

test("every statement that touches a table of centers says of which center, or why of all", () => {
  expect(statements.size).toBeGreaterThan(250);
  expect(scopeFaults(statements)).toEqual([]);
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
])("a statement that says its center is none: %s", (statement) => {
  expect(unscopedTables(statement)).toEqual([]);
});

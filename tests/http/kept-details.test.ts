import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { changeBranch } from "~/app/commands/change-place.server";
import { editEvent } from "~/app/commands/edit-event.server";
import { takeEventStep } from "~/app/commands/take-event-step.server";
import { findEventDetail } from "~/db/queries/event-detail";
import { aCenter, aPublishedEvent, aRegistration, type TestCenter } from "~/tests/factories/center";
import { type ServedPages, servePages } from "~/tests/factories/pages";
import { openProcess, type Process } from "~/tests/factories/process";
import { createTestServices, noon, type TestServices } from "~/tests/factories/services";
import { until } from "~/tests/faults/processes";

const faults: unknown[] = [];
let services: TestServices;
let center: TestCenter;
/** The process whose pages are read, and another on the same database. */
let here: Process;
let elsewhere: Process;
let pages: ServedPages;
let eventId: string;
/** The form, the manage page and the ticket: each shows the event's words to one person. */
let paths: string[];

beforeAll(async () => {
  services = await createTestServices();
  here = openProcess(services, (error) => faults.push(error));
  elsewhere = openProcess(services, (error) => faults.push(error));
});
beforeEach(async () => {
  services.clock.set(noon);
  center = await aCenter(services);
  const names = ["($locale)", "m.", "t."];
  pages = await servePages(here.services, { names, origin: `http://${center.host}` });
  eventId = await aPublishedEvent(services, center, { roomId: center.roomId });
  const event = await findEventDetail(services.db, { centerId: center.id, eventId });
  const { manageCode, ticketCode } = await aRegistration(services, center, eventId);
  paths = [`/events/${event?.slug}/registration`, `/m/${manageCode}`, `/t/${ticketCode}`];
  for (const path of paths) expect(await textOf(path)).toContain("Warehouse hiring day");
});
afterEach(() => expect([...pages.faults, ...faults]).toEqual([]));
afterAll(async () => {
  await here.close();
  await elsewhere.close();
  await services.drop();
});

const textOf = async (path: string) => (await pages.get(path)).text();
const ofEvent = () => ({ actor: center.staff, center, eventId });

test("a form and a ticket show at once what another process changed of the event", async () => {
  const edit = { ...ofEvent(), patch: { title: "Night shift day" }, reason: "it was wrong" };
  expect(await editEvent(elsewhere.services, edit)).toMatchObject({ outcome: "edited" });
  for (const path of paths) expect(await textOf(path)).toContain("Night shift day");
});

test("a form and a ticket show at once that another process cancelled the event", async () => {
  const step = { ...ofEvent(), to: "cancelled", reason: "Burst pipe" } as const;
  expect(await takeEventStep(elsewhere.services, step)).toMatchObject({ outcome: "taken" });
  for (const path of paths) expect(await textOf(path)).toContain("This event was cancelled");
});

test("a ticket shows within a second the new name of the place", async () => {
  const event = await findEventDetail(services.db, { centerId: center.id, eventId });
  const branchId = event?.place?.branchId ?? "";
  const request = { actor: center.staff, centerId: center.id, branchId };
  const branch = { name: "Hilltop Library", address: null };
  expect(await changeBranch(elsewhere.services, { ...request, branch })).toMatchObject({
    outcome: "changed",
  });
  for (const path of paths.slice(1)) {
    const shows = async () => (await textOf(path)).includes("Hilltop Library");
    await until(`${path.slice(0, 3)} shows it`, shows, 1_000);
  }
});

test.each(["/", "/privacy", "/nothing/here"])("%s is written in the HTML of today", async (path) => {
  expect(await textOf(path)).toMatch(/^<!DOCTYPE html><html/);
});

test("a form holds a key of its own each time, and is kept by nothing", async () => {
  const [form = ""] = paths;
  const answers = [await pages.get(form), await pages.get(form)];
  const keys = await Promise.all(
    answers.map(async (answer) => /name="formKey" value="([^"]+)"/.exec(await answer.text())?.[1]),
  );
  expect(new Set(keys).size).toBe(2);
  expect(answers.map(({ headers }) => headers.get("cache-control"))).toEqual(["no-store", "no-store"]);
});

test("a ticket is kept by nothing", async () => {
  for (const path of paths.slice(1)) {
    expect((await pages.get(path)).headers.get("cache-control")).toBe("no-store");
  }
});

test("what was kept of another history of the database is forgotten once its connection is lost", async () => {
  const [form = ""] = paths;
  const eventPage = form.replace("/registration", "");
  expect(await textOf(eventPage)).toContain("Warehouse hiring day");
  // As after a failover that lost a commit: other words under a number that was given before.
  await services.sql`update event_texts set title = 'Night shift day' where event_id = ${eventId}`;
  for (const path of [eventPage, form]) expect(await textOf(path)).toContain("Warehouse hiring day");
  await services.sql`
    select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and query = 'listen "fairday"'`;
  for (const path of [eventPage, form]) {
    await until(`${path} is read anew`, async () => (await textOf(path)).includes("Night shift day"));
  }
});

import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type CenterInput, changeCenter } from "~/app/commands/change-center.server";
import { changeBranch } from "~/app/commands/change-place.server";
import { cancelRegistration } from "~/app/commands/change-registration.server";
import { createBranch, createRoom } from "~/app/commands/create-place.server";
import { editEmployer } from "~/app/commands/edit-employer.server";
import { editEvent } from "~/app/commands/edit-event.server";
import type { EventInput } from "~/app/commands/parts/event-input";
import { takeEventStep } from "~/app/commands/take-event-step.server";
import {
  aCenter,
  anEmployer,
  aPublishedEvent,
  aRegistration,
  created,
  type TestCenter,
} from "~/tests/factories/center";
import { type ServedPages, servePages } from "~/tests/factories/pages";
import { openProcess, type Process } from "~/tests/factories/process";
import { createTestServices, noon, type TestServices } from "~/tests/factories/services";
import { until } from "~/tests/faults/processes";

const hour = 3_600_000;
const faults: unknown[] = [];
let services: TestServices;
let center: TestCenter;
/** The process whose pages are read, and another on the same database. */
let here: Process;
let elsewhere: Process;
let pages: ServedPages;

beforeAll(async () => {
  services = await createTestServices();
  here = openProcess(services, (error) => faults.push(error));
  elsewhere = openProcess(services, (error) => faults.push(error));
});
beforeEach(async () => {
  services.clock.set(noon);
  center = await aCenter(services);
  pages = await servePages(here.services, {
    names: ["($locale)._index", "($locale).events._index", "($locale).privacy"],
    origin: `http://${center.host}`,
  });
});
afterEach(() => expect([...pages.faults, ...faults]).toEqual([]));
afterAll(async () => {
  await here.close();
  await elsewhere.close();
  await services.drop();
});

const textOf = async (path = "/") => (await pages.get(path)).text();
const anEvent = (more: Partial<EventInput> = {}) => aPublishedEvent(elsewhere.services, center, more);
const ofCenter = () => ({ actor: center.staff, center, centerId: center.id });

/** Asks until the page has the words, for a second at most. */
const withinASecond = (words: string, path = "/") =>
  until(`the page says ${words}`, async () => (await textOf(path)).includes(words), 1_000);
const goneWithinASecond = (words: string, path = "/") =>
  until(`the page no longer says ${words}`, async () => !(await textOf(path)).includes(words), 1_000);

async function aBranch(name: string): Promise<string> {
  const branch = { name, address: null };
  return created(await createBranch(elsewhere.services, { ...ofCenter(), branch })).branch.id;
}

async function aRoomIn(branchId: string): Promise<string> {
  const room = { branchId, name: "Reading room", postedLoad: 500 };
  return created(await createRoom(elsewhere.services, { ...ofCenter(), room })).room.id;
}

async function change(more: Partial<CenterInput>) {
  const { name, timeZone, mailFrom, settings } = center;
  const input = { name, timeZone, mailFrom, ...settings, ...more };
  expect(await changeCenter(elsewhere.services, { ...ofCenter(), center: input })).toMatchObject({
    outcome: "changed",
  });
}

describe("the kept list of events shows within a second what another process does", () => {
  test("an event that is published, edited or cancelled", async () => {
    expect(await textOf()).toContain("No events are planned");
    const eventId = await anEvent({ title: "Bakery hiring day" });
    await withinASecond("Bakery hiring day");
    const edit = { ...ofCenter(), eventId, patch: { title: "Bakery open house" }, reason: null };
    expect(await editEvent(elsewhere.services, edit)).toMatchObject({ outcome: "edited" });
    await withinASecond("Bakery open house");
    const step = { ...ofCenter(), eventId, to: "cancelled", reason: "Burst pipe" } as const;
    expect(await takeEventStep(elsewhere.services, step)).toMatchObject({ outcome: "taken" });
    await goneWithinASecond("Bakery open house");
  });

  test("the last place that is taken, and that it came back", async () => {
    const eventId = await anEvent({ capacity: 1 });
    expect(await textOf()).not.toContain("All places are taken");
    const { registrationId } = await aRegistration(elsewhere.services, center, eventId);
    await withinASecond("All places are taken");
    await cancelRegistration(elsewhere.services, { ...ofCenter(), registrationId });
    await goneWithinASecond("All places are taken");
  });

  test("an employer's new name", async () => {
    await anEvent();
    expect(await textOf()).toContain("Harborline Logistics LLC");
    const employer = { ...anEmployer(), legalName: "Harborline Freight LLC" };
    await editEmployer(elsewhere.services, { ...ofCenter(), employerId: center.employerId, employer });
    await withinASecond("Harborline Freight LLC");
  });

  test("a branch that is added, and its new name", async () => {
    await aBranch("Hilltop");
    await textOf();
    const branchId = await aBranch("East Side");
    await withinASecond("East Side");
    const branch = { name: "East End", address: null };
    await changeBranch(elsewhere.services, { ...ofCenter(), branchId, branch });
    await withinASecond("East End");
  });
});

test("the kept list changes at the instants at which an event begins and ends, and not before", async () => {
  await anEvent({ title: "Bakery hiring day" });
  const before = await textOf();
  expect(before).not.toContain("On now");
  services.clock.advance(2 * hour - 1);
  expect(await textOf()).toBe(before);
  services.clock.advance(1);
  expect(await textOf()).toContain("On now");
  services.clock.advance(3 * hour);
  expect(await textOf()).not.toContain("Bakery hiring day");
});

describe("the list of one branch", () => {
  test("is kept apart from the whole, and follows as it does", async () => {
    const branchId = await aBranch("Hilltop");
    await anEvent({ title: "Bakery hiring day" });
    expect(await textOf("/")).toContain("Bakery hiring day");
    const path = `/events?q=&branch=${branchId}&from=&until=`;
    expect(await textOf(path)).not.toContain("Bakery hiring day");
    expect((await pages.get(path)).headers.get("content-security-policy")).toContain("script-src 'none'");
    const roomId = await aRoomIn(branchId);
    await anEvent({ title: "Forklift hiring day", roomId });
    await withinASecond("Forklift hiring day", path);
    expect(await textOf(path)).not.toContain("Bakery hiring day");
  });

  test("that is none is refused as it is where nothing is kept", async () => {
    const answer = await pages.get("/events?branch=00000000-0000-4000-8000-000000000000");
    expect(answer.status).toBe(422);
  });
});

describe("what else is searched for", () => {
  test("is found anew, and never shown to the next", async () => {
    await anEvent({ title: "Bakery hiring day" });
    await anEvent({ title: "Forklift hiring day" });
    expect(await textOf("/?q=forklift")).not.toContain("Bakery");
    expect(await textOf("/")).toContain("Bakery");
    expect(await textOf("/events?until=2026-01-01")).not.toContain("Forklift");
    expect(await textOf("/events")).toContain("Forklift");
  });
});

describe("the kept privacy page", () => {
  test("shows within a second what another process changed of the center", async () => {
    expect(await textOf("/privacy")).not.toContain("Ask at the desk");
    await change({ privacyNote: "Ask at the desk on the first floor." });
    await withinASecond("Ask at the desk", "/privacy");
  });

  test("has links of its own in each language that is spoken, and is none in any other", async () => {
    expect(await textOf("/privacy")).toContain('href="/"');
    expect(await textOf("/en/privacy")).toContain('href="/en/"');
    expect((await pages.get("/xx/privacy")).status).toBe(404);
  });
});

test.each([
  ["/", "en"],
  ["/events", "es"],
  ["/privacy", "es"],
  ["/en/events", "es"],
])("%s holds nothing of a visitor, and allows no script", async (path, language) => {
  const plain = await textOf(path);
  const answer = await pages.get(path, { cookie: "who=me", "accept-language": language });
  expect(await answer.text()).toBe(plain);
  expect(answer.headers.getSetCookie()).toEqual([]);
  expect(answer.headers.get("content-security-policy")).toContain("script-src 'none'");
  expect(plain).not.toMatch(/nonce|formKey|who=me/);
});

import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { countTallies } from "~/db/queries/doors";
import { rooms } from "~/db/schema";
import { aCenter, aPublishedEvent, aRegistration, type TestCenter } from "~/tests/factories/center";
import { type ServedPages, servePages } from "~/tests/factories/pages";
import { aPerson, signedIn } from "~/tests/factories/people";
import { aScan } from "~/tests/factories/scans";
import { createTestServices, noon, type TestServices } from "~/tests/factories/services";

const hour = 3_600_000;
let services: TestServices;
let center: TestCenter;
let pages: ServedPages;
let staff: Record<string, string>;
let door: Record<string, string>;
let eventId: string;
let path: string;

const cookiesOf = async (role: "staff" | "door") => {
  const { email } = await aPerson(services, center, role);
  return Object.fromEntries((await signedIn(services, email)).headers);
};

beforeAll(async () => {
  services = await createTestServices();
  pages = await servePages(services, { names: ["staff"] });
});
afterAll(async () => {
  expect(pages.faults).toEqual([]);
  await services.drop();
});
// The page is asked at the center's own host, and a room is one event's at a time: a center for each test.
beforeEach(async () => {
  services.clock.set(noon);
  center = await aCenter(services);
  pages = await servePages(services, { names: ["staff"], origin: `http://${center.host}` });
  staff = await cookiesOf("staff");
  door = await cookiesOf("door");
  eventId = await aPublishedEvent(services, center, { roomId: center.roomId, exitScanning: true });
  path = `/staff/events/${eventId}/room`;
});

const textOf = async (address = path) => (await pages.get(address, staff)).text();
const post = (rest: string, fields: Record<string, string>, cookies = staff) =>
  pages.post(`${path}${rest}`, fields, cookies);
const tap = (who: string, people: string, scanId = services.ids.uuid()) =>
  post("/tallies", { scanId, who, people });
const tallies = () => countTallies(services.db, { centerId: center.id, eventId });
const holds = (postedLoad: number) =>
  services.db.update(rooms).set({ postedLoad }).where(eq(rooms.id, center.roomId));
const admit = async (partySize: number) => {
  const { ticketCode: text } = await aRegistration(services, center, eventId, {}, partySize);
  await aScan(services, center, { eventId, text });
};

describe("the room of an event", () => {
  test("says how many are inside, how many more may come, and how to count again", async () => {
    await admit(3);
    const html = await textOf();
    expect(html).toContain('data-level="free"');
    expect(html).toMatch(/>3(<!-- -->)? <span>of (<!-- -->)?300(<!-- -->)? inside</);
    expect(html).toContain("There is room for 297 more.");
    expect(html).toContain("Reload the page to count again.");
  });

  test("warns from 90 % of the posted load and says stop when it is full, on the event's page too", async () => {
    await admit(6);
    await admit(3);
    await holds(10);
    for (const page of [path, `/staff/events/${eventId}`]) {
      expect(await textOf(page)).toContain("Nearly full: room for 1 more.");
    }
    await holds(9);
    for (const page of [path, `/staff/events/${eventId}`]) {
      expect(await textOf(page)).toContain("Stop: the room is full. Let nobody else in.");
    }
    await holds(7);
    expect(await textOf()).toContain("Stop: 2 people too many. Let nobody else in.");
  });

  test("is on the event's page while the doors are open alone", async () => {
    expect(await textOf(`/staff/events/${eventId}`)).toContain('class="room-meter"');
    services.clock.set(new Date(noon.getTime() + 6 * hour));
    expect(await textOf(`/staff/events/${eventId}`)).not.toContain('class="room-meter"');
  });

  test("is not counted where nobody is scanned out or there is no room, and the page says what to do", async () => {
    eventId = await aPublishedEvent(services, center);
    path = `/staff/events/${eventId}/room`;
    expect(await textOf()).toContain("This event does not scan people out");
    eventId = await aPublishedEvent(services, center, { exitScanning: true });
    path = `/staff/events/${eventId}/room`;
    const html = await textOf();
    expect(html).toContain("This event has no room yet");
    expect(html).not.toContain("tap-counter");
  });
});

describe("the counters", () => {
  test("count employers and staff in and out, in the room and never as arrivals", async () => {
    expect((await tap("employer", "1")).headers.get("location")).toBe(`${path}#counters`);
    await tap("employer", "1");
    await tap("staff", "1");
    await tap("employer", "-1");
    expect(await tallies()).toEqual({ employer: 1, staff: 1 });
    expect(await textOf()).toContain("There is room for 298 more.");
    expect(await textOf(`/staff/events/${eventId}`)).toMatch(/<dt>arrived<\/dt><dd class="stat-figure">0</);
  });

  test("count a button that was pressed twice once, in and out", async () => {
    const [coming, leaving] = [services.ids.uuid(), services.ids.uuid()];
    const twice = await Promise.all([tap("staff", "1", coming), tap("staff", "1", coming)]);
    expect(twice.map(({ status }) => status)).toEqual([303, 303]);
    expect(await tallies()).toMatchObject({ staff: 1 });
    await tap("staff", "-1", leaving);
    expect((await tap("staff", "-1", leaving)).headers.get("location")).toBe(`${path}#counters`);
    expect(await tallies()).toMatchObject({ staff: 0 });
  });

  test("give each button an id of its own", async () => {
    const ids = [...(await textOf()).matchAll(/name="scanId" value="([^"]+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(4);
  });

  test("do not count below nobody", async () => {
    const answer = await tap("employer", "-1");
    expect(answer.headers.get("location")).toBe(`${path}?done=nobody-to-leave#counters`);
    expect(await tallies()).toMatchObject({ employer: 0 });
    expect(await textOf()).toMatch(/<button disabled=""[^>]*><span aria-hidden="true">−1/);
  });

  test.each([{ who: "patron" }, { people: "50" }, { people: "0" }, { scanId: "no-id" }])(
    "refuse %o without a fault",
    async (values) => {
      const fields = { scanId: services.ids.uuid(), who: "staff", people: "1", ...values };
      expect((await post("/tallies", fields)).status).toBe(422);
    },
  );
});

describe("the doors", () => {
  test("can be named ahead and renamed; a name that is taken is said by the field, with what was typed", async () => {
    const add = (name: string) => post("/doors", { name });
    expect((await add("Garden entrance")).headers.get("location")).toBe(`${path}?done=door-named`);
    const refused = await add("garden ENTRANCE");
    const html = await refused.text();
    expect(refused.status).toBe(409);
    expect(html).toContain('id="field-name-error"');
    expect(html).toContain('value="garden ENTRANCE"');
    const doorPath = /href="[^"]*\/room(\/doors\/[0-9a-f-]+)"/.exec(await textOf())?.[1] ?? "";
    expect(await textOf(`${path}${doorPath}`)).toContain('value="Garden entrance"');
    expect((await post(doorPath, { name: "River entrance" })).status).toBe(303);
    expect(await textOf()).toContain("River entrance");
  });

  test.each(["", " ", "x".repeat(41)])("take no name such as %o", async (name) => {
    expect((await post("/doors", { name })).status).toBe(422);
  });

  test("show who came and who was refused at each, and where no door was named", async () => {
    await admit(2);
    await aScan(services, center, { eventId, text: "no ticket", door: null });
    const html = await textOf();
    expect(html).toMatch(/Main entrance<\/th>.*?<div>2<\/div>.*?<div>0<\/div>/);
    expect(html).toMatch(/No door named<\/th>.*?<div>0<\/div>.*?<div>1<\/div>/);
  });

  test("of another event are not found", async () => {
    await post("/doors", { name: "Garden entrance" });
    const doorPath = /\/room(\/doors\/[0-9a-f-]+)"/.exec(await textOf())?.[1] ?? "";
    const elsewhere = await aPublishedEvent(services, center);
    const other = `/staff/events/${elsewhere}/room${doorPath}`;
    expect((await pages.get(other, staff)).status).toBe(404);
    expect((await pages.post(other, { name: "Mine" }, staff)).status).toBe(404);
  });
});

test("a door's volunteer opens none of it", async () => {
  expect((await pages.get(path, door)).status).toBe(403);
  for (const rest of ["/tallies", "/doors"])
    expect((await post(rest, { name: "Mine" }, door)).status).toBe(403);
});

import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { countAttendance } from "~/db/queries/check-in";
import { aCenter, aPublishedEvent, aRegistration, type TestCenter } from "~/tests/factories/center";
import { type ServedPages, servePages } from "~/tests/factories/pages";
import { aPerson, signedIn } from "~/tests/factories/people";
import { aConflict, aScan } from "~/tests/factories/scans";
import { createTestServices, type TestServices } from "~/tests/factories/services";

let services: TestServices;
let center: TestCenter;
let pages: ServedPages;
let staff: Record<string, string>;
let door: Record<string, string>;
let eventId: string;
let path: string;
let conflict: Awaited<ReturnType<typeof aConflict>>;

const cookiesOf = async (role: "staff" | "door") => {
  const { email } = await aPerson(services, center, role);
  return Object.fromEntries((await signedIn(services, email)).headers);
};

beforeAll(async () => {
  services = await createTestServices();
  center = await aCenter(services);
  pages = await servePages(services, { names: ["staff"] });
  staff = await cookiesOf("staff");
  door = await cookiesOf("door");
});
afterAll(async () => {
  expect(pages.faults).toEqual([]);
  await services.drop();
});
beforeEach(async () => {
  eventId = await aPublishedEvent(services, center);
  path = `/staff/events/${eventId}/conflicts`;
  const registered = await aRegistration(services, center, eventId, { name: "Rosa Delgado" });
  conflict = await aConflict(services, center, { ...registered, eventId, text: registered.ticketCode });
});

const textOf = async (address: string) => (await pages.get(address, staff)).text();
const settle = (settledAs: string, more: Record<string, string> = {}, cookies = staff) =>
  pages.post(`${path}/settlement`, { ...conflict, settledAs, ...more }, cookies);

describe("the conflicts of an event", () => {
  test("show the person, both doors and times, and three buttons", async () => {
    const html = await textOf(path);
    for (const part of [
      "Rosa Delgado",
      "One ticket was let in twice. It counts as one arrival.",
      "North door, ",
      "North door phone",
      "South door, ",
      "offline",
      "Pacific Time",
    ]) {
      expect(html).toContain(part);
    }
    expect(html.match(/name="settledAs" value="[a-z-]+"/g)).toEqual([
      'name="settledAs" value="same-person"',
      'name="settledAs" value="shared-ticket"',
      'name="settledAs" value="mistake"',
    ]);
  });

  test("are counted on the event's page until they are settled", async () => {
    expect(await textOf(`/staff/events/${eventId}`)).toContain("1 conflict waits for you");
    expect((await settle("same-person")).headers.get("location")).toBe(`${path}?done=settled`);
    expect(await textOf(`/staff/events/${eventId}`)).not.toContain("waits for you");
  });

  test("stay in the list below, settled by whom", async () => {
    await settle("shared-ticket");
    const html = await textOf(path);
    expect(html).toContain("Nothing to settle");
    expect(html).toMatch(/<strong>The ticket was shared<\/strong>, settled by (<!-- -->)?Person \d+/);
  });

  test("offer to take back the later scan of a mistake alone, and twice is once", async () => {
    await settle("mistake");
    expect(await textOf(path)).toContain("Take the second scan back");
    const undo = () => pages.post(`${path}/undos`, { scanId: conflict.scanB }, staff);
    expect((await undo()).headers.get("location")).toBe(`${path}?done=scan-undone`);
    expect((await undo()).status).toBe(303);
    const html = await textOf(path);
    expect(html).toContain("taken back");
    expect(html).not.toContain("Take the second scan back");
    expect((await countAttendance(services.db, { centerId: center.id, eventId })).admitted).toBe(1);
  });

  test("are told of two who settle it in two ways: the second is refused", async () => {
    await settle("same-person");
    expect((await settle("same-person")).status).toBe(303);
    expect((await settle("mistake")).status).toBe(409);
  });

  test.each([{ settledAs: "forgotten" }, { scanA: "no-id" }, { kind: "three-admissions" }, { more: "yes" }])(
    "refuse %o without a fault",
    async (values) => {
      expect((await settle("mistake", values)).status).toBe(422);
    },
  );

  test("are not the door's to settle", async () => {
    expect((await settle("mistake", {}, door)).status).toBe(403);
    expect((await pages.post(`${path}/undos`, { scanId: conflict.scanB }, door)).status).toBe(403);
    expect(await textOf(`/staff/events/${eventId}`)).toContain("1 conflict waits for you");
  });

  test("of none say so, and what they would be", async () => {
    const quiet = await aPublishedEvent(services, center);
    const html = await textOf(`/staff/events/${quiet}/conflicts`);
    expect(html).toContain("Nothing to settle");
    expect(html).not.toContain("Worth a look");
  });
});

test("what is worth a look is listed with what the device's clock said", async () => {
  const told = { outcome: "admitted" as const, people: 1 };
  const scannedAt = new Date("2027-12-01T18:04:00Z");
  await aScan(services, center, {
    eventId,
    text: "not on any list 4711",
    told,
    scannedAt,
    device: "Ana's phone",
  });
  const html = await textOf(path);
  expect(html).toContain("Worth a look");
  expect(html).toContain("Let in on a code that is on no list.");
  expect(html).toContain("Ends in 4711");
  expect(html).toContain("clock said Dec 1, 2027, 10:04");
});

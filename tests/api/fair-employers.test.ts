import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { outbox } from "~/db/schema";
import { aCenter, type TestCenter } from "../factories/center";
import { aFair, aFairEmployer, anApplication, type TestFairEmployer } from "../factories/fairs";
import { anApiClient, createTestServer, type TestServer } from "../factories/server";
import { createTestServices, type TestServices } from "../factories/services";

let services: TestServices;
let server: TestServer;
let center: TestCenter;
let staff: Awaited<ReturnType<typeof anApiClient>>;
let eventId: string;
let cedar: TestFairEmployer;
let path: string;

beforeAll(async () => {
  services = await createTestServices();
  server = createTestServer(services);
  center = await aCenter(services);
  staff = await anApiClient(services, server, center, "staff");
});
beforeEach(async () => {
  eventId = await aFair(services, center);
  cedar = await aFairEmployer(services, center);
  path = `/events/${eventId}/employers`;
});
afterEach(() => expect(server.faults).toEqual([]));
afterAll(() => services.drop());

const listed = async () => (await staff("GET", path)).body.items;
const ofCedar = (rest: string) => `${path}/${cedar.employerId}${rest}`;

test("an employer that applied is accepted with a table, gets another one and is listed with counts alone", async () => {
  await anApplication(services, center, eventId, cedar);
  expect(await listed()).toMatchObject([
    { employerId: cedar.employerId, standing: "applied", presence: null },
  ]);
  const accepted = await staff("PUT", ofCedar("/acceptance"), { tableNo: 4 });
  expect([accepted.status, accepted.body]).toMatchObject([200, { standing: "accepted", tableNo: 4 }]);
  const moved = await staff("PUT", ofCedar("/table"), { tableNo: 7, equipment: "Power" });
  expect(moved.body).toMatchObject({ tableNo: 7, equipment: "Power", openings: 1, representatives: 1 });
  expect(JSON.stringify(await listed())).not.toContain("Ana Reyes");
});

test("accepting twice is accepting once", async () => {
  await anApplication(services, center, eventId, cedar);
  const accept = () => staff("PUT", ofCedar("/acceptance"), {});
  const [first, again] = [await accept(), await accept()];
  expect(again.body).toEqual(first.body);
  const told = await services.db.select().from(outbox);
  const ofThis = told.filter((row) => row.kind === "fair-accepted" && row.eventId === eventId);
  expect(new Set(ofThis.map(({ dedupeKey }) => dedupeKey)).size).toBe(ofThis.length);
});

test("employers are invited, all or none, and who is there already is not counted", async () => {
  const invite = (employerIds: string[]) => staff("POST", `${path}/invitations`, { employerIds });
  expect((await invite([cedar.employerId, services.ids.uuid()])).status).toBe(404);
  expect(await listed()).toEqual([]);
  expect(await invite([cedar.employerId])).toMatchObject({ status: 201, body: { count: 1 } });
  expect((await invite([cedar.employerId])).body).toEqual({ count: 0 });
  expect((await invite([])).body).toMatchObject({ errors: [{ pointer: "/employerIds" }] });
});

test("an employer is declined with a reason, and not without one", async () => {
  await anApplication(services, center, eventId, cedar);
  expect((await staff("PUT", ofCedar("/declination"), { reason: " " })).status).toBe(422);
  const declined = await staff("PUT", ofCedar("/declination"), { reason: "All tables are given." });
  expect(declined.body).toMatchObject({ standing: "declined" });
});

test("a table that another employer has is refused beside its value", async () => {
  const other = await aFairEmployer(services, center, "Inland Transit");
  for (const employer of [cedar, other]) await anApplication(services, center, eventId, employer);
  await staff("PUT", ofCedar("/acceptance"), { tableNo: 4 });
  await staff("PUT", `${path}/${other.employerId}/acceptance`, {});
  const taken = await staff("PUT", `${path}/${other.employerId}/table`, { tableNo: 4 });
  expect(taken.body).toMatchObject({ errors: [{ pointer: "/tableNo", code: "table-taken" }] });
});

test("another center's fair is not found", async () => {
  const elsewhere = await aFair(services, await aCenter(services));
  expect((await staff("GET", `/events/${elsewhere}/employers`)).status).toBe(404);
  const invited = await staff("POST", `/events/${elsewhere}/employers/invitations`, {
    employerIds: [cedar.employerId],
  });
  expect(invited.status).toBe(404);
});

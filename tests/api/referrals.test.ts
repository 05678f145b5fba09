import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { aCenter, type TestCenter } from "../factories/center";
import { aPartner, aReferral } from "../factories/referrals";
import { anApiClient, createTestServer, type TestServer } from "../factories/server";
import { createTestServices, noon, type TestServices } from "../factories/services";

let services: TestServices;
let server: TestServer;
let center: TestCenter;
let staff: Awaited<ReturnType<typeof anApiClient>>;

beforeAll(async () => {
  services = await createTestServices();
  server = createTestServer(services);
  center = await aCenter(services);
  staff = await anApiClient(services, server, center, "staff");
});
afterEach(() => expect(server.faults).toEqual([]));
afterAll(() => services.drop());

test("partners and referrals are made once by an id of the client's, listed, and marked by the table of steps", async () => {
  const partner = { id: services.ids.uuid(), kind: "portal", name: "Jobs Portal" };
  const made = await staff("POST", "/partners", partner);
  expect(made).toMatchObject({ status: 201, body: { id: partner.id, isPublic: true, languages: [] } });
  expect((await staff("POST", "/partners", partner)).status).toBe(201);
  expect((await staff("POST", "/partners", { ...partner, id: services.ids.uuid() })).status).toBe(409);
  expect((await staff("GET", "/partners")).body.items).toHaveLength(1);

  const referral = {
    id: services.ids.uuid(),
    partnerId: partner.id,
    branchId: center.branchId,
    isAgreed: false,
  };
  for (const _time of [1, 2]) {
    const sent = await staff("POST", "/referrals", referral);
    expect(sent).toMatchObject({
      status: 201,
      body: { state: "made", kind: "portal", consentVersion: null },
    });
  }
  expect((await staff("GET", "/referrals")).body.items).toHaveLength(1);

  const mark = (step: object) => staff("PUT", `/referrals/${referral.id}/state`, step);
  const served = { state: "served", servedOn: "2026-12-01" };
  expect(await mark({ ...served, how: "partner" })).toMatchObject({
    status: 409,
    body: { code: "partner-not-asked" },
  });
  expect((await mark({ ...served, how: "partner-file" })).status).toBe(422);
  expect((await mark({ state: "served", how: "patron" })).body.errors).toMatchObject([
    { pointer: "/servedOn" },
  ]);
  expect(await mark({ ...served, how: "patron" })).toMatchObject({
    status: 200,
    body: { servedHow: "patron" },
  });
  expect((await mark({ ...served, how: "patron" })).body.code).toBe("referral-differs");
});

test("referrals are listed by state, partner, kind, branch and day, each page going on where the last ended", async () => {
  const here = await aCenter(services);
  const client = await anApiClient(services, server, here, "staff");
  const closet = await aPartner(services, here);
  const portal = await aPartner(services, here, { kind: "portal" });
  const ids: string[] = [];
  for (const partnerId of [closet, portal, closet, closet]) {
    ids.push((await aReferral(services, here, { partnerId })).referralId);
    services.clock.advance(24 * 3_600_000);
  }
  const [one = "", two = "", three = "", four = ""] = ids;
  await client("PUT", `/referrals/${three}/state`, { state: "contacted", how: "partner" });
  const idsOf = ({ body }: { body: { items?: { id: string }[] } }) => body.items?.map(({ id }) => id);
  const list = async (query: string) => idsOf(await client("GET", `/referrals?${query}`));
  expect(await list(`partnerId=${closet}`)).toEqual([one, three, four]);
  expect(await list("kind=portal")).toEqual([two]);
  expect(await list("state=contacted")).toEqual([three]);
  expect(await list(`branchId=${here.branchId}&state=made`)).toEqual([one, two, four]);
  expect(await list(`branchId=${services.ids.uuid()}`)).toEqual([]);
  const day = (n: number) => new Date(noon.getTime() + n * 24 * 3_600_000).toISOString().slice(0, 10);
  expect(await list(`from=${day(1)}&to=${day(2)}`)).toEqual([two, three]);
  const first = await client("GET", `/referrals?partnerId=${closet}&limit=2`);
  expect(idsOf(first)).toEqual([one, three]);
  expect(await list(`partnerId=${closet}&limit=2&cursor=${first.body.nextCursor}`)).toEqual([four]);
});

test.each([
  ["a state that there is none of", "state=lost", "/state"],
  ["a partner that is no id", "partnerId=x", "/partnerId"],
  ["days that end before they begin", "from=2026-12-02&to=2026-12-01", "/to"],
  ["a day that no calendar has", "from=2026-02-30", "/from"],
])("a list of referrals by %s is refused", async (_what, query, pointer) => {
  const answer = await staff("GET", `/referrals?${query}`);
  expect([answer.status, answer.body.errors]).toMatchObject([422, [{ pointer }]]);
});

test("a list of referrals has none of another center, whatever it asks for", async () => {
  const abroad = await aCenter(services);
  const { partnerId } = await aReferral(services, abroad);
  expect((await staff("GET", `/referrals?partnerId=${partnerId}`)).body.items).toEqual([]);
});

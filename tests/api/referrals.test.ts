import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { aCenter, type TestCenter } from "../factories/center";
import { anApiClient, createTestServer, type TestServer } from "../factories/server";
import { createTestServices, type TestServices } from "../factories/services";

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

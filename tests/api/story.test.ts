import { eq } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { audit, events as eventRows, outbox } from "~/db/schema";
import { aCenter, anEmployer, type TestCenter } from "../factories/center";
import { anApiClient, apiClient, createTestServer, type TestServer } from "../factories/server";
import { createTestServices, noon, type TestServices } from "../factories/services";

let services: TestServices;
let server: TestServer;
let center: TestCenter;
let other: TestCenter;
let staff: Awaited<ReturnType<typeof anApiClient>>;
let door: typeof staff;

beforeAll(async () => {
  services = await createTestServices();
  server = createTestServer(services);
  center = await aCenter(services);
  other = await aCenter(services);
  staff = await anApiClient(services, server, center, "staff");
  door = await anApiClient(services, server, center, "door");
});
afterEach(() => expect(server.faults).toEqual([]));
afterAll(() => services.drop());

const inHours = (hours: number) => new Date(noon.getTime() + hours * 3_600_000).toISOString();
const uuid = () => services.ids.uuid();

const theEvent = (more: Record<string, unknown> = {}) => ({
  employerId: center.employerId,
  type: "hiring-event",
  title: "Warehouse hiring day",
  description: "Meet the team.",
  startsAt: inHours(2),
  endsAt: inHours(5),
  roomId: center.roomId,
  registrationCapacity: 50,
  doorsOpenAt: inHours(-1),
  openings: [
    {
      title: "Associate",
      vacancies: 3,
      payMin: 21.5,
      payMax: 24,
      payUnit: "hour",
      employmentType: "full-time",
    },
  ],
  ...more,
});

async function aLiveEvent(more: Record<string, unknown> = {}): Promise<string> {
  const made = await staff("POST", "/events", theEvent({ roomId: undefined, ...more }));
  expect(made.status).toBe(201);
  expect((await staff("PUT", `/events/${made.body.id}/publication`)).status).toBe(200);
  return made.body.id;
}

test("the story: branch, room, employer, event, publication, registration, scan, undo, counts", async () => {
  const branch = await staff("POST", "/branches", { name: "East Side" });
  expect(branch).toMatchObject({ status: 201, body: { name: "East Side" } });
  const room = await staff("POST", "/rooms", { branchId: branch.body.id, name: "Room B", postedLoad: 45 });
  expect(room.body).toEqual({
    id: room.body.id,
    name: "Room B",
    branch: { id: branch.body.id, name: "East Side" },
    postedLoad: 45,
  });
  const employer = await staff("POST", "/employers", anEmployer());
  expect(employer).toMatchObject({
    status: 201,
    body: { legalName: "Harborline Logistics LLC", vettedAt: noon.toISOString() },
  });

  const event = await staff(
    "POST",
    "/events",
    theEvent({ employerId: employer.body.id, roomId: room.body.id, registrationCapacity: 40 }),
  );
  expect(event).toMatchObject({
    status: 201,
    body: {
      status: "draft",
      registrationCapacity: 40,
      registrationClosesAt: inHours(2),
      doorsCloseAt: inHours(5),
      openings: [{ payMin: 21.5, payMax: 24 }],
      room: { name: "Room B" },
    },
  });
  const { id } = event.body;
  expect(await staff("PUT", `/events/${id}/publication`)).toMatchObject({
    status: 200,
    body: { status: "published" },
  });

  const registered = await staff("POST", `/events/${id}/registrations`, {
    name: "José Núñez",
    email: "jose@mail.example",
  });
  expect(registered).toMatchObject({
    status: 201,
    body: { status: "registered", ticket: { shortCode: expect.stringMatching(/^\d{8}$/) } },
  });
  const { ticket, manageUrl } = registered.body;
  expect(ticket.url).toBe(`http://${center.host}:3000/t/${ticket.code}`);
  expect(manageUrl).toMatch(/\/m\/[0-9A-Z]{26}$/);

  const scanId = uuid();
  const scan = { scanId, code: `https://${center.host}/T/${ticket.code}`, door: "Main" };
  const first = await door("POST", `/events/${id}/scans`, scan);
  expect(first).toMatchObject({
    status: 201,
    body: {
      scanId,
      outcome: "admitted",
      at: noon.toISOString(),
      ticket: { name: "José Núñez", shortCode: ticket.shortCode },
    },
  });
  expect(await door("POST", `/events/${id}/scans`, scan)).toMatchObject({ status: 200, text: first.text });
  expect((await door("POST", `/events/${id}/ticket-search`, { q: "nunez" })).body).toEqual({
    items: [{ name: "José Núñez", shortCode: ticket.shortCode, status: "admitted" }],
  });
  expect((await staff("GET", `/events/${id}/attendance`)).body).toEqual({
    registered: 1,
    admitted: 1,
    refused: 0,
  });
  expect(await door("DELETE", `/scans/${scanId}`)).toMatchObject({
    status: 200,
    body: { outcome: "admitted", undoneAt: noon.toISOString() },
  });
  expect((await staff("GET", `/events/${id}/attendance`)).body).toEqual({
    registered: 1,
    admitted: 0,
    refused: 0,
  });

  const walkIn = { scanId: uuid(), door: "Main" };
  expect(await door("POST", `/events/${id}/walk-ins`, walkIn)).toMatchObject({
    status: 201,
    body: { outcome: "admitted" },
  });
  expect((await door("POST", `/events/${id}/walk-ins`, walkIn)).status).toBe(200);
  expect((await staff("GET", `/events/${id}/attendance`)).body).toEqual({
    registered: 1,
    admitted: 1,
    refused: 0,
  });
});

describe("who asks comes before what", () => {
  test("401 without a token, with a wrong one and with another center's, then 403, then 422", async () => {
    const abroad = await anApiClient(services, server, other, "staff");
    const nobody = apiClient(server, center.host, null);
    const wrong = apiClient(server, center.host, "wrong");
    expect(await nobody("POST", "/branches", {})).toMatchObject({
      status: 401,
      body: { code: "sign-in-required" },
    });
    expect((await wrong("POST", "/branches", {})).status).toBe(401);
    expect((await abroad("POST", "/branches", {}, { host: center.host })).status).not.toBe(201);
    expect(await door("POST", "/branches", "not json")).toMatchObject({
      status: 403,
      body: { code: "not-allowed" },
    });
    expect((await staff("POST", "/branches", {})).status).toBe(422);
  });

  test("a token limited to one event is refused elsewhere and nothing is recorded", async () => {
    const [here, there] = [await aLiveEvent(), await aLiveEvent()];
    const limited = await anApiClient(services, server, center, "door", { eventId: here });
    expect((await limited("POST", `/events/${there}/scans`, { scanId: uuid(), code: "x" })).status).toBe(403);
    expect((await limited("GET", `/events/${there}/attendance`)).status).toBe(403);
    expect((await staff("GET", `/events/${there}/attendance`)).body.refused).toBe(0);
    expect((await limited("POST", `/events/${here}/scans`, { scanId: uuid(), code: "x" })).status).toBe(201);
    expect((await limited("GET", "/events")).body.items.map((event: { id: string }) => event.id)).toEqual([
      here,
    ]);
  });

  test("an employer reads counts of its own events and nothing of another's", async () => {
    const eventId = await aLiveEvent();
    const owner = await anApiClient(services, server, center, "employer", { employerId: center.employerId });
    const stranger = await anApiClient(services, server, center, "employer", {
      employerId: (await staff("POST", "/employers", anEmployer())).body.id,
    });
    expect((await owner("GET", `/events/${eventId}/attendance`)).status).toBe(200);
    expect((await stranger("GET", `/events/${eventId}/attendance`)).status).toBe(404);
    expect((await stranger("GET", `/events/${eventId}`)).status).toBe(404);
    expect((await owner("GET", `/events/${eventId}/registrations`)).status).toBe(403);
    expect((await owner("PUT", `/events/${eventId}/publication`)).status).toBe(403);
  });

  test("another center's ids are not found", async () => {
    const eventId = await aLiveEvent();
    const abroad = await anApiClient(services, server, other, "admin");
    expect((await abroad("GET", `/events/${eventId}`)).status).toBe(404);
    expect((await abroad("POST", `/events/${eventId}/scans`, { scanId: uuid(), code: "x" })).status).toBe(
      404,
    );
    expect((await abroad("POST", `/events/${eventId}/registrations`, { name: "Ana" })).status).toBe(404);
    expect(
      (await abroad("POST", "/events", theEvent({ employerId: center.employerId, roomId: undefined })))
        .status,
    ).toBe(422);
  });
});

describe("values", () => {
  test.each([
    ["an unknown field", { name: "Ana", nickname: "A" }, "/nickname", "unknown-field"],
    ["no name", {}, "/name", "required"],
    [
      "an e-mail with a display name",
      { name: "Ana", email: "Ana <ana@mail.example>" },
      "/email",
      "email-form",
    ],
    ["a name of 10,000 signs", { name: "a".repeat(10_000) }, "/name", "too-long"],
    ["a phone number of words", { name: "Ana", phone: "call me" }, "/phone", "phone-form"],
  ])("%s are refused with a pointer to the field", async (_rule, body, pointer, code) => {
    const eventId = await aLiveEvent();
    const answer = await staff("POST", `/events/${eventId}/registrations`, body);
    expect(answer).toMatchObject({
      status: 422,
      body: { code: "values-not-accepted", errors: [{ pointer, code }] },
    });
    expect(answer.headers.get("content-type")).toContain("application/problem+json");
    expect((await staff("GET", `/events/${eventId}/attendance`)).body.registered).toBe(0);
  });

  test.each([
    ["an end before the start", { endsAt: inHours(1) }, "/endsAt", "ends-before-start"],
    ["a start in the past", { startsAt: inHours(-2) }, "/startsAt", "starts-in-the-past"],
    [
      "doors that open more than 24 hours before",
      { doorsOpenAt: inHours(-30) },
      "/doorsOpenAt",
      "doors-open-too-early",
    ],
    ["a time without an offset", { startsAt: "2026-12-05T10:00:00" }, "/startsAt", "needs-offset"],
    ["31 February", { startsAt: "2027-02-31T10:00:00Z" }, "/startsAt", "no-such-date"],
    ["a capacity of 0", { registrationCapacity: 0 }, "/registrationCapacity", "too-low"],
    ["a capacity of a billion", { registrationCapacity: 1e9 }, "/registrationCapacity", "too-high"],
    [
      "a capacity above the posted load",
      { registrationCapacity: 301, roomId: "room" },
      "/registrationCapacity",
      "capacity-above-posted-load",
    ],
    [
      "pay that is upside down",
      { openings: [{ ...theOpening(), payMin: 30 }] },
      "/openings/0/payMin",
      "above-maximum",
    ],
    [
      "pay with three decimals",
      { openings: [{ ...theOpening(), payMax: 24.005 }] },
      "/openings/0/payMax",
      "too-many-decimals",
    ],
  ])("%s is refused beside its field", async (_rule, more, pointer, code) => {
    const roomId = "roomId" in more ? center.roomId : undefined;
    const answer = await staff("POST", "/events", theEvent({ ...more, roomId }));
    expect(answer.body).toMatchObject({ status: 422, errors: [{ pointer, code }] });
  });

  test.each([
    ["no object", "[]", "", "not-an-object"],
    ["a year that no calendar here has", { startsAt: "0000-01-01T00:00:00Z" }, "/startsAt", "no-such-date"],
    ["an id that is none", { employerId: "x" }, "/employerId", "not-found"],
  ])("%s is refused with a pointer, not with a fault", async (_rule, more, pointer, code) => {
    const body = typeof more === "string" ? more : theEvent({ ...more, roomId: undefined });
    const answer = await staff("POST", "/events", body);
    expect(answer.body).toMatchObject({ status: 422, errors: [{ pointer, code }] });
  });

  test("the first six fields are enough for a draft and its publication", async () => {
    const { employerId, type, title, description, startsAt, endsAt } = theEvent();
    const made = await staff("POST", "/events", { employerId, type, title, description, startsAt, endsAt });
    expect(made.status).toBe(201);
    expect(await staff("PUT", `/events/${made.body.id}/publication`)).toMatchObject({
      status: 200,
      body: { status: "published" },
    });
  });

  test("a key given twice, a body that is no JSON, another type and 2 MB are told apart", async () => {
    expect(await staff("POST", "/branches", '{"name":"A","name":"B"}')).toMatchObject({
      status: 422,
      body: { errors: [{ pointer: "/name", code: "given-twice" }] },
    });
    expect((await staff("POST", "/branches", "{")).status).toBe(400);
    expect(
      (await staff("POST", "/branches", "name=A", { "content-type": "application/x-www-form-urlencoded" }))
        .status,
    ).toBe(415);
    expect((await staff("POST", "/branches", JSON.stringify({ name: "a".repeat(2_000_000) }))).status).toBe(
      413,
    );
    expect((await staff("POST", "/branches")).status).toBe(422);
    expect((await staff("POST", "/branches", "")).body.code).toBe("malformed-body");
    const eventId = await aLiveEvent();
    const door = await anApiClient(services, server, center, "door");
    expect((await door("POST", `/events/${eventId}/scans`)).status).toBe(422);
    expect((await door("POST", `/events/${eventId}/scans`, "", { "content-type": "NaN" })).status).toBe(415);
  });

  test("texts keep markup, emoji and right-to-left letters, and lose NUL and line breaks", async () => {
    const eventId = await aLiveEvent();
    const name = "<b>A & B</b> 🎟️ سلام\u0000\r\nBcc: x";
    await staff("POST", `/events/${eventId}/registrations`, { name });
    const { items } = (await staff("GET", `/events/${eventId}/registrations`)).body;
    expect(items[0].name).toBe("<b>A & B</b> 🎟️ سلام Bcc: x");
  });
});

function theOpening() {
  return {
    title: "Associate",
    vacancies: 3,
    payMin: 21.5,
    payMax: 24,
    payUnit: "hour",
    employmentType: "full-time",
  };
}

describe("registrations", () => {
  test("past the capacity wait without a ticket, past the close answer 409 registration-closed", async () => {
    const full = await aLiveEvent({ registrationCapacity: 1 });
    await staff("POST", `/events/${full}/registrations`, { name: "Ana" });
    const waits = await staff("POST", `/events/${full}/registrations`, { name: "Ben" });
    expect(waits).toMatchObject({ status: 201, body: { status: "waitlisted" } });
    expect(waits.body).not.toHaveProperty("ticket");
    const closed = await aLiveEvent({ registrationClosesAt: inHours(-1) });
    expect(await staff("POST", `/events/${closed}/registrations`, { name: "Ana" })).toMatchObject({
      status: 409,
      body: { code: "registration-closed" },
    });
  });

  test("of a party are told how many places are left, and list how many each is for", async () => {
    const eventId = await aLiveEvent({ registrationCapacity: 5 });
    const path = `/events/${eventId}/registrations`;
    expect((await staff("POST", path, { name: "Rosa", partySize: 3 })).status).toBe(201);
    expect(await staff("POST", path, { name: "Kim", partySize: 3 })).toMatchObject({
      status: 409,
      body: { code: "event-full", errors: [{ pointer: "/partySize", code: "places-left-2" }] },
    });
    expect(await staff("GET", path)).toMatchObject({ body: { items: [{ name: "Rosa", partySize: 3 }] } });
  });

  test("with the same idempotencyKey answer the first body; with another body 409", async () => {
    const eventId = await aLiveEvent();
    const body = { name: "Ana", idempotencyKey: uuid() };
    const first = await staff("POST", `/events/${eventId}/registrations`, body);
    expect(await staff("POST", `/events/${eventId}/registrations`, body)).toMatchObject({
      status: 200,
      text: first.text,
    });
    expect(await staff("POST", `/events/${eventId}/registrations`, { ...body, name: "Ben" })).toMatchObject({
      status: 409,
      body: { code: "idempotency-key-reused" },
    });
    const elsewhere = await anApiClient(services, server, center, "staff");
    expect((await elsewhere("POST", `/events/${eventId}/registrations`, body)).status).toBe(201);
  });

  test("cancelled give their place back; a reissued ticket ends the old one", async () => {
    const eventId = await aLiveEvent({ registrationCapacity: 1 });
    const made = await staff("POST", `/events/${eventId}/registrations`, { name: "Ana" });
    const again = await staff("POST", `/registrations/${made.body.id}/reissue`);
    expect(again).toMatchObject({ status: 200, body: { id: made.body.id, status: "registered" } });
    const scan = (code: string) => door("POST", `/events/${eventId}/scans`, { scanId: uuid(), code });
    expect((await scan(made.body.ticket.code)).body.outcome).toBe("ticket-revoked");
    expect((await scan(again.body.ticket.code)).body.outcome).toBe("admitted");
    expect(await staff("DELETE", `/registrations/${made.body.id}`)).toMatchObject({
      status: 200,
      body: { status: "cancelled" },
    });
    expect((await staff("POST", `/events/${eventId}/registrations`, { name: "Ben" })).status).toBe(201);
  });
});

describe("events", () => {
  test("moved after publication need a reason; cancelled need one too, a draft none", async () => {
    const eventId = await aLiveEvent();
    const moved = { startsAt: inHours(3), endsAt: inHours(6) };
    expect(await staff("PATCH", `/events/${eventId}`, moved)).toMatchObject({
      status: 422,
      body: { code: "reason-required" },
    });
    expect(await staff("PATCH", `/events/${eventId}`, { ...moved, reason: "Elevator repair" })).toMatchObject(
      {
        status: 200,
        body: { startsAt: inHours(3), doorsCloseAt: inHours(6), registrationClosesAt: inHours(3) },
      },
    );
    expect((await staff("DELETE", `/events/${eventId}`)).status).toBe(422);
    expect(await staff("DELETE", `/events/${eventId}?reason=Flood`)).toMatchObject({
      status: 200,
      body: { status: "cancelled" },
    });
    const draft = await staff("POST", "/events", theEvent({ roomId: undefined }));
    expect((await staff("DELETE", `/events/${draft.body.id}`)).status).toBe(200);
  });

  test("cannot hold one room at overlapping times", async () => {
    const branch = await staff("POST", "/branches", { name: "Overlap" });
    const room = await staff("POST", "/rooms", { branchId: branch.body.id, name: "Only", postedLoad: 60 });
    await aLiveEvent({ roomId: room.body.id });
    const second = await staff(
      "POST",
      "/events",
      theEvent({ roomId: room.body.id, startsAt: inHours(4), endsAt: inHours(7), doorsOpenAt: undefined }),
    );
    expect(await staff("PUT", `/events/${second.body.id}/publication`)).toMatchObject({
      status: 409,
      body: { code: "room-taken" },
    });
    expect((await staff("GET", `/events/${second.body.id}`)).body.status).toBe("draft");
  });

  test("are listed by keyset without a gap or a repeat", async () => {
    for (let n = 0; n < 5; n += 1)
      await staff("POST", "/events", theEvent({ title: `Page ${n}`, roomId: undefined }));
    const seen: string[] = [];
    let cursor = "";
    do {
      const { body } = await staff("GET", `/events?limit=2${cursor}`);
      seen.push(...body.items.map((event: { id: string }) => event.id));
      cursor = body.nextCursor === null ? "" : `&cursor=${body.nextCursor}`;
    } while (cursor !== "");
    const all = (await staff("GET", "/events?limit=200")).body.items.map((event: { id: string }) => event.id);
    expect(seen).toEqual(all);
    expect(new Set(seen).size).toBe(seen.length);
  });
});

describe("scans", () => {
  test("of 1 to 4,096 signs get a verdict; more is 413 and none is 422", async () => {
    const eventId = await aLiveEvent();
    const scan = (code: string) => door("POST", `/events/${eventId}/scans`, { scanId: uuid(), code });
    expect((await scan("x".repeat(4096))).body.outcome).toBe("unknown-ticket");
    expect((await scan("x".repeat(4097))).status).toBe(413);
    expect((await scan("")).status).toBe(422);
  });

  test("take ids of any UUID version and labels of up to 40 signs", async () => {
    const eventId = await aLiveEvent();
    const body = { scanId: "6ba7b810-9dad-11d1-80b4-00c04fd430c8", code: "x" };
    expect((await door("POST", `/events/${eventId}/scans`, { ...body, door: "a".repeat(41) })).status).toBe(
      422,
    );
    expect((await door("POST", `/events/${eventId}/scans`, { ...body, door: "a".repeat(40) })).status).toBe(
      201,
    );
  });

  test.each([
    ["in the code", { code: "abc\u0000" }],
    ["in the door's name", { code: "x", door: "Main\u0000" }],
    ["in the device's name", { code: "x", device: "\u0000" }],
  ])("with NUL %s get a verdict", async (_rule, more) => {
    const eventId = await aLiveEvent();
    expect(await door("POST", `/events/${eventId}/scans`, { scanId: uuid(), ...more })).toMatchObject({
      status: 201,
      body: { outcome: "unknown-ticket" },
    });
  });

  test("dated outside of all calendars are refused, not lost in a fault", async () => {
    const eventId = await aLiveEvent();
    for (const scannedAt of ["0000-06-01T00:00:00Z", "9999-12-31T23:59:59-14:00"]) {
      const answer = await door("POST", `/events/${eventId}/scans`, { scanId: uuid(), code: "x", scannedAt });
      expect(answer.body.errors).toMatchObject([{ pointer: "/scannedAt", code: "no-such-date" }]);
    }
  });

  test("cannot be undone under an id that a scan has", async () => {
    const eventId = await aLiveEvent();
    const [first, second] = [uuid(), uuid()];
    for (const scanId of [first, second])
      await door("POST", `/events/${eventId}/scans`, { scanId, code: "x" });
    for (const undoId of [first, second]) {
      const answer = await door("DELETE", `/scans/${first}?undoId=${undoId}`);
      expect(answer).toMatchObject({ status: 409, body: { code: "scan-id-reused" } });
    }
  });

  test("override by role door is 403", async () => {
    const eventId = await aLiveEvent();
    const answer = await door("POST", `/events/${eventId}/scans`, {
      scanId: uuid(),
      code: "x",
      override: true,
    });
    expect(answer).toMatchObject({ status: 403, body: { code: "override-not-allowed" } });
  });
});

describe("limits and the document", () => {
  test("past a burst of 300 a token waits; another token does not", async () => {
    const busy = await anApiClient(services, server, center, "door");
    const answers = await Promise.all(Array.from({ length: 301 }, () => busy("GET", "/events")));
    const limited = answers.filter((answer) => answer.status === 429);
    expect(limited).toHaveLength(1);
    expect(limited[0]?.headers.get("retry-after")).toBe("1");
    expect((await staff("GET", "/events")).status).toBe(200);
  });

  test("the document needs no token, is OpenAPI 3.1 and names every operation", async () => {
    const { status, body } = await apiClient(server, center.host, null)("GET", "/openapi.json");
    expect(status).toBe(200);
    expect(body.openapi).toBe("3.1.0");
    expect(Object.keys(body.paths)).toEqual(
      expect.arrayContaining([
        "/events",
        "/events/{eventId}",
        "/events/{eventId}/scans",
        "/registrations/{id}/reissue",
        "/scans/{scanId}",
      ]),
    );
  });

  test("a cookie's post from another site is refused before anything is read", async () => {
    const nobody = apiClient(server, center.host, null);
    expect(
      (await nobody("POST", "/branches", { name: "A" }, { origin: "https://evil.example" })).status,
    ).toBe(403);
    expect(
      (await staff("POST", "/branches", { name: "With a token" }, { origin: "https://partner.example" }))
        .status,
    ).toBe(201);
  });
});

describe("walk-ins", () => {
  const walkIn = (eventId: string, more: Record<string, unknown> = {}) =>
    door("POST", `/events/${eventId}/walk-ins`, { scanId: uuid(), ...more });

  test("override by role door is 403, and nothing is recorded", async () => {
    const eventId = await aLiveEvent({ doorsOpenAt: inHours(1) });
    expect((await walkIn(eventId, { override: true })).status).toBe(403);
    expect((await staff("GET", `/events/${eventId}/attendance`)).body.admitted).toBe(0);
    expect((await walkIn(eventId)).body.outcome).toBe("door-closed");
  });

  test("delivered again get the first answer, with the undo's time, and the name that was given", async () => {
    const eventId = await aLiveEvent();
    const body = { scanId: uuid(), name: "Rev Iewer" };
    const first = await walkIn(eventId, body);
    expect(first.body.ticket).toEqual({ name: "Rev Iewer", shortCode: expect.stringMatching(/^\d{8}$/) });
    expect(await walkIn(eventId, body)).toMatchObject({ status: 200, text: first.text });
    await door("DELETE", `/scans/${body.scanId}`);
    expect((await walkIn(eventId, body)).body).toEqual({ ...first.body, undoneAt: noon.toISOString() });
  });

  test("under an id that another walk-in or a scan has are 409", async () => {
    const eventId = await aLiveEvent();
    const named = { scanId: uuid(), name: "Rev Iewer" };
    await walkIn(eventId, named);
    for (const other of [{ ...named, name: "Other" }, { scanId: named.scanId }]) {
      expect(await walkIn(eventId, other)).toMatchObject({ status: 409, body: { code: "scan-id-reused" } });
    }
    const scanId = uuid();
    await door("POST", `/events/${eventId}/scans`, { scanId, code: "x" });
    expect((await walkIn(eventId, { scanId })).status).toBe(409);
  });

  test("and a scan under one id at once end as one of them", async () => {
    const eventId = await aLiveEvent();
    for (let n = 0; n < 5; n += 1) {
      const scanId = uuid();
      const answers = await Promise.all([
        walkIn(eventId, { scanId }),
        door("POST", `/events/${eventId}/scans`, { scanId, code: "x" }),
      ]);
      expect(answers.map((answer) => answer.status).toSorted((a, b) => a - b)).toEqual([201, 409]);
    }
  });
});

describe("what is asked twice", () => {
  test("publication of a published event answers it again and tells nobody", async () => {
    const eventId = await aLiveEvent();
    await staff("POST", `/events/${eventId}/registrations`, { name: "Ana", email: "ana@mail.example" });
    const before = await services.db.$count(outbox);
    expect(await staff("PUT", `/events/${eventId}/publication`)).toMatchObject({
      status: 200,
      body: { status: "published" },
    });
    expect(await services.db.$count(outbox)).toBe(before);
  });

  test("an idempotencyKey with a name in other letters is another body", async () => {
    const eventId = await aLiveEvent();
    const body = { name: "Case Test", idempotencyKey: uuid() };
    await staff("POST", `/events/${eventId}/registrations`, body);
    expect(
      (await staff("POST", `/events/${eventId}/registrations`, { ...body, name: "CASE TEST" })).status,
    ).toBe(409);
  });

  test("an event and an employer with an id of the client's are made once, whatever comes later with it", async () => {
    const [eventId, employerId] = [uuid(), uuid()];
    const events = () => services.db.$count(eventRows);
    const before = await events();
    const event = await staff("POST", "/events", theEvent({ id: eventId, roomId: undefined }));
    expect(event).toMatchObject({ status: 201, body: { id: eventId } });
    const again = await staff(
      "POST",
      "/events",
      theEvent({ id: eventId, title: "Other", roomId: undefined }),
    );
    expect(again).toMatchObject({ status: 201, body: event.body });
    expect(await events()).toBe(before + 1);
    const employer = await staff("POST", "/employers", { ...anEmployer(), id: employerId });
    const renamed = await staff("POST", "/employers", {
      ...anEmployer(),
      id: employerId,
      legalName: "Other",
    });
    expect(renamed.body).toEqual(employer.body);
    const notes = await services.db
      .select({ action: audit.action })
      .from(audit)
      .where(eq(audit.subjectId, employerId));
    expect(notes).toEqual([{ action: "added" }, { action: "vetted" }]);
  });

  test("a walk-in reserve and scanned exits are kept, changed and answered; too large a reserve is 422", async () => {
    const made = await staff("POST", "/events", theEvent({ walkInReserve: 5, exitScanning: true }));
    expect(made).toMatchObject({ status: 201, body: { walkInReserve: 5, exitScanning: true } });
    const path = `/events/${made.body.id}`;
    const changed = await staff("PATCH", path, { walkInReserve: 0 });
    expect(changed).toMatchObject({ status: 200, body: { walkInReserve: 0, exitScanning: true } });
    const same = await staff("PATCH", path, { walkInReserve: null, exitScanning: null });
    expect(same).toMatchObject({ status: 200, body: { walkInReserve: 0, exitScanning: true } });
    expect(await staff("PATCH", path, { walkInReserve: 51 })).toMatchObject({
      status: 422,
      body: { errors: [{ pointer: "/walkInReserve" }] },
    });
  });

  test("a capacity taken off an event with a room is the room's posted load", async () => {
    const made = await staff("POST", "/events", theEvent());
    const answer = await staff("PATCH", `/events/${made.body.id}`, { registrationCapacity: null });
    expect(answer.body.registrationCapacity).toBe(300);
  });
});

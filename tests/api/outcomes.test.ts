import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { aCenter, aPublishedEvent, type TestCenter } from "../factories/center";
import { anApiClient, createTestServer, type TestServer } from "../factories/server";
import { createTestServices, noon, type TestServices } from "../factories/services";

const afterwards = new Date(noon.getTime() + 8 * 86_400_000);
let services: TestServices;
let server: TestServer;
let center: TestCenter;
let staff: Awaited<ReturnType<typeof anApiClient>>;
let path: string;
let opening: string;

beforeAll(async () => {
  services = await createTestServices();
  server = createTestServer(services);
  center = await aCenter(services);
  staff = await anApiClient(services, server, center, "staff");
});
afterEach(() => expect(server.faults).toEqual([]));
afterAll(() => services.drop());
beforeEach(async () => {
  services.clock.set(noon);
  const eventId = await aPublishedEvent(services, center);
  const read = await staff("GET", `/events/${eventId}`);
  opening = read.body.openings[0].id;
  path = `/events/${eventId}/outcomes`;
  services.clock.set(afterwards);
});

const report = (line: Record<string, unknown>, more: Record<string, unknown> = {}) => ({
  ...{ employerId: center.employerId, lines: [{ openingId: opening, ...line }] },
  ...more,
});

describe("a report by the API", () => {
  test("is one of the employer's, and what is left out is unknown", async () => {
    const made = await staff(
      "POST",
      path,
      report({ applications: 9, hires: 0, wageCents: 2150, wageUnit: "hour" }),
    );
    expect(made.status).toBe(201);
    expect(made.body).toMatchObject({
      ...{ mark: 7, kind: "counts", how: "api", questions: [] },
      lines: [{ title: "Warehouse associate", applications: 9, interviews: null, hires: 0, wageCents: 2150 }],
    });
    const read = await staff("GET", path);
    expect(read.body.byMark).toMatchObject([
      { mark: 7, asked: 1, answered: 1, applications: 9, hires: 0, offers: null },
      { mark: 30, answered: 1 },
      { mark: 90, answered: 1 },
    ]);
    expect(read.body.selfReported).toEqual({ hiredHere: 0, hiredElsewhere: 0, notYet: 0 });
  });

  test("that is sent again under its id is one", async () => {
    const body = report({ hires: 1 }, { id: services.ids.uuid() });
    const [first, again] = [await staff("POST", path, body), await staff("POST", path, body)];
    expect(again.body).toEqual(first.body);
    expect((await staff("GET", path)).body.employers[0].reports).toHaveLength(1);
  });

  test("with odd numbers is taken, and says what is odd", async () => {
    const made = await staff("POST", path, report({ offers: 1, hires: 2 }));
    expect(made.status).toBe(201);
    expect(made.body.questions).toEqual(["rises.0.hires.1.2"]);
  });

  test("may say that nobody was hired", async () => {
    const made = await staff("POST", path, { employerId: center.employerId, kind: "nobody-hired" });
    expect(made.body).toMatchObject({ kind: "nobody-hired", lines: [{ hires: 0 }] });
  });

  test.each([
    ["a negative count", { hires: -1 }, 422],
    ["half a person", { hires: 1.5 }, 422],
    ["pay without a unit", { wageCents: 2000 }, 422],
    ["another's opening", { openingId: "00000000-0000-7000-8000-000000000001" }, 422],
    ["a field that is none", { guests: 1 }, 422],
  ])("is refused with %s", async (_what, line, status) => {
    expect((await staff("POST", path, report(line))).status).toBe(status);
  });

  test("is refused of an employer that takes no part, and before the event's end", async () => {
    const nobody = report({ hires: 1 }, { employerId: services.ids.uuid() });
    expect((await staff("POST", path, nobody)).status).toBe(404);
    services.clock.set(noon);
    expect((await staff("POST", path, report({ hires: 1 }))).status).toBe(409);
  });

  test("is not another center's to write or read", async () => {
    const abroad = await anApiClient(services, server, await aCenter(services), "staff");
    expect((await abroad("POST", path, report({ hires: 1 }))).status).toBe(404);
    expect((await abroad("GET", path)).status).toBe(404);
  });
});

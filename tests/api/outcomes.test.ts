import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { findReporter } from "~/db/queries/outcomes";
import { aCenter, aPublishedEvent, type TestCenter } from "../factories/center";
import { anApiClient, createTestServer, type TestServer } from "../factories/server";
import { createTestServices, type TestServices } from "../factories/services";

const day = 86_400_000;
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
/** Time goes on alone: the API counts how often somebody asks by the same clock. */
beforeEach(async () => {
  const eventId = await anEvent();
  services.clock.advance(8 * day);
  path = `/events/${eventId}/outcomes`;
});

async function anEvent(): Promise<string> {
  const eventId = await aPublishedEvent(services, center);
  const reporter = await findReporter(services.db, {
    ...{ centerId: center.id, eventId, employerId: center.employerId },
  });
  opening = reporter?.openings[0]?.id ?? "";
  return eventId;
}

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
    ]);
    expect(read.body.selfReported).toEqual({ hiredHere: 0, hiredElsewhere: 0, notYet: 0 });
  });

  test("that is sent again under its id is one", async () => {
    const body = report({ hires: 1 }, { id: services.ids.uuid() });
    const [first, again] = [await staff("POST", path, body), await staff("POST", path, body)];
    expect(again.body).toEqual(first.body);
    expect((await staff("GET", path)).body.employers[0].reports).toHaveLength(1);
  });

  test("leaves out marks whose day has not come", async () => {
    services.clock.advance(22 * day);
    const { body } = await staff("GET", path);
    expect(body.byMark.map(({ mark }: { mark: number }) => mark)).toEqual([7, 30]);
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
    ["no number", { startsOn: "2027-01-04" }, 422],
  ])("is refused with %s", async (_what, line, status) => {
    expect((await staff("POST", path, report(line))).status).toBe(status);
  });

  test("is refused of an employer that takes no part, and before the event's end", async () => {
    const nobody = report({ hires: 1 }, { employerId: services.ids.uuid() });
    expect((await staff("POST", path, nobody)).status).toBe(404);
    const ahead = `/events/${await anEvent()}/outcomes`;
    expect((await staff("POST", ahead, report({ hires: 1 }))).status).toBe(409);
  });

  test("is not another center's to write or read", async () => {
    const abroad = await anApiClient(services, server, await aCenter(services), "staff");
    expect((await abroad("POST", path, report({ hires: 1 }))).status).toBe(404);
    expect((await abroad("GET", path)).status).toBe(404);
  });
});

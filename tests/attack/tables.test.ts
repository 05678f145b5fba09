import { and, eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { deviceCookie } from "~/app/http/find-actor.server";
import { listSharedWith } from "~/db/queries/consents";
import { listTables } from "~/db/queries/table-phones";
import { eventEmployers, tableNotes } from "~/db/schema";
import { browse } from "~/tests/factories/browser";
import { aCenter, aPublishedEvent, aRegistration, type TestCenter } from "~/tests/factories/center";
import { type ServedPages, servePages } from "~/tests/factories/pages";
import { apiClient, createTestServer } from "~/tests/factories/server";
import { createTestServices, noon, type TestServices, ticketKeys } from "~/tests/factories/services";
import { anotherEmployerAt, aTablePhone, takeBackTable } from "~/tests/factories/tables";

const visitId = "0199aaaa-0000-7000-8000-000000000001";
let services: TestServices;
let center: TestCenter;
let pages: ServedPages;
let eventId: string;
let cedar: string;
let place: Awaited<ReturnType<typeof aRegistration>>;
let phone: Awaited<ReturnType<typeof aPhone>>;

beforeAll(async () => {
  services = await createTestServices();
});
afterAll(() => services.drop());
beforeEach(async () => {
  services.clock.set(noon);
  center = await aCenter(services);
  const names = ["table", "m.", "t."];
  pages = await servePages(services, { names, origin: `http://${center.host}:3000` });
  eventId = await aPublishedEvent(services, center);
  cedar = await anotherEmployerAt(services, center, eventId, "Cedar Works");
  place = await aRegistration(services, center, eventId, { name: "Ana Ruiz", email: "ana@mail.example" });
  phone = await aPhone();
});

async function aPhone() {
  const { credential, token } = await aTablePhone(services, center, eventId, cedar);
  const client = apiClient(createTestServer(services), center.host, null);
  const headers = { cookie: `${deviceCookie}=${credential}`, origin: `http://${center.host}` };
  const api = (method: string, rest: string, body?: unknown) =>
    client(method, `/events/${eventId}/${rest}`, body, headers);
  return { api, token };
}

const number = () =>
  services.codes.sharingNumber({
    ...{ registrationId: place.registrationId, generation: 1, keyId: ticketKeys[0]?.id ?? "" },
  });
const answered = (answer: string) => ({ code: place.ticketCode, answer, number: number() });
const late = (id: string, answer: string) => ({
  ...{ ...answered(answer), visitId: id, language: "en", scannedAt: services.clock.now().toISOString() },
});
const note = () => `table-contacts/${place.registrationId}/note`;
const sharing = () => `/m/${place.manageCode}/sharing`;
const seen = async () => {
  const people = await listSharedWith(services.db, { centerId: center.id, eventId, employerId: cedar });
  return people.map(({ name, level }) => `${name} ${level}`);
};

describe("an employer whose table was taken back", () => {
  const reads: [string, string, unknown?][] = [
    ["GET", "table"],
    ["GET", "table-contacts"],
    ["GET", `table-visits/${visitId}`],
  ];
  beforeEach(async () => {
    await phone.api("PUT", `table-visits/${visitId}`, answered("shared"));
    expect((await phone.api("GET", "table-contacts")).body.items).toMatchObject([{ name: "Ana Ruiz" }]);
  });

  test.each(["staff", "the employer itself"])("by %s has no phone and no link any more", async (by) => {
    await takeBackTable(services, center, eventId, cedar, by === "staff" ? "staff" : "employer");
    const asked = [...reads, ["PUT", note(), { rating: "yes", text: null }] as const];
    for (const [method, rest, body] of asked) {
      const { status } = await phone.api(method, rest, body);
      expect({ rest, status }).toEqual({ rest, status: 401 });
    }
    const link = `/table-pass/${phone.token}`;
    expect((await browse(pages).get(link)).status).toBe(410);
    expect((await browse(pages).post(link, { label: "Omar" })).status).toBe(410);
    const tables = await listTables(services.db, { centerId: center.id, eventId, now: noon });
    expect(tables.filter(({ phones }) => phones > 0)).toEqual([]);
  });

  test("reads and writes nobody by a phone or a link that lived on", async () => {
    await services.db
      .update(eventEmployers)
      .set({ standing: "withdrawn" })
      .where(and(eq(eventEmployers.centerId, center.id), eq(eventEmployers.employerId, cedar)));
    for (const [method, rest] of reads) {
      const { status } = await phone.api(method, rest);
      expect({ rest, status }).toEqual({ rest, status: 404 });
    }
    expect((await phone.api("PUT", note(), { rating: "yes", text: "x" })).status).toBe(404);
    expect(await services.db.$count(tableNotes, eq(tableNotes.eventId, eventId))).toBe(0);
    expect(await seen()).toEqual([]);
    const joined = await browse(pages).post(`/table-pass/${phone.token}`, { label: "Omar" });
    expect(joined.status).toBe(410);
    const next = "0199aaaa-0000-7000-8000-000000000002";
    const sent = await phone.api("POST", "table-visits", { items: [late(next, "shared")] });
    expect(sent.body.items).toMatchObject([{ status: 404 }]);
  });

  test("asks nobody: a question that is open is neither shown nor taken", async () => {
    const other = await aRegistration(services, center, eventId, { name: "Bo Lin" });
    const asked = "0199aaaa-0000-7000-8000-000000000003";
    await phone.api("PUT", `table-visits/${asked}`, { code: other.ticketCode, answer: null });
    const visitor = browse(pages);
    const page = `/m/${other.manageCode}`;
    expect((await visitor.get(page)).html).toContain("Cedar Works asks for your name");
    await takeBackTable(services, center, eventId, cedar);
    expect((await visitor.get(page)).html).not.toContain("Cedar Works asks for your name");
    const shared = await visitor.post(`${page}/sharing/${asked}`, { answer: "shared" });
    expect(shared.location).toBe(`${page}/sharing`);
    expect((await visitor.get(`${page}/sharing`)).html).not.toContain("Cedar Works");
  });

  test("stays on the page of who shared with it, until they end it", async () => {
    await takeBackTable(services, center, eventId, cedar);
    const visitor = browse(pages);
    const shown = (await visitor.get(sharing())).html;
    expect(shown).toContain("Cedar Works has no table at this event any more.");
    expect(shown).toContain("Stop sharing with Cedar Works");
    expect(shown).not.toContain("Share only my name with Cedar Works");
    expect((await visitor.post(sharing(), { employerId: cedar, act: "given" })).status).toBe(404);
    await visitor.post(sharing(), { employerId: cedar, act: "taken-back" });
    expect((await visitor.get(sharing())).html).not.toContain("Cedar Works");
  });
});

describe("a number that was typed at a table once", () => {
  const visitOf = (n: number) => `0199aaaa-0000-7000-8000-00000000020${n}`;
  const put = (n: number, answer: string) => phone.api("PUT", `table-visits/${visitOf(n)}`, answered(answer));
  const onOwnPage = (fields: Record<string, string>) =>
    browse(pages).post(sharing(), { employerId: cedar, ...fields });

  test.each(["shared", "named"])("gives back nothing that was taken back: %s", async (answer) => {
    expect((await put(1, "shared")).body).toMatchObject({ contact: { name: "Ana Ruiz" } });
    await onOwnPage({ act: "taken-back" });
    const { status, body } = await put(2, answer);
    expect({ status, code: body.code }).toEqual({ status: 409, code: "own-page-only" });
    const sent = await phone.api("POST", "table-visits", { items: [late(visitOf(3), answer)] });
    expect(sent.body.items).toMatchObject([
      { status: 200, visit: { answer: "counted", notShared: "taken-back", contact: null } },
    ]);
    expect((await put(1, "shared")).body).toMatchObject({ contact: null });
    expect(await seen()).toEqual([]);
  });

  test.each([
    ["chose the name alone there", () => put(1, "named")],
    [
      "chose the name alone on their own page since",
      async () => {
        await put(1, "shared");
        await onOwnPage({ act: "given", level: "name" });
      },
    ],
  ])("raises nothing of who %s", async (_what, choose) => {
    await choose();
    expect((await put(2, "shared")).body).toMatchObject({ code: "own-page-only" });
    await phone.api("POST", "table-visits", { items: [late(visitOf(3), "shared")] });
    expect(await seen()).toEqual(["Ana Ruiz name"]);
  });

  test("holds nobody back on their own page, also where the table asks again", async () => {
    await put(1, "shared");
    await onOwnPage({ act: "taken-back" });
    await put(2, "shared");
    const asked = { code: place.ticketCode, answer: null };
    await phone.api("PUT", `table-visits/${visitOf(4)}`, asked);
    const told = await browse(pages).post(`${sharing()}/${visitOf(4)}`, { answer: "shared" });
    expect(told.location).toBe(`${sharing()}?done=shared`);
    expect(await seen()).toEqual(["Ana Ruiz contact"]);
  });
});

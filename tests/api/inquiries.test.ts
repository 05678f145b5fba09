import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { aCenter, type TestCenter } from "../factories/center";
import { anInquiry, countLogged } from "../factories/desk";
import { anApiClient, createTestServer, type TestServer } from "../factories/server";
import { createTestServices, type TestServices } from "../factories/services";

let services: TestServices;
let server: TestServer;
let center: TestCenter;
let staff: Awaited<ReturnType<typeof anApiClient>>;

beforeAll(async () => {
  services = await createTestServices();
  server = createTestServer(services);
});
afterEach(() => expect(server.faults).toEqual([]));
afterAll(() => services.drop());
beforeEach(async () => {
  center = await aCenter(services);
  staff = await anApiClient(services, server, center, "staff");
});

const body = (more = {}) => ({ ...anInquiry(services, center), ...more });
const logged = () => countLogged(services, center);

describe("an inquiry by the API", () => {
  test("is new, then a repeat, and never other words under one id", async () => {
    const inquiry = body();
    const answers = [
      await staff("POST", "/inquiries", inquiry),
      await staff("POST", "/inquiries", inquiry),
      await staff("POST", "/inquiries", { ...inquiry, channel: "chat" }),
    ];
    expect(answers.map(({ status }) => status)).toEqual([201, 200, 409]);
    expect(answers.map((answer) => answer.body.id ?? answer.body.code)).toEqual([
      ...[inquiry.id, inquiry.id],
      "inquiry-id-reused",
    ]);
    expect(await logged()).toBe(1);
  });

  test("needs a branch and a category, and takes the rest as not noted", async () => {
    const { branchId, category } = body();
    expect((await staff("POST", "/inquiries", { branchId, category })).status).toBe(201);
    const empty = await staff("POST", "/inquiries", {});
    expect(empty.body.errors.map(({ pointer }: { pointer: string }) => pointer)).toEqual([
      "/branchId",
      "/category",
    ]);
  });

  test("takes no name and no words of one's own", async () => {
    const named = await staff("POST", "/inquiries", { ...body(), name: "Ana Ruiz", note: "Asked twice" });
    expect(named.status).toBe(422);
    expect(named.body.errors).toMatchObject([{ pointer: "/name" }, { pointer: "/note" }]);
  });

  test("is taken back, and a repeat does not bring it again", async () => {
    const inquiry = body();
    await staff("POST", "/inquiries", inquiry);
    const path = `/inquiries/${inquiry.id}`;
    expect([(await staff("DELETE", path)).status, (await staff("DELETE", path)).status]).toEqual([204, 204]);
    expect((await staff("POST", "/inquiries", inquiry)).status).toBe(200);
    expect(await logged()).toBe(0);
  });

  test("is taken back by nobody else but an admin", async () => {
    const inquiry = body();
    await staff("POST", "/inquiries", inquiry);
    const path = `/inquiries/${inquiry.id}`;
    const colleague = await anApiClient(services, server, center, "staff");
    const admin = await anApiClient(services, server, center, "admin");
    expect((await colleague("DELETE", path)).body.code).toBe("not-your-entry");
    expect((await admin("DELETE", path)).status).toBe(204);
  });
});

describe("a batch", () => {
  test("is answered item by item, in its order, and one that is wrong spoils no other", async () => {
    const [first, second] = [body(), body({ category: "search" })];
    const items = [first, { id: "x" }, { ...second, category: "cooking" }, first, second];
    const answer = await staff("POST", "/inquiries", { items });
    expect(answer.status).toBe(200);
    expect(answer.body.items).toMatchObject([
      { id: first.id, status: 201 },
      { id: "x", status: 422 },
      { id: second.id, status: 422, problem: { errors: [{ code: "category-not-there" }] } },
      { id: first.id, status: 200 },
      { id: second.id, status: 201 },
    ]);
    expect(await logged()).toBe(2);
  });

  test("holds a hundred at most, and something", async () => {
    const items = Array.from({ length: 101 }, () => body());
    expect((await staff("POST", "/inquiries", { items })).status).toBe(422);
    expect((await staff("POST", "/inquiries", { items: [] })).status).toBe(422);
    expect((await staff("POST", "/inquiries", { items: items.slice(1) })).status).toBe(200);
    expect(await logged()).toBe(100);
  });
});

test("counts by day and category, of a branch or of all, without what was taken back", async () => {
  const [kept, gone] = [body({ count: 4, isReference: true }), body()];
  await staff("POST", "/inquiries", { items: [kept, gone] });
  await staff("DELETE", `/inquiries/${gone.id}`);
  const day = "2026-12-01";
  const counts = await staff("GET", `/inquiries?from=${day}&to=${day}&branchId=${center.branchId}`);
  expect(counts.body).toEqual({
    items: [{ day, category: "resume", name: "Resume", count: 4, references: 4 }],
    total: 4,
  });
  const elsewhere = `/inquiries?from=${day}&to=${day}&branchId=${services.ids.uuid()}`;
  expect((await staff("GET", elsewhere)).body.total).toBe(0);
  expect((await staff("GET", "/inquiries?from=2026-02-30&to=2026-03-01")).status).toBe(422);
  const backwards = await staff("GET", "/inquiries?from=2026-03-02&to=2026-03-01");
  expect(backwards.body.errors).toMatchObject([{ pointer: "/to", code: "ends-before-start" }]);
});

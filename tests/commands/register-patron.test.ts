import { and, eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { registerPatron } from "~/app/commands/register-patron.server";
import { lockEvent } from "~/db/queries/locks";
import { outbox, patrons, registrations, ticketCodes, turnedAway } from "~/db/schema";
import { aCenter, aDraft, aPublishedEvent, type TestCenter } from "../factories/center";
import { createTestServices, type TestServices } from "../factories/services";

let services: TestServices;
let center: TestCenter;

beforeAll(async () => {
  services = await createTestServices();
  center = await aCenter(services);
});
afterAll(() => services.drop());

const request = (eventId: string, more: Partial<Parameters<typeof registerPatron>[1]> = {}) => ({
  center,
  eventId,
  patron: { name: "Rosa Delgado", email: null, phone: null, language: "en" },
  origin: "web" as const,
  key: null,
  ...more,
});

const countRegistrations = (eventId: string) =>
  services.db.$count(
    registrations,
    and(eq(registrations.eventId, eventId), eq(registrations.status, "registered")),
  );

describe("a place", () => {
  test("comes with a ticket code of 34 signs, a manage code and eight digits", async () => {
    const eventId = await aPublishedEvent(services, center);
    const result = await registerPatron(services, request(eventId));
    expect(result).toMatchObject({
      outcome: "registered",
      replayed: false,
      ticketCode: expect.stringMatching(/^[0-9A-HJKMNP-TV-Z]{34}$/),
      manageCode: expect.stringMatching(/^[0-9A-HJKMNP-TV-Z]{26}$/),
      shortCode: expect.stringMatching(/^\d{8}$/),
    });
  });

  test("is refused past the capacity to who does not wait, and the person is counted as turned away", async () => {
    const eventId = await aPublishedEvent(services, center, { capacity: 1 });
    await registerPatron(services, request(eventId));
    expect(await registerPatron(services, request(eventId, { patience: "goes" }))).toEqual({
      outcome: "refused",
      reason: "event-full",
    });
    const [row] = await services.db
      .select({ people: turnedAway.people })
      .from(turnedAway)
      .where(eq(turnedAway.eventId, eventId));
    expect(row).toEqual({ people: 1 });
  });

  test("is refused for a draft, after registration closed and at another center's event", async () => {
    const draft = await aDraft(services, center);
    expect(await registerPatron(services, request(draft))).toMatchObject({ reason: "event-not-open" });
    const closed = await aPublishedEvent(services, center, { registrationClosesAt: services.clock.now() });
    expect(await registerPatron(services, request(closed))).toMatchObject({ reason: "registration-closed" });
    const other = await aCenter(services);
    const abroad = await aPublishedEvent(services, other);
    expect(await registerPatron(services, request(abroad))).toMatchObject({ reason: "not-found" });
  });
});

describe("secrets", () => {
  test("stand in the database as hashes alone, contacts as ciphertext", async () => {
    const eventId = await aPublishedEvent(services, center);
    const patron = { name: "Ana", email: "ana@mail.example", phone: "213 555 0134", language: "en" };
    const result = await registerPatron(services, request(eventId, { patron }));
    if (result.outcome === "refused") throw new Error(result.reason);
    const dump = JSON.stringify([
      await services.db.select().from(ticketCodes),
      await services.db.select().from(patrons).where(eq(patrons.registrationId, result.registrationId)),
      await services.db.select().from(outbox),
    ]);
    for (const secret of [result.ticketCode, result.manageCode, patron.email, patron.phone])
      expect(dump).not.toContain(secret);
    expect(dump).toContain(services.codes.hash(result.ticketCode));
  });

  test("a patron's row can be deleted by itself and every count stays", async () => {
    const eventId = await aPublishedEvent(services, center);
    await registerPatron(services, request(eventId));
    await services.db.delete(patrons).where(eq(patrons.centerId, center.id));
    expect(await countRegistrations(eventId)).toBe(1);
  });
});

describe("a repeated request", () => {
  const key = (otherValues: "are-new" | "are-refused") => ({
    source: "form",
    key: services.ids.uuid(),
    otherValues,
  });

  test("with the same key and values is the same registration", async () => {
    const eventId = await aPublishedEvent(services, center);
    const again = request(eventId, { key: key("are-new") });
    const first = await registerPatron(services, again);
    expect(await registerPatron(services, again)).toEqual({ ...first, replayed: true });
    expect(await countRegistrations(eventId)).toBe(1);
  });

  test("with other values is a new registration from a form and refused from the API", async () => {
    const eventId = await aPublishedEvent(services, center);
    const other = { name: "Minh Tran", email: null, phone: null, language: "en" };
    const form = key("are-new");
    const first = await registerPatron(services, request(eventId, { key: form }));
    const second = await registerPatron(services, request(eventId, { key: form, patron: other }));
    expect(second).toMatchObject({ outcome: "registered", replayed: false });
    expect(second).not.toMatchObject({
      registrationId: first.outcome === "registered" ? first.registrationId : "",
    });
    const client = key("are-refused");
    await registerPatron(services, request(eventId, { key: client }));
    expect(await registerPatron(services, request(eventId, { key: client, patron: other }))).toEqual({
      outcome: "refused",
      reason: "idempotency-key-reused",
    });
  });

  test("twenty at once with one key make one registration", async () => {
    const eventId = await aPublishedEvent(services, center);
    const again = request(eventId, { key: key("are-new") });
    const results = await Promise.all(Array.from({ length: 20 }, () => registerPatron(services, again)));
    expect(
      new Set(results.map((result) => (result.outcome === "registered" ? result.registrationId : "refused")))
        .size,
    ).toBe(1);
    expect(await countRegistrations(eventId)).toBe(1);
  });
});

describe("confirmations", () => {
  test("the sixth in a day to one address for one event is withheld", async () => {
    const eventId = await aPublishedEvent(services, center);
    const patron = { name: "Ana", email: "family@mail.example", phone: null, language: "en" };
    for (let n = 0; n < 6; n += 1)
      await registerPatron(services, request(eventId, { patron: { ...patron, name: `Ana ${n}` } }));
    const rows = await services.db
      .select({ state: outbox.state })
      .from(outbox)
      .where(and(eq(outbox.eventId, eventId), eq(outbox.kind, "registration-confirmed")))
      .orderBy(outbox.place);
    expect(rows.map((row) => row.state)).toEqual([
      "queued",
      "queued",
      "queued",
      "queued",
      "queued",
      "withheld",
    ]);
  });
});

describe("those who ask for one event at once", () => {
  const at = (eventId: string, names: string[], email: string | null = null) =>
    names.map((name) =>
      registerPatron(services, request(eventId, { patron: { name, email, phone: null, language: "en" } })),
    );
  const names = Array.from({ length: 40 }, (_, n) => `Visitor ${n}`);

  test("wait for few commits, and each gets a ticket of their own", async () => {
    const eventId = await aPublishedEvent(services, center);
    const results = await Promise.all(at(eventId, names));
    const codes = results.map((result) => (result.outcome === "registered" ? result.ticketCode : "refused"));
    expect(new Set(codes).size).toBe(names.length);
    const [row] = await services.db
      .select({ commits: sql<number>`count(distinct ${registrations}.xmin::text)::int` })
      .from(registrations)
      .where(eq(registrations.eventId, eventId));
    expect(row?.commits).toBeLessThanOrEqual(3);
  });

  test("hold the name with the ticket that was answered", async () => {
    const eventId = await aPublishedEvent(services, center);
    const results = await Promise.all(at(eventId, names));
    const rows = await services.db
      .select({ name: patrons.name, registrationId: patrons.registrationId, codeHash: ticketCodes.codeHash })
      .from(patrons)
      .innerJoin(ticketCodes, eq(ticketCodes.registrationId, patrons.registrationId))
      .where(eq(ticketCodes.purpose, "ticket"));
    for (const [n, result] of results.entries()) {
      if (result.outcome === "refused") throw new Error(result.reason);
      const own = rows.find((row) => row.registrationId === result.registrationId);
      expect(own?.name).toBe(names[n]);
      expect(own?.codeHash).toBe(services.codes.hash(result.ticketCode));
    }
  });

  test("take as many places as they are people, and no more than there are", async () => {
    const eventId = await aPublishedEvent(services, center, { capacity: 10 });
    const results = await Promise.all(
      [1, 4, 4, 4, 1].map((partySize) => registerPatron(services, request(eventId, { partySize }))),
    );
    expect(results.map(({ outcome }) => outcome)).toEqual([
      "registered",
      "registered",
      "registered",
      "refused",
      "registered",
    ]);
    const [away] = await services.db
      .select({ people: turnedAway.people })
      .from(turnedAway)
      .where(eq(turnedAway.eventId, eventId));
    expect(away).toEqual({ people: 4 });
  });

  test("do not fail with one whom the database refuses", async () => {
    const eventId = await aPublishedEvent(services, center);
    const results = await Promise.allSettled(at(eventId, [...names, "no name may hold a \0"]));
    expect(results.filter(({ status }) => status === "rejected")).toHaveLength(1);
    expect(results.at(-1)?.status).toBe("rejected");
    expect(await countRegistrations(eventId)).toBe(names.length);
  });

  test("count each other's confirmations to one address", async () => {
    const eventId = await aPublishedEvent(services, center);
    await Promise.all(at(eventId, names.slice(0, 8), "school@mail.example"));
    const withheld = await services.db.$count(
      outbox,
      and(eq(outbox.eventId, eventId), eq(outbox.state, "withheld")),
    );
    expect(withheld).toBe(3);
  });

  test("wait for nobody who asks for another event", async () => {
    const [eventId, other] = [
      await aPublishedEvent(services, center),
      await aPublishedEvent(services, center),
    ];
    let release = () => {};
    const released = new Promise<void>((resolve) => {
      release = resolve;
    });
    const holding = services.db.transaction(async (tx) => {
      await lockEvent(tx, { centerId: center.id, eventId });
      await released;
    });
    const waiting = registerPatron(services, request(eventId));
    expect(await registerPatron(services, request(other))).toMatchObject({ outcome: "registered" });
    release();
    await holding;
    expect(await waiting).toMatchObject({ outcome: "registered" });
  });
});

describe("races for places on a real server", () => {
  const seats = 250;
  const hopefuls = 2000;

  test("2,000 registrations at once for 250 places give exactly 250, and who waits a number each", async () => {
    const eventId = await aPublishedEvent(services, center, { capacity: seats });
    // Each has lines of its own, as other processes have: between them the row alone decides.
    const doors = [services, { ...services }, { ...services }, { ...services }];
    const results = await Promise.all(
      Array.from({ length: hopefuls }, (_, n) =>
        registerPatron(
          doors[n % doors.length] ?? services,
          request(eventId, {
            patron: { name: `Visitor ${n}`, email: null, phone: null, language: "en" },
            patience: n % 2 === 0 ? "goes" : "waits",
          }),
        ),
      ),
    );
    const placed = results.filter((result) => result.outcome === "registered");
    expect(placed).toHaveLength(seats);
    expect(await countRegistrations(eventId)).toBe(seats);
    const away = await services.db.$count(turnedAway, eq(turnedAway.eventId, eventId));
    const line = await services.db
      .select({ queueNo: registrations.queueNo })
      .from(registrations)
      .where(and(eq(registrations.eventId, eventId), eq(registrations.status, "waitlisted")));
    expect(away + line.length).toBe(hopefuls - seats);
    expect(new Set(line.map(({ queueNo }) => queueNo)).size).toBe(line.length);
  }, 120_000);

  /** Counts, then inserts, as the command does, but holds no lock and has no trigger behind it. */
  async function takePlaceUnguarded(): Promise<void> {
    await services.db.transaction(async (tx) => {
      const [row] = await tx.execute<{ taken: number }>(
        sql`select count(*)::int as taken from unguarded_places`,
      );
      if ((row?.taken ?? 0) >= 5) return;
      await tx.execute(sql`insert into unguarded_places values (1)`);
    });
  }

  test("without the lock and the trigger the same race oversells", async () => {
    await services.db.execute(sql`create table unguarded_places (n integer)`);
    await Promise.all(Array.from({ length: 60 }, takePlaceUnguarded));
    const [row] = await services.db.execute<{ taken: number }>(
      sql`select count(*)::int as taken from unguarded_places`,
    );
    expect(row?.taken).toBeGreaterThan(5);
  });

  test("the database refuses to oversell whatever a command forgot", async () => {
    const eventId = await aPublishedEvent(services, center, { capacity: 1 });
    await registerPatron(services, request(eventId));
    const forgetful = services.db.insert(registrations).values({
      centerId: center.id,
      id: services.ids.uuid(),
      eventId,
      status: "registered",
      origin: "web",
      language: "en",
      createdAt: services.clock.now(),
    });
    await expect(forgetful).rejects.toMatchObject({ cause: { constraint_name: "registrations_capacity" } });
  });
});

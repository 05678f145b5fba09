import type postgres from "postgres";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { writeEventSums } from "~/app/commands/write-event-sums.server";
import { instantsOf } from "~/app/domain/reports/period";
import { findReport } from "~/db/queries/report";
import { aCenter, aPublishedEvent, aRegistration, type TestCenter } from "~/tests/factories/center";
import { writeSumsOf } from "~/tests/factories/event-sums";
import { aScan } from "~/tests/factories/scans";
import { createTestServices, noon, type TestServices } from "~/tests/factories/services";

const day = 86_400_000;
let services: TestServices;
let center: TestCenter;
let eventId: string;

beforeAll(async () => {
  services = await createTestServices();
});
afterAll(() => services.drop());

/** An event that ends five hours later, with one visitor, who came. */
beforeEach(async () => {
  services.clock.set(noon);
  center = await aCenter(services);
  eventId = await aPublishedEvent(services, center);
  const { ticketCode } = await aRegistration(services, center, eventId);
  await aScan(services, center, { eventId, text: ticketCode, door: null, verdictMs: 90 });
});

const later = (days: number) => services.clock.set(new Date(noon.getTime() + days * day));

/** Null where they are not announced. */
const isWritten = async () => {
  const [row] = await services.sql<{ is_written: boolean }[]>`
    select is_written from event_sums where center_id = ${center.id} and event_id = ${eventId}`;
  return row?.is_written ?? null;
};

const writeAll = () => writeSumsOf(services, center);

async function report() {
  const days = { from: "2026-11-01", until: "2027-02-28" };
  const span = { centerId: center.id, branchId: null, days, ...instantsOf(days, "America/Los_Angeles") };
  const { attendance, waits, access } = await findReport(services.db, { ...span, now: services.clock.now() });
  return { ...attendance, ...access, measured: waits.measured };
}

describe("the sums of an event", () => {
  test("are written once it was over for a day, and the report says the same by them", async () => {
    later(1);
    const counted = await report();
    expect(counted).toMatchObject({
      events: 1,
      registered: 1,
      attended: 1,
      measured: 1,
      languages: { en: 1 },
    });
    await writeEventSums(services);
    expect(await isWritten()).toBeNull();
    later(2);
    await writeAll();
    expect(await report()).toEqual(counted);
  });

  test("are what a report reads of it", async () => {
    later(2);
    await writeAll();
    await services.sql`update event_sums set attended = 41 where event_id = ${eventId}`;
    expect((await report()).attended).toBe(41);
  });

  test.each([
    ["a registration's status", "update registrations set status = 'cancelled'", { cancelled: 1 }],
    ["its origin", "update registrations set origin = 'staff'", { withoutDevice: 1 }],
    ["its people", "update registrations set party_size = 3", { registered: 3 }],
    ["its language", "update registrations set language = 'es'", { languages: { es: 1 } }],
    ["who it is of", "update registrations set who = 'employer'", { registered: 0 }],
    ["an admission that is taken back", "delete from admissions", { attended: 0 }],
    ["the scan that let in", "update admissions set scan_id = gen_random_uuid()", { measured: 0 }],
  ])("are forgotten with %s, and the report follows", async (_what, change, after) => {
    later(2);
    await writeAll();
    const before = await report();
    await services.sql`${services.sql.unsafe(change)} where center_id = ${center.id}`;
    expect(await isWritten()).toBeNull();
    expect(await report()).toMatchObject(after);
    expect(before).not.toMatchObject(after);
    await writeAll();
    expect(await report()).toMatchObject(after);
  });

  test("are forgotten with one more registration and with one more scan", async () => {
    later(2);
    await writeAll();
    services.clock.set(noon);
    const { ticketCode } = await aRegistration(services, center, eventId);
    expect(await isWritten()).toBeNull();
    later(2);
    await writeAll();
    services.clock.set(noon);
    await aScan(services, center, { eventId, text: ticketCode, door: null, verdictMs: 90 });
    expect(await isWritten()).toBeNull();
    later(2);
    expect(await report()).toMatchObject({ registered: 2, attended: 2, measured: 2 });
  });

  test("stay where a change adds nothing to them", async () => {
    later(2);
    await writeAll();
    await services.sql`update registrations set revision = revision + 1 where center_id = ${center.id}`;
    await services.sql`update admissions set inside = false where center_id = ${center.id}`;
    expect(await isWritten()).toBe(true);
  });

  const grow = (tx: postgres.TransactionSql) =>
    tx`update registrations set party_size = 3 where center_id = ${center.id}`;

  test("wait for a transaction that was open before they were announced", async () => {
    later(2);
    await services.sql.begin(async (tx) => {
      await grow(tx);
      await writeEventSums(services);
      expect(await isWritten()).toBe(false);
    });
    await writeAll();
    expect((await report()).registered).toBe(3);
  });

  test("are left to a transaction that changes them, whether it commits or not", async () => {
    later(2);
    await services.sql`insert into event_sums (center_id, event_id) values (${center.id}, ${eventId})`;
    const undone = new Error("undone");
    const changing = services.sql.begin(async (tx) => {
      await grow(tx);
      await writeEventSums(services);
      expect(await isWritten()).toBe(false);
      throw undone;
    });
    await expect(changing).rejects.toBe(undone);
    await services.sql.begin(async (tx) => {
      await grow(tx);
      await writeEventSums(services);
    });
    expect(await isWritten()).toBeNull();
    expect((await report()).registered).toBe(3);
  });

  test("are written also where their announcement is of another history of the database", async () => {
    later(2);
    await services.sql`
      insert into event_sums (center_id, event_id, announced_in)
      values (${center.id}, ${eventId}, '900000000000')`;
    await writeEventSums(services);
    expect(await isWritten()).toBe(true);
  });
});

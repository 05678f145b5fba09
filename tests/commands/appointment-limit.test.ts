import { sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { bookAppointment } from "~/app/commands/book-appointment.server";
import { cancelAppointment } from "~/app/commands/change-appointment.server";
import type { Db } from "~/db/client.server";
import { countAhead } from "~/db/queries/appointment-counts";
import { bookings, patrons } from "~/db/schema";
import { allowing, anAppointment, bookTime, someHours, someone } from "../factories/appointments";
import { aCenter, type TestCenter } from "../factories/center";
import { createTestServices, noon, type TestServices } from "../factories/services";

let services: TestServices;
let center: TestCenter;
/** Nine, ten and eleven of many days. */
let times: string[];

beforeAll(async () => {
  services = await createTestServices();
});
afterAll(() => services.drop());
beforeEach(async () => {
  services.clock.set(noon);
  center = await aCenter(services);
  times = (await someHours(services, center)).times.map(({ id }) => id);
});

const email = "rosa@mail.example";
const phone = "(213) 555-0100";
const tooMany = { outcome: "refused", reason: "too-many-appointments" };
const book = (n: number, patron: Parameters<typeof bookTime>[3]) =>
  bookTime(services, center, times[n] ?? "", patron);
const bookThree = async (patron: Parameters<typeof bookTime>[3]) => {
  const three = [];
  for (const n of [0, 1, 2]) three.push(await anAppointment(services, center, times[n] ?? "", patron));
  return three;
};

describe("whoever has three appointments ahead", () => {
  test("by one address, however it is written, gets no fourth", async () => {
    await bookThree({ email });
    expect(await book(3, { email: "Rosa@Mail.example" })).toEqual(tooMany);
    expect(await book(3, { email: "sam@mail.example" })).toMatchObject({ outcome: "booked" });
  });

  test("by one number, however it is typed, gets no fourth", async () => {
    await bookThree({ phone });
    expect(await book(3, { phone: "+1 213.555.0100" })).toEqual(tooMany);
  });

  test("under two names that share an address or a number gets no fourth", async () => {
    await bookThree({ email, phone });
    expect(await book(3, { name: "Sam", email })).toEqual(tooMany);
    expect(await book(3, { name: "Sam", phone })).toEqual(tooMany);
  });

  test("and gives one up, or has one behind, may book again", async () => {
    const [first] = await bookThree({ email });
    const bookingId = first?.bookingId ?? "";
    const actor = { kind: "patron" as const, id: bookingId, centerId: center.id };
    await cancelAppointment(services, { actor, center, bookingId });
    expect(await book(3, { email })).toMatchObject({ outcome: "booked" });
    expect(await book(4, { email })).toEqual(tooMany);
    services.clock.set(new Date("2026-12-20T00:00Z"));
    expect(await book(times.length - 1, { email })).toMatchObject({ outcome: "booked" });
  });

  test("is booked a fourth by staff, at the desk", async () => {
    await bookThree({ email });
    const booked = await bookAppointment(services, {
      ...{ actor: center.staff, center, slotId: times[3] ?? "", key: services.ids.uuid(), origin: "staff" },
      patron: someone({ email }),
    });
    expect(booked).toMatchObject({ outcome: "booked" });
  });

  test("is told again that they have it where the third is posted again", async () => {
    const key = services.ids.uuid();
    await book(0, { email });
    await book(1, { email });
    const third = await book(2, { email, key });
    expect(await book(2, { email, key })).toEqual(third);
  });

  test("here has none in another center", async () => {
    await bookThree({ email });
    const other = await aCenter(services);
    const [time] = (await someHours(services, other)).times;
    expect(await bookTime(services, other, time?.id ?? "", { email })).toMatchObject({ outcome: "booked" });
  });
});

test("a center's own number counts, and who gives neither address nor number is not counted", async () => {
  center = allowing(center, 1);
  expect(await book(0, { email })).toMatchObject({ outcome: "booked" });
  expect(await book(1, { email })).toEqual(tooMany);
  for (const n of [2, 3]) expect(await book(n, {})).toMatchObject({ outcome: "booked" });
});

const ahead = (db: Db = services.db) =>
  countAhead(db, {
    ...{ centerId: center.id, emailHashes: services.contacts.hashes(email), phoneHashes: [] },
    now: services.clock.now(),
  });

test("of twelve times that one address books at once it gets three", async () => {
  const answers = await Promise.all(times.slice(0, 12).map((_id, n) => book(n, { email, phone })));
  expect(answers.filter(({ outcome }) => outcome === "booked")).toHaveLength(3);
  expect(answers.filter(({ outcome }) => outcome === "refused")).toEqual(Array(9).fill(tooMany));
  expect(await ahead()).toBe(3);
});

/** Counts what is ahead and books, as a command would that does not hold who it is. */
async function bookUnheld(slotId: string): Promise<void> {
  await services.db.transaction(async (tx) => {
    if ((await ahead(tx)) >= 3) return;
    const bookingId = services.ids.uuid();
    await tx.execute(sql`
      insert into ${bookings} (center_id, id, slot_id, status, seat, held, created_at)
      select center_id, ${bookingId}, id, 'booked', 1, tstzrange(starts_at, ends_at), created_at
      from slots where center_id = ${center.id} and id = ${slotId}`);
    await tx.insert(patrons).values({
      ...{ centerId: center.id, id: services.ids.uuid(), bookingId, name: "Rosa", nameFolded: "rosa" },
      emailHash: services.contacts.hashes(email)[0] ?? "",
    });
  });
}

test("control: where nobody holds who books, one address gets more than three", async () => {
  await Promise.all(times.slice(0, 12).map(bookUnheld));
  expect(await ahead()).toBeGreaterThan(3);
});

import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import {
  askAccommodation,
  changeAccommodation,
  withdrawAccommodation,
} from "~/app/commands/change-accommodation.server";
import { cancelRegistration } from "~/app/commands/change-registration.server";
import { registerPatron } from "~/app/commands/register-patron.server";
import { settleAccommodation } from "~/app/commands/settle-accommodation.server";
import { accommodationOf, mostAccommodations } from "~/app/domain/accommodations/accommodation";
import {
  countAccommodations,
  countOpenAccommodations,
  listAccommodations,
  listEventAccommodations,
} from "~/db/queries/accommodations";
import { accommodations, audit, patrons } from "~/db/schema";
import { anAccommodation } from "~/tests/factories/accommodations";
import { aCenter, aPublishedEvent, aRegistration, type TestCenter } from "~/tests/factories/center";
import { createTestServices, noon, type TestServices } from "~/tests/factories/services";

let services: TestServices;
let center: TestCenter;
let eventId: string;
let registrationId: string;

beforeAll(async () => {
  services = await createTestServices();
});
afterAll(() => services.drop());
beforeEach(async () => {
  services.clock.set(noon);
  center = await aCenter(services);
  eventId = await aPublishedEvent(services, center);
  ({ registrationId } = await aRegistration(services, center, eventId));
});

const ofEvent = () => ({ centerId: center.id, eventId });
const request = (requestId: string = services.ids.uuid()) => ({
  actor: { kind: "patron" as const, id: registrationId, centerId: center.id },
  centerId: center.id,
  registrationId,
  requestId,
});
const interpreter = { kind: "sign-language", text: "ASL, close to the stage" } as const;
const ask = (requestId?: string) =>
  askAccommodation(services, { ...request(requestId), accommodation: interpreter });
const settle = (requestId: string, state: "met" | "not-met" | "asked") =>
  settleAccommodation(services, { actor: center.staff, eventId, requestId, state });
const asked = async () => {
  const rows = await listAccommodations(services.db, { centerId: center.id, registrationId });
  return rows.map(({ cipher, state }) => ({
    ...accommodationOf(services.contacts.open(cipher ?? "")),
    state,
  }));
};

describe("a request", () => {
  test("lies in the database sealed as a whole: neither its kind nor its words show", async () => {
    await ask();
    const rows = await services.db.execute<{ row: string }>(
      sql`select to_json(a)::text as row from accommodations a where center_id = ${center.id}`,
    );
    const stored = rows.map(({ row }) => row).join();
    expect(stored).not.toMatch(/sign|language|stage|asl/i);
    expect(await asked()).toEqual([{ ...interpreter, state: "asked" }]);
  });

  test("made on the form is written with the place, and not at all where there is none", async () => {
    const register = (name: string) =>
      registerPatron(services, {
        center,
        eventId,
        patron: { name, email: null, phone: null, language: "en" },
        accommodation: interpreter,
        origin: "web",
        key: null,
      });
    const made = await register("Ana");
    services.clock.advance(3 * 3_600_000);
    expect(await register("Ben")).toMatchObject({ outcome: "refused", reason: "registration-closed" });
    const rows = await listEventAccommodations(services.db, ofEvent());
    expect(rows.map(({ name }) => name)).toEqual(["Ana"]);
    expect(made).toMatchObject({ registrationId: rows[0]?.registrationId });
  });

  test("can be changed, and then waits for staff again", async () => {
    const id = await anAccommodation(services, center, registrationId);
    await settle(id, "met");
    expect(await countOpenAccommodations(services.db, ofEvent())).toBe(0);
    await changeAccommodation(services, { ...request(id), accommodation: interpreter });
    expect(await asked()).toEqual([{ ...interpreter, state: "asked" }]);
    expect(await countOpenAccommodations(services.db, ofEvent())).toBe(1);
  });

  test("that is withdrawn is gone and not counted, also when it is withdrawn twice", async () => {
    const id = await anAccommodation(services, center, registrationId);
    for (let time = 0; time < 2; time += 1)
      expect(await withdrawAccommodation(services, request(id))).toEqual({ outcome: "changed" });
    expect(await asked()).toEqual([]);
    expect(await countAccommodations(services.db, ofEvent())).toEqual({ asked: 0, met: 0, notMet: 0 });
  });

  test("of another registration is neither changed nor withdrawn", async () => {
    const id = await anAccommodation(services, center, registrationId);
    const other = await aRegistration(services, center, eventId, { name: "Ben" });
    const theirs = { ...request(id), registrationId: other.registrationId };
    expect(await changeAccommodation(services, { ...theirs, accommodation: interpreter })).toMatchObject({
      reason: "not-found",
    });
    await withdrawAccommodation(services, theirs);
    expect(await asked()).toEqual([{ kind: "captioning", text: null, state: "asked" }]);
  });

  test("of a place that was given back needs nothing any more, and nothing can be asked for it", async () => {
    await ask();
    await cancelRegistration(services, { actor: center.staff, center, registrationId });
    expect(await listEventAccommodations(services.db, ofEvent())).toEqual([]);
    expect(await countAccommodations(services.db, ofEvent())).toMatchObject({ asked: 0 });
    expect(await ask()).toMatchObject({ reason: "already-cancelled" });
  });

  test("is taken until the event ends, and not after, nor for somebody who was forgotten", async () => {
    services.clock.set(new Date(noon.getTime() + 5 * 3_600_000 - 1));
    expect(await ask()).toEqual({ outcome: "changed" });
    services.clock.advance(1);
    expect(await ask()).toMatchObject({ reason: "event-over" });
    services.clock.set(noon);
    await services.db.delete(patrons).where(eq(patrons.registrationId, registrationId));
    expect(await ask()).toMatchObject({ reason: "not-found" });
  });
});

describe("asked at once", () => {
  test("by one form that was posted twice, it is one request and one line in the trail", async () => {
    const id = services.ids.uuid();
    expect(await Promise.all([ask(id), ask(id)])).toEqual([{ outcome: "changed" }, { outcome: "changed" }]);
    expect(await asked()).toHaveLength(1);
    const of = eq(audit.subjectId, registrationId);
    expect(await services.db.$count(audit, of)).toBe(1);
  });

  test("ten times, a registration has no more than the most, and a form that is sent again is answered alike", async () => {
    const ids = Array.from({ length: 10 }, () => services.ids.uuid());
    const answers = await Promise.all(ids.map((id) => ask(id)));
    const taken = ids.filter((_, n) => answers[n]?.outcome === "changed");
    expect(taken).toHaveLength(mostAccommodations);
    expect(await asked()).toHaveLength(mostAccommodations);
    expect(answers).toContainEqual({ outcome: "refused", reason: "too-many-accommodations" });
    expect(await ask(taken[0])).toEqual({ outcome: "changed" });
  });

  test("control: counted without the registration's row, two at once are one more than the most", async () => {
    for (let n = 1; n < mostAccommodations; n += 1) await ask();
    const of = eq(accommodations.registrationId, registrationId);
    let counted = 0;
    let bothCounted = () => {};
    const meeting = new Promise<void>((resolve) => {
      bothCounted = resolve;
    });
    const addUnguarded = () =>
      services.db.transaction(async (tx) => {
        const before = await tx.$count(accommodations, of);
        counted += 1;
        if (counted === 2) bothCounted();
        await meeting;
        if (before >= mostAccommodations) return;
        const now = services.clock.now();
        await tx.insert(accommodations).values({
          ...{ centerId: center.id, id: services.ids.uuid(), eventId, registrationId },
          ...{ askedAt: now, changedAt: now, cipher: "c1.x", keyId: "c1" },
        });
      });
    await Promise.all([addUnguarded(), addUnguarded()]);
    expect(await services.db.$count(accommodations, of)).toBe(mostAccommodations + 1);
  });
});

describe("what staff settle", () => {
  test("is counted as met or not met, can be opened again, and is in the trail without what it was", async () => {
    const first = await anAccommodation(services, center, registrationId);
    const second = await anAccommodation(services, center, registrationId, interpreter);
    await settle(first, "met");
    await settle(second, "not-met");
    expect(await countAccommodations(services.db, ofEvent())).toEqual({ asked: 2, met: 1, notMet: 1 });
    await settle(second, "asked");
    await settle(second, "asked");
    expect(await countAccommodations(services.db, ofEvent())).toEqual({ asked: 2, met: 1, notMet: 0 });
    const trail = await services.db
      .select()
      .from(audit)
      .where(eq(audit.subjectId, registrationId))
      .orderBy(audit.id);
    expect(trail.map(({ action, from, to }) => [action, from, to])).toEqual([
      ["accommodation asked", null, null],
      ["accommodation asked", null, null],
      ["accommodation settled", "asked", "met"],
      ["accommodation settled", "asked", "not-met"],
      ["accommodation settled", "not-met", "asked"],
    ]);
  });

  test("of another event or center is not found", async () => {
    const id = await anAccommodation(services, center, registrationId);
    const other = await aPublishedEvent(services, center);
    const abroad = await aCenter(services);
    const asking = { requestId: id, state: "met" as const };
    expect(
      await settleAccommodation(services, { ...asking, actor: center.staff, eventId: other }),
    ).toMatchObject({ reason: "not-found" });
    expect(await settleAccommodation(services, { ...asking, actor: abroad.staff, eventId })).toMatchObject({
      reason: "not-found",
    });
  });
});

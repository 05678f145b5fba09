import { and, asc, eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { copyOpenings } from "~/app/commands/copy-openings.server";
import { editEvent } from "~/app/commands/edit-event.server";
import { forgetPatrons } from "~/app/commands/forget-patrons.server";
import { forgetRegistration } from "~/app/commands/forget-registration.server";
import { importOpenings } from "~/app/commands/import-openings.server";
import { markOpenings } from "~/app/commands/mark-openings.server";
import { prepareOpeningImport } from "~/app/commands/prepare-opening-import.server";
import { wholeOpening } from "~/app/domain/events/openings";
import { countMarks, listMarks } from "~/db/queries/opening-marks";
import { events, openingImports, openingMarks, openings } from "~/db/schema";
import {
  aCenter,
  aDraft,
  anActor,
  anOpening,
  aPublishedEvent,
  aRegistration,
  type TestCenter,
} from "~/tests/factories/center";
import { anEmployerAt } from "~/tests/factories/openings";
import { createTestServices, noon, type TestServices } from "~/tests/factories/services";

const day = 24 * 3_600_000;
let services: TestServices;
let center: TestCenter;
let eventId: string;

beforeAll(async () => {
  services = await createTestServices();
});
afterAll(() => services.drop());
beforeEach(async () => {
  services.clock.set(noon);
  center = await aCenter(services);
  eventId = await aPublishedEvent(services, center, { openings: [anOpening({ title: "Baker" })] });
});

const openingsOf = (of = eventId) =>
  services.db
    .select({ id: openings.id, title: openings.title, employerId: openings.employerId })
    .from(openings)
    .where(and(eq(openings.centerId, center.id), eq(openings.eventId, of)))
    .orderBy(asc(openings.employerId), asc(openings.position));
const titlesOf = async (of = eventId) => (await openingsOf(of)).map(({ title }) => title);
const revisionOf = async () => {
  const [event] = await services.db
    .select({ revision: events.revision })
    .from(events)
    .where(eq(events.id, eventId));
  return event?.revision ?? 0;
};

const base = () => ({ actor: center.staff, center, eventId });
const rows = (...titles: string[]) =>
  titles.map((title) => ({ employerId: center.employerId, opening: wholeOpening(anOpening({ title })) }));

async function prepared(
  titles: string[],
  more: { replaces?: boolean; eventId?: string } = {},
): Promise<string> {
  const importId = services.ids.uuid();
  const request = { ...base(), importId, rows: rows(...titles), replaces: false, ...more };
  expect(await prepareOpeningImport(services, request)).toEqual({ outcome: "prepared" });
  return importId;
}

describe("an edit of an event", () => {
  const edit = (list: ReturnType<typeof anOpening>[]) =>
    editEvent(services, { ...base(), center: { ...center }, patch: { openings: list }, reason: null });

  test("keeps an opening's id by its title, and its marks with it", async () => {
    const [baker] = await openingsOf();
    const { registrationId } = await aRegistration(services, center, eventId);
    const ids = [baker?.id ?? ""];
    await markOpenings(services, { centerId: center.id, registrationId, shown: ids, ticked: ids });
    await edit([anOpening({ title: "Cook" }), anOpening({ title: "Baker", payMaxCents: 9900 })]);
    expect((await openingsOf()).map(({ id, title }) => [title, id === baker?.id])).toEqual([
      ["Cook", false],
      ["Baker", true],
    ]);
    const marks = await listMarks(services.db, { centerId: center.id, registrationId });
    expect(marks).toMatchObject([{ title: "Baker", payMaxCents: 9900 }]);
    await edit([anOpening({ title: "Cook" })]);
    expect(await listMarks(services.db, { centerId: center.id, registrationId })).toEqual([]);
  });

  test("leaves the openings of other employers as they are", async () => {
    await anEmployerAt(services, center, eventId, { name: "Guest", openings: [{ title: "Of the guest" }] });
    await edit([anOpening({ title: "Cook" })]);
    expect((await titlesOf()).sort()).toEqual(["Cook", "Of the guest"]);
  });
});

describe("an import of openings", () => {
  test("writes nothing before it is confirmed, then all, and the event's pages are made anew", async () => {
    const importId = await prepared(["Cook", "Driver"]);
    expect(await titlesOf()).toEqual(["Baker"]);
    const before = await revisionOf();
    const imported = await importOpenings(services, { ...base(), importId });
    expect(imported).toEqual({ outcome: "imported", count: 2 });
    expect(await titlesOf()).toEqual(["Baker", "Cook", "Driver"]);
    expect(await revisionOf()).toBe(before + 1);
  });

  test("is one, however often it is confirmed and by how many at once", async () => {
    const importId = await prepared(["Cook"]);
    const confirm = () => importOpenings(services, { ...base(), importId });
    const all = await Promise.all(Array.from({ length: 8 }, confirm));
    expect(all).toEqual(all.map(() => ({ outcome: "imported", count: 1 })));
    expect(await confirm()).toEqual({ outcome: "imported", count: 1 });
    expect(await titlesOf()).toEqual(["Baker", "Cook"]);
  });

  test("takes the place of what these employers have, where that is asked for", async () => {
    await anEmployerAt(services, center, eventId, { name: "Guest", openings: [{ title: "Of the guest" }] });
    const [before] = (await openingsOf()).filter(({ title }) => title === "Baker");
    const importId = await prepared(["Cook", "Baker"], { replaces: true });
    await importOpenings(services, { ...base(), importId });
    expect((await titlesOf()).sort()).toEqual(["Baker", "Cook", "Of the guest"]);
    expect((await openingsOf()).find(({ title }) => title === "Baker")?.id).toBe(before?.id);
  });

  test("writes all or nothing: one row that the database refuses undoes the others", async () => {
    const importId = services.ids.uuid();
    const [good] = rows("Cook");
    const bad = { employerId: center.employerId, opening: wholeOpening(anOpening({ vacancies: 0 })) };
    const request = { ...base(), importId, rows: good ? [good, bad] : [], replaces: true };
    await prepareOpeningImport(services, request);
    await expect(importOpenings(services, { ...base(), importId })).rejects.toThrow();
    expect(await titlesOf()).toEqual(["Baker"]);
  });

  test("is refused where the event would hold more than it may", async () => {
    const titles = Array.from({ length: 10_000 }, (_, n) => `Job ${n}`);
    const importId = await prepared(titles);
    expect(await importOpenings(services, { ...base(), importId })).toMatchObject({
      outcome: "refused",
      fields: [{ problem: "too-many-openings" }],
    });
    expect(await titlesOf()).toEqual(["Baker"]);
  });

  test("is over after a day, and forgotten when the next file is read", async () => {
    const importId = await prepared(["Cook"]);
    services.clock.advance(day + 1);
    expect(await importOpenings(services, { ...base(), importId })).toMatchObject({ reason: "not-found" });
    await prepared(["Driver"]);
    const kept = await services.db.$count(openingImports, eq(openingImports.centerId, center.id));
    expect(kept).toBe(1);
  });

  test("is an employer's for its own openings alone, and nobody else confirms it", async () => {
    const guestId = await anEmployerAt(services, center, eventId, { name: "Guest", openings: [] });
    const guest = anActor(services, center.id, "employer", { employerId: guestId });
    const host = anActor(services, center.id, "employer", { employerId: center.employerId });
    const importId = services.ids.uuid();
    const own = { employerId: guestId, opening: wholeOpening(anOpening({ title: "Own" })) };
    const request = { ...base(), actor: guest, importId, replaces: false };
    expect(await prepareOpeningImport(services, { ...request, rows: rows("Foreign") })).toMatchObject({
      reason: "edit-not-allowed",
    });
    expect(await prepareOpeningImport(services, { ...request, rows: [own] })).toEqual({
      outcome: "prepared",
    });
    expect(await importOpenings(services, { ...base(), actor: host, importId })).toMatchObject({
      reason: "not-found",
    });
    expect(await importOpenings(services, { ...base(), actor: guest, importId })).toMatchObject({ count: 1 });
  });

  test("is none for an employer that is not accepted", async () => {
    const appliedId = await anEmployerAt(services, center, eventId, { name: "New", standing: "applied" });
    const applied = anActor(services, center.id, "employer", { employerId: appliedId });
    const request = { ...base(), actor: applied, importId: services.ids.uuid(), replaces: false, rows: [] };
    expect(await prepareOpeningImport(services, request)).toMatchObject({ reason: "not-found" });
  });
});

describe("a copy of openings", () => {
  test("brings those of an earlier event that are not there, and is one however often it is made", async () => {
    const earlier = await aDraft(services, center, {
      openings: [anOpening({ title: "Baker" }), anOpening({ title: "Cook", closesOn: "2026-11-01" })],
    });
    const request = { ...base(), fromEventId: earlier, employerId: center.employerId };
    expect(await copyOpenings(services, request)).toEqual({ outcome: "copied", count: 1 });
    expect(await copyOpenings(services, request)).toEqual({ outcome: "copied", count: 0 });
    expect(await titlesOf()).toEqual(["Baker", "Cook"]);
  });

  test("is refused to an employer for another's openings, and for an event of another center", async () => {
    const guestId = await anEmployerAt(services, center, eventId, { name: "Guest" });
    const guest = anActor(services, center.id, "employer", { employerId: guestId });
    const request = { ...base(), fromEventId: eventId, employerId: center.employerId };
    expect(await copyOpenings(services, { ...request, actor: guest })).toMatchObject({
      reason: "edit-not-allowed",
    });
    const abroad = await aPublishedEvent(services, await aCenter(services));
    expect(await copyOpenings(services, { ...request, fromEventId: abroad })).toMatchObject({
      reason: "not-found",
    });
  });
});

describe("what a patron plans to visit", () => {
  const ids = async () => (await openingsOf()).map(({ id }) => id);
  const marksLeft = (registrationId: string) =>
    services.db.$count(
      openingMarks,
      and(eq(openingMarks.centerId, center.id), eq(openingMarks.registrationId, registrationId)),
    );
  const mark = async (registrationId: string) => {
    const shown = await ids();
    return markOpenings(services, { centerId: center.id, registrationId, shown, ticked: shown });
  };

  test("is counted for staff by opening, whoever marked it", async () => {
    for (const name of ["Ana", "Ben"]) {
      const { registrationId } = await aRegistration(services, center, eventId, { name });
      expect(await mark(registrationId)).toEqual({ outcome: "marked" });
    }
    const [baker] = await ids();
    expect(await countMarks(services.db, { centerId: center.id, eventId })).toEqual(new Map([[baker, 2]]));
  });

  test("is saved once by two tabs at once", async () => {
    const { registrationId } = await aRegistration(services, center, eventId);
    const all = await Promise.all([mark(registrationId), mark(registrationId), mark(registrationId)]);
    expect(all).toEqual(all.map(() => ({ outcome: "marked" })));
    expect(await marksLeft(registrationId)).toBe(1);
  });

  test("goes with the patron's data, and cannot come back after", async () => {
    const { registrationId } = await aRegistration(services, center, eventId);
    await mark(registrationId);
    const actor = { kind: "patron" as const, id: registrationId, centerId: center.id };
    await forgetRegistration(services, { actor, center, registrationId, language: "en" });
    expect(await marksLeft(registrationId)).toBe(0);
    expect(await mark(registrationId)).toMatchObject({ reason: "not-found" });
    expect(await marksLeft(registrationId)).toBe(0);
  });

  test("is purged with the name", async () => {
    const { registrationId } = await aRegistration(services, center, eventId);
    await mark(registrationId);
    services.clock.set(new Date(noon.getTime() + 5 * 3_600_000 + 30 * day));
    await forgetPatrons(services);
    expect(await marksLeft(registrationId)).toBe(1);
    services.clock.advance(1);
    await forgetPatrons(services);
    expect(await marksLeft(registrationId)).toBe(0);
  });
});

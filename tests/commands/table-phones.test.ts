import { and, eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { forgetPatrons } from "~/app/commands/forget-patrons.server";
import { forgetRegistration } from "~/app/commands/forget-registration.server";
import { makeTablePass } from "~/app/commands/make-table-pass.server";
import { makeTablePasses } from "~/app/commands/make-table-passes.server";
import { noteVisitor } from "~/app/commands/note-visitor.server";
import { recordTableVisit, type TableVisitRequest } from "~/app/commands/record-table-visit.server";
import { redeemDoorPass } from "~/app/commands/redeem-door-pass.server";
import { withdrawDevice } from "~/app/commands/withdraw-device.server";
import { withdrawTablePass } from "~/app/commands/withdraw-table-pass.server";
import type { VisitAnswer } from "~/app/domain/sharing/visit";
import { actorOfCookies, deviceCookie } from "~/app/http/find-actor.server";
import { asTable } from "~/app/http/table-event.server";
import { listConsents, listSharedWith } from "~/db/queries/consents";
import { listDevices, listDoorPasses, movePasses } from "~/db/queries/devices";
import { listTablePasses, listTablePhones, listTables } from "~/db/queries/table-phones";
import { countVisits, listAsking } from "~/db/queries/table-visits";
import { devices, eventEmployers, events, outbox, patrons, tableNotes, tableVisits } from "~/db/schema";
import { aCenter, aPublishedEvent, aRegistration, type TestCenter } from "~/tests/factories/center";
import { createTestServices, noon, type TestServices, ticketKeys } from "~/tests/factories/services";
import { anEmployerActor, aVisit, onOwnPage } from "~/tests/factories/sharing";
import { anotherEmployerAt, aTablePass, aTablePhone } from "~/tests/factories/tables";

const hour = 3_600_000;
/** The factory's events close their doors five hours after noon. */
const tablesClose = new Date(noon.getTime() + 5 * hour);

let services: TestServices;
let center: TestCenter;
let eventId: string;
let place: Awaited<ReturnType<typeof aRegistration>>;

beforeAll(async () => {
  services = await createTestServices();
});
afterAll(() => services.drop());
beforeEach(async () => {
  services.clock.set(noon);
  center = await aCenter(services);
  eventId = await aPublishedEvent(services, center);
  place = await aRegistration(services, center, eventId, { name: "Ana Ruiz", email: "ana@mail.example" });
});

const ofTable = (employerId = center.employerId) => ({ centerId: center.id, eventId, employerId });
const redeem = (token: string, label = "Nia") =>
  redeemDoorPass(services, { center, token, label, roles: ["table"] });
const actorOf = (credential: string) =>
  actorOfCookies(services, center.id, new Headers({ cookie: `${deviceCookie}=${credential}` }));
async function aTable(employerId = center.employerId) {
  const { credential } = await aTablePhone(services, center, eventId, employerId);
  const actor = asTable(await actorOf(credential));
  if (actor === null) throw new Error("no table");
  return { actor, credential };
}
const numberOf = ({ registrationId }: { registrationId: string }) =>
  services.codes.sharingNumber({ registrationId, generation: 1, keyId: ticketKeys[0]?.id ?? "" });
const wrongNumber = () => String((Number(numberOf(place)) + 1) % 10_000).padStart(4, "0");
const seen = async (employerId = center.employerId) =>
  (await listSharedWith(services.db, ofTable(employerId))).map(({ name, level }) => `${name} ${level}`);
const proof = async () => {
  const of = { centerId: center.id, registrationId: place.registrationId };
  return (await listConsents(services.db, of)).map(({ purpose, act, how }) => `${purpose} ${act} ${how}`);
};
const visits = (employerId = center.employerId) => countVisits(services.db, ofTable(employerId));

describe("a link for a table", () => {
  test("signs in as many phones as it names, each for that event and employer alone", async () => {
    const { token } = await aTablePass(services, center, eventId, { places: 2 });
    const results = await Promise.all(["Nia", "Omar", "Li", "Rosa"].map((label) => redeem(token, label)));
    const [first] = results.filter((result) => result.outcome === "signed-in");
    expect(results.filter(({ outcome }) => outcome === "signed-in")).toHaveLength(2);
    expect(await actorOf(first?.credential ?? "")).toMatchObject({
      ...{ kind: "device", role: "table", eventId, employerId: center.employerId },
    });
  });

  test("control: without the pass's row, two phones take its last place", async () => {
    const { passId } = await aTablePass(services, center, eventId, { places: 1 });
    const of = and(eq(devices.centerId, center.id), eq(devices.invitationId, passId));
    const takeUnlocked = async () => {
      const taken = await services.db.$count(devices, of);
      await new Promise((resolve) => setImmediate(resolve));
      return taken < 1;
    };
    expect(await Promise.all([takeUnlocked(), takeUnlocked()])).toEqual([true, true]);
  });

  test("is no door pass, and a door pass is none", async () => {
    const { token } = await aTablePass(services, center, eventId);
    expect(await redeemDoorPass(services, { center, token, label: "x" })).toMatchObject({
      reason: "invitation-over",
    });
    const of = { centerId: center.id, eventId };
    expect(await listDoorPasses(services.db, { ...of, now: noon })).toEqual([]);
    await redeem(token);
    expect(await listDevices(services.db, of)).toEqual([]);
  });

  test("ends when the event's tables close, and follows them when the event moves", async () => {
    const { credential } = await aTable();
    services.clock.set(tablesClose);
    expect((await actorOf(credential))?.endedAt).toEqual(tablesClose);
    const expiresAt = new Date(tablesClose.getTime() + hour);
    const uploadsUntil = new Date(expiresAt.getTime() + hour);
    await movePasses(services.db, { centerId: center.id, eventId, roles: ["door"], expiresAt, uploadsUntil });
    expect((await actorOf(credential))?.endedAt).toEqual(tablesClose);
    await movePasses(services.db, {
      centerId: center.id,
      eventId,
      roles: ["table"],
      expiresAt,
      uploadsUntil,
    });
    expect((await actorOf(credential))?.endedAt).toBeUndefined();
  });

  test("is not made once they are closed, for an event that is not published, or for who has no table", async () => {
    const request = { actor: center.staff, center, ...ofTable(), passId: services.ids.uuid() };
    expect(await makeTablePass(services, { ...request, employerId: services.ids.uuid() })).toMatchObject({
      reason: "not-found",
    });
    services.clock.set(tablesClose);
    expect(await makeTablePass(services, request)).toMatchObject({ reason: "event-over" });
    services.clock.set(noon);
    await services.db.update(events).set({ status: "approved" }).where(eq(events.id, eventId));
    expect(await makeTablePass(services, request)).toMatchObject({ reason: "event-not-open" });
  });

  test("posted twice is one, and is mailed once, to the employer's contact", async () => {
    const request = {
      actor: center.staff,
      center,
      ...ofTable(),
      passId: services.ids.uuid(),
      isMailed: true,
    };
    await makeTablePass(services, request);
    await makeTablePass(services, request);
    expect(await listTablePasses(services.db, { ...ofTable(), now: noon })).toHaveLength(1);
    const mails = await services.db
      .select({ to: outbox.recipient, passId: outbox.invitationId })
      .from(outbox)
      .where(and(eq(outbox.centerId, center.id), eq(outbox.kind, "table-pass")));
    expect(mails).toEqual([{ to: expect.stringContaining("@"), passId: request.passId }]);
  });

  test("is made for every accepted table that has none, once, and mailed to each contact", async () => {
    await aTablePass(services, center, eventId);
    const other = await anotherEmployerAt(services, center, eventId);
    const applied = await anotherEmployerAt(services, center, eventId, "Who Asks Inc");
    await services.db
      .update(eventEmployers)
      .set({ standing: "applied" })
      .where(eq(eventEmployers.employerId, applied));
    const make = () => makeTablePasses(services, { actor: center.staff, center, eventId });
    const both = await Promise.all([make(), make()]);
    expect(new Set(both.map((made) => "count" in made && made.count))).toEqual(new Set([0, 1]));
    expect(await listTablePasses(services.db, { ...ofTable(other), now: noon })).toHaveLength(1);
    expect(await listTablePasses(services.db, { ...ofTable(), now: noon })).toHaveLength(1);
    const mails = await services.db
      .select({ employerId: outbox.employerId, to: outbox.recipient })
      .from(outbox)
      .where(and(eq(outbox.eventId, eventId), eq(outbox.kind, "table-pass")));
    expect(mails).toEqual([{ employerId: other, to: expect.stringContaining("@") }]);
    const [pass] = await listTablePasses(services.db, { ...ofTable(other), now: noon });
    await withdrawTablePass(services, {
      ...{ actor: center.staff, eventId, employerId: other, passId: pass?.id ?? "" },
    });
    expect(await make()).toEqual({ outcome: "made", count: 1 });
  });

  test("is made for no table of an event that is over or not published", async () => {
    const make = () => makeTablePasses(services, { actor: center.staff, center, eventId });
    services.clock.set(tablesClose);
    expect(await make()).toMatchObject({ reason: "event-over" });
    services.clock.set(noon);
    await services.db.update(events).set({ status: "approved" }).where(eq(events.id, eventId));
    expect(await make()).toMatchObject({ reason: "event-not-open" });
    expect(
      await makeTablePasses(services, { actor: center.staff, center, eventId: services.ids.uuid() }),
    ).toMatchObject({ reason: "not-found" });
  });

  test("withdrawn takes its phones along, and another's table withdraws nothing", async () => {
    const { passId, credential } = await aTablePhone(services, center, eventId);
    const other = await anotherEmployerAt(services, center, eventId);
    const request = { actor: center.staff, eventId, passId };
    expect(await withdrawTablePass(services, { ...request, employerId: other })).toMatchObject({
      reason: "not-found",
    });
    expect(await actorOf(credential)).not.toBeNull();
    await withdrawTablePass(services, { ...request, employerId: center.employerId });
    expect(await actorOf(credential)).toBeNull();
  });

  test("brings no phone back that was signed out", async () => {
    const { token } = await aTablePass(services, center, eventId, { places: 1 });
    const redeemed = await redeem(token);
    if (redeemed.outcome === "refused") throw new Error(redeemed.reason);
    const { deviceId } = redeemed;
    const request = { actor: center.staff, eventId, deviceId };
    expect(await withdrawDevice(services, request)).toMatchObject({ reason: "not-found" });
    await withdrawDevice(services, { ...request, employerId: center.employerId });
    expect(await redeem(token)).toMatchObject({ reason: "invitation-over" });
    expect(await listTablePhones(services.db, ofTable())).toMatchObject([{ revokedAt: noon }]);
  });
});

describe("a visit to the table", () => {
  let actor: TableVisitRequest["actor"];
  const visitId = "0199aaaa-0000-7000-8000-000000000001";
  beforeEach(async () => {
    ({ actor } = await aTable());
  });

  const visit = (given: [VisitAnswer, string | null] | null, more: Partial<TableVisitRequest> = {}) =>
    recordTableVisit(services, {
      ...{ actor, eventId, visitId, text: place.ticketCode, scannedAt: null, clockOffsetMs: null },
      ...{ isLate: false, given: given && { answer: given[0], typedNumber: given[1], language: "es" } },
      ...more,
    });
  const late = (given: [VisitAnswer, string | null], more: Partial<TableVisitRequest> = {}) =>
    visit(given, { isLate: true, scannedAt: noon, ...more });
  const asking = () =>
    listAsking(services.sql, {
      ...{ centerId: center.id, registrationId: place.registrationId, now: services.clock.now() },
    });

  test("asks on the visitor's own page under the phone's id, in the stead of what was asked before", async () => {
    await aVisit(services, anEmployerActor(services, center), eventId, place.ticketCode);
    expect(await visit(null)).toEqual({ outcome: "asked" });
    expect(await asking()).toMatchObject([{ visitId }]);
  });

  test.each([
    ["shared", "Ana Ruiz contact", "employer given at-table"],
    ["named", "Ana Ruiz name", "employer-name given at-table"],
  ] as const)("%s by the number tells who it is", async (answer, person, word) => {
    expect(await visit([answer, numberOf(place)])).toMatchObject({
      ...{ outcome: "answered", answer, notShared: null },
      contact: { id: place.registrationId, name: "Ana Ruiz" },
    });
    expect(await seen()).toEqual([person]);
    expect(await proof()).toEqual([word]);
  });

  test("shows no contact of who shares the name alone", async () => {
    await visit(["named", numberOf(place)]);
    expect(await listSharedWith(services.db, ofTable())).toMatchObject([{ emailCipher: null }]);
  });

  test("a new level takes the place of the other, and to take back ends it", async () => {
    await visit(["shared", numberOf(place)]);
    const second = "0199aaaa-0000-7000-8000-000000000002";
    await visit(["named", numberOf(place)], { visitId: second });
    expect(await seen()).toEqual(["Ana Ruiz name"]);
    const matter = { purpose: "employer" as const, employerId: center.employerId };
    await onOwnPage(services, center, place.registrationId, matter, "taken-back");
    expect(await seen()).toEqual([]);
    expect(await proof()).toEqual([
      "employer given at-table",
      "employer taken-back at-table",
      "employer-name given at-table",
      "employer-name taken-back own-page",
    ]);
  });

  test("with a connection a wrong number is asked for again, three times", async () => {
    for (let n = 0; n < 3; n += 1) {
      expect(await visit(["named", wrongNumber()])).toMatchObject({
        fields: [{ field: "number", problem: "number-differs" }],
      });
    }
    expect(await visit(["named", numberOf(place)])).toMatchObject({ reason: "numbers-used-up" });
    expect(await visits()).toEqual({ shared: 0, named: 0, counted: 0 });
  });

  test("sent late with a wrong number counts, shares nothing and says so, however often it is sent", async () => {
    const wrong = { outcome: "answered", answer: "counted", notShared: "number-differs", contact: null };
    expect(await late(["shared", wrongNumber()])).toEqual(wrong);
    expect(await late(["shared", wrongNumber()])).toEqual(wrong);
    expect(await seen()).toEqual([]);
    expect(await visits()).toEqual({ shared: 0, named: 0, counted: 1 });
  });

  test("sent late no number is guessed by many visits: they count, and share nothing", async () => {
    const idOf = (n: number) => `0199aaaa-0000-7000-8000-00000000010${n}`;
    for (let n = 0; n < 3; n += 1) await late(["shared", wrongNumber()], { visitId: idOf(n) });
    expect(await late(["shared", numberOf(place)], { visitId: idOf(4) })).toMatchObject({
      notShared: "numbers-used-up",
    });
    expect(await seen()).toEqual([]);
  });

  test("sent twice, also twice at once, is one visit with one answer", async () => {
    const answers = await Promise.all([late(["shared", numberOf(place)]), late(["shared", numberOf(place)])]);
    const again = await late(["shared", numberOf(place)]);
    expect([...answers, again].every((each) => "answer" in each && each.answer === "shared")).toBe(true);
    expect(again).toMatchObject({ contact: { name: "Ana Ruiz" }, notShared: null });
    expect(await visits()).toEqual({ shared: 1, named: 0, counted: 0 });
    expect(await proof()).toHaveLength(1);
  });

  test("asked with a connection and answered without one is one visit", async () => {
    await visit(null);
    services.clock.advance(hour);
    await late(["counted", null]);
    expect(await services.db.$count(tableVisits, eq(tableVisits.eventId, eventId))).toBe(1);
    expect(await visits()).toEqual({ shared: 0, named: 0, counted: 1 });
  });

  test("sent late shares as of when it was said, which its proof tells", async () => {
    services.clock.set(new Date(noon.getTime() + hour));
    await late(["shared", numberOf(place)]);
    const [word] = await listConsents(services.db, {
      ...{ centerId: center.id, registrationId: place.registrationId },
    });
    expect(word).toMatchObject({ at: noon, language: "es" });
  });

  test("sent late leaves what the visitor decided since", async () => {
    services.clock.set(new Date(noon.getTime() + hour));
    const matter = { purpose: "employer" as const, employerId: center.employerId };
    await onOwnPage(services, center, place.registrationId, matter, "given");
    await onOwnPage(services, center, place.registrationId, matter, "taken-back");
    expect(await late(["shared", numberOf(place)])).toMatchObject({ notShared: "taken-back" });
    expect(await seen()).toEqual([]);
    const name = { purpose: "employer-name" as const, employerId: center.employerId };
    await onOwnPage(services, center, place.registrationId, name, "given");
    const other = "0199aaaa-0000-7000-8000-000000000003";
    await late(["shared", numberOf(place)], { visitId: other });
    expect(await seen()).toEqual(["Ana Ruiz name"]);
  });

  test("is taken after the pass ended where it was made before, by a clock that is set right", async () => {
    services.clock.set(new Date(tablesClose.getTime() + hour));
    const { credential } = await aLatePhone();
    const over = asTable(await actorOf(credential));
    if (over === null) throw new Error("no table");
    expect(await late(["counted", null], { actor: over })).toMatchObject({ outcome: "answered" });
    const visitId = "0199aaaa-0000-7000-8000-000000000004";
    const scannedAt = tablesClose;
    expect(await late(["counted", null], { actor: over, visitId, scannedAt })).toMatchObject({
      reason: "device-over",
    });
    const set = { clockOffsetMs: -hour };
    expect(await late(["counted", null], { actor: over, visitId, scannedAt, ...set })).toMatchObject({
      outcome: "answered",
    });
    services.clock.set(new Date(tablesClose.getTime() + 7 * 24 * hour));
    expect(await actorOf(credential)).toBeNull();
  });

  /** Signed in at noon, and asked later. */
  async function aLatePhone() {
    const now = services.clock.now();
    services.clock.set(noon);
    const phone = await aTablePhone(services, center, eventId);
    services.clock.set(now);
    return phone;
  }

  test("is refused outside the table's hours, by a ticket of another event, and under another's id", async () => {
    const before = new Date(noon.getTime() - 5 * hour);
    expect(await late(["counted", null], { scannedAt: before })).toMatchObject({ reason: "table-closed" });
    const other = await aRegistration(services, center, await aPublishedEvent(services, center));
    expect(await visit(["counted", null], { text: other.ticketCode })).toMatchObject({
      fields: [{ field: "code", problem: "ticket-not-known" }],
    });
    await late(["counted", null]);
    const stranger = await aTable(await anotherEmployerAt(services, center, eventId));
    expect(await late(["counted", null], { actor: stranger.actor })).toMatchObject({ reason: "not-found" });
  });

  test("is counted for staff by its table, with the phones that are in, for accepted employers alone", async () => {
    await visit(["named", numberOf(place)]);
    const other = await anotherEmployerAt(services, center, eventId);
    const applied = await anotherEmployerAt(services, center, eventId, "Who Asks Inc");
    await services.db
      .update(eventEmployers)
      .set({ standing: "applied" })
      .where(eq(eventEmployers.employerId, applied));
    const tables = await listTables(services.db, { centerId: center.id, eventId, now: noon });
    expect(tables).toMatchObject([
      { employerId: center.employerId, shared: 0, named: 1, counted: 0, phones: 1 },
      { employerId: other, shared: 0, named: 0, counted: 0, phones: 0 },
    ]);
  });

  describe("and a note on who shares", () => {
    const note = { rating: "yes", text: "Forklift" } as const;
    const keep = (of = note, by = actor) =>
      noteVisitor(services, { actor: by, eventId, registrationId: place.registrationId, note: of });
    const notes = () => services.db.$count(tableNotes, eq(tableNotes.eventId, eventId));

    test("is kept sealed, for that employer alone, and an empty one takes it away", async () => {
      expect(await keep()).toMatchObject({ reason: "not-found" });
      await visit(["named", numberOf(place)]);
      expect(await keep()).toEqual({ outcome: "noted" });
      await keep({ rating: "yes", text: "Forklift" });
      expect(await notes()).toBe(1);
      const [row] = await services.db.select().from(tableNotes).where(eq(tableNotes.eventId, eventId));
      expect(JSON.stringify(row)).not.toContain("Forklift");
      const other = await aTable(await anotherEmployerAt(services, center, eventId));
      expect(await keep(note, other.actor)).toMatchObject({ reason: "not-found" });
      const blank = { actor, eventId, registrationId: place.registrationId };
      await noteVisitor(services, { ...blank, note: { rating: null, text: null } });
      expect(await notes()).toBe(0);
    });

    test.each([
      [
        "the visitor takes consent back",
        () =>
          onOwnPage(
            services,
            center,
            place.registrationId,
            { purpose: "employer", employerId: center.employerId },
            "taken-back",
          ),
      ],
      [
        "the visitor deletes everything",
        () => {
          const of = { center, registrationId: place.registrationId, language: "en" };
          const self = { kind: "patron" as const, id: place.registrationId, centerId: center.id };
          return forgetRegistration(services, { ...of, actor: self });
        },
      ],
      [
        "names are purged",
        () => {
          services.clock.set(new Date(noon.getTime() + 40 * 24 * hour));
          return forgetPatrons(services);
        },
      ],
      [
        "the name is gone by whatever hand",
        () => services.db.delete(patrons).where(eq(patrons.registrationId, place.registrationId)),
      ],
    ])("goes when %s", async (_what, act) => {
      await visit(["shared", numberOf(place)]);
      await keep();
      expect(await notes()).toBe(1);
      await act();
      expect(await notes()).toBe(0);
    });
  });
});

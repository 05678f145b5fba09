import { and, eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { answerAtTable } from "~/app/commands/answer-at-table.server";
import { askAtTable } from "~/app/commands/ask-at-table.server";
import { changeConsent } from "~/app/commands/change-consent.server";
import { cancelRegistration } from "~/app/commands/change-registration.server";
import { createEmployer } from "~/app/commands/create-employer.server";
import { limits } from "~/app/domain/access/attempts";
import { consentTexts } from "~/app/domain/sharing/consent";
import { spokenShortCode } from "~/app/domain/tickets/short-code";
import { listConsents, listSharedWith } from "~/db/queries/consents";
import { countVisits, findVisit, listAsking } from "~/db/queries/table-visits";
import { audit, consents, patrons, tableVisits } from "~/db/schema";
import {
  aCenter,
  anEmployer,
  aPublishedEvent,
  aRegistration,
  type TestCenter,
} from "~/tests/factories/center";
import { createTestServices, noon, type TestServices, ticketKeys } from "~/tests/factories/services";
import { anEmployerActor, aShare, atTable, aVisit, onOwnPage } from "~/tests/factories/sharing";

let services: TestServices;
let center: TestCenter;
let eventId: string;
let place: Awaited<ReturnType<typeof aRegistration>>;
let employer: ReturnType<typeof anEmployerActor>;

beforeAll(async () => {
  services = await createTestServices();
});
afterAll(() => services.drop());
beforeEach(async () => {
  services.clock.set(noon);
  center = await aCenter(services);
  eventId = await aPublishedEvent(services, center);
  place = await aRegistration(services, center, eventId, { name: "Ana Ruiz", email: "ana@mail.example" });
  employer = anEmployerActor(services, center);
});

const withEmployer = () => ({ purpose: "employer" as const, employerId: center.employerId });
const own = (act: "given" | "taken-back", registrationId = place.registrationId) =>
  onOwnPage(services, center, registrationId, withEmployer(), act);
const ofEmployer = (event = eventId, employerId = center.employerId) => ({
  centerId: center.id,
  eventId: event,
  employerId,
});
const seen = async (of = ofEmployer()) => (await listSharedWith(services.db, of)).map(({ name }) => name);
const proof = () => listConsents(services.db, { centerId: center.id, registrationId: place.registrationId });
const numberOf = ({ registrationId }: { registrationId: string }) =>
  services.codes.sharingNumber({ registrationId, generation: 1, keyId: ticketKeys[0]?.id ?? "" });
const wrongNumberOf = (of: { registrationId: string }) =>
  String((Number(numberOf(of)) + 1) % 10_000).padStart(4, "0");

describe("sharing on the own page", () => {
  test("shows the employer exactly who shares for this event, until they take it back", async () => {
    await aRegistration(services, center, eventId, { name: "Ben" });
    const other = await aPublishedEvent(services, center);
    const elsewhere = await aRegistration(services, center, other, { name: "Cleo" });
    await aShare(services, center, elsewhere.registrationId);
    expect(await seen()).toEqual([]);
    await own("given");
    expect(await seen()).toEqual(["Ana Ruiz"]);
    expect(await seen(ofEmployer(other))).toEqual(["Cleo"]);
    await own("taken-back");
    expect(await seen()).toEqual([]);
    await own("given");
    expect(await seen()).toEqual(["Ana Ruiz"]);
  });

  test("shows an employer nothing that was shared with another", async () => {
    await own("given");
    const of = { actor: center.staff, centerId: center.id };
    const { employerId } = await createEmployer(services, {
      ...of,
      employer: { ...anEmployer(), legalName: "Other Inc" },
    });
    expect(await seen(ofEmployer(eventId, employerId))).toEqual([]);
    const matter = { purpose: "employer" as const, employerId };
    expect(await onOwnPage(services, center, place.registrationId, matter, "given")).toMatchObject({
      reason: "not-found",
    });
  });

  test("is proved by rows with the text's version, language, time and hand, and without a name", async () => {
    await own("given");
    services.clock.advance(60_000);
    await own("taken-back");
    const rows = await proof();
    expect(rows.map(({ act, how, at }) => [act, how, at.getTime() - noon.getTime()])).toEqual([
      ["given", "own-page", 0],
      ["taken-back", "own-page", 60_000],
    ]);
    expect(rows[0]).toMatchObject({ textVersion: consentTexts.employer, language: "en" });
    const stored = await services.db.execute<{ row: string }>(
      sql`select to_json(c)::text as row from consents c where center_id = ${center.id}`,
    );
    expect(stored.map(({ row }) => row).join()).not.toMatch(/ana|ruiz|mail\.example/i);
  });

  test("said twice is one row, also twice at once", async () => {
    await Promise.all([own("given"), own("given"), own("given")]);
    await own("given");
    expect(await proof()).toHaveLength(1);
    await Promise.all([own("taken-back"), own("taken-back")]);
    expect(await proof()).toHaveLength(2);
  });

  test("control: without the registration's row, two at once write two rows", async () => {
    let read = 0;
    let bothRead = () => {};
    const meeting = new Promise<void>((resolve) => {
      bothRead = resolve;
    });
    const giveUnguarded = async () => {
      const given = await proof();
      read += 1;
      if (read === 2) bothRead();
      await meeting;
      if (given.length > 0) return;
      await services.db.insert(consents).values({
        ...{ centerId: center.id, id: services.ids.uuid(), eventId, registrationId: place.registrationId },
        ...{ ...withEmployer(), act: "given", textVersion: "1", language: "en", how: "own-page" },
        ...{ by: "test", at: services.clock.now() },
      });
    };
    await Promise.all([giveUnguarded(), giveUnguarded()]);
    expect(await proof()).toHaveLength(2);
  });

  test("is taken back also once the name is forgotten or the place cancelled, and then not given again", async () => {
    await own("given");
    await cancelRegistration(services, { actor: center.staff, center, registrationId: place.registrationId });
    expect(await seen()).toEqual(["Ana Ruiz"]);
    expect(await own("taken-back")).toEqual({ outcome: "written" });
    expect(await own("given")).toMatchObject({ reason: "already-cancelled" });
    await services.db.delete(patrons).where(eq(patrons.registrationId, place.registrationId));
    expect(await own("given")).toMatchObject({ reason: "not-found" });
  });

  test("ends with the name: whoever is forgotten is in no employer's list", async () => {
    await own("given");
    await services.db.delete(patrons).where(eq(patrons.registrationId, place.registrationId));
    expect(await seen()).toEqual([]);
    expect(await proof()).toHaveLength(1);
  });

  test("is never rewritten: the database refuses to change proof or to take it away", async () => {
    await own("given");
    const of = eq(consents.registrationId, place.registrationId);
    await expect(services.db.update(consents).set({ act: "taken-back" }).where(of)).rejects.toThrow();
    await expect(services.db.delete(consents).where(of)).rejects.toThrow();
  });
});

describe("sharing by staff whom a visitor asked", () => {
  test("is written with their hand, and is in the trail", async () => {
    const written = await changeConsent(services, {
      actor: center.staff,
      centerId: center.id,
      registrationId: place.registrationId,
      matter: withEmployer(),
      act: "given",
      hand: { how: "staff", language: "es" },
    });
    expect(written).toEqual({ outcome: "written" });
    expect(await proof()).toMatchObject([{ how: "staff", language: "es" }]);
    const of = and(eq(audit.subjectId, place.registrationId), eq(audit.action, "consent given"));
    expect(await services.db.$count(audit, of)).toBe(1);
  });
});

describe("at an employer's table", () => {
  const ask = (text: string) => askAtTable(services, { actor: employer, eventId, text });
  const visitOf = (text: string) => aVisit(services, employer, eventId, text);
  const answer = (visitId: string, what: "shared" | "counted" | "declined", number: string | null = null) =>
    atTable(services, employer, eventId, visitId, what, number);
  const onOwn = (visitId: string, what: "shared" | "counted" | "declined", of = place.registrationId) =>
    answerAtTable(services, {
      ...{ centerId: center.id, visitId, of: { registrationId: of }, by: of, language: "en" },
      ...{ answer: what, how: "own-page", typedNumber: null },
    });

  test.each([
    ["the QR code's address", () => `HTTP://${center.host.toUpperCase()}/T/${place.ticketCode}`],
    ["the code", () => place.ticketCode],
    ["the short code as it is spoken", () => spokenShortCode(place.shortCode)],
  ])(
    "a visitor is asked by %s, on their own page too, and the employer is told no name",
    async (_what, text) => {
      const visitId = await visitOf(text());
      const asking = await listAsking(services.sql, {
        centerId: center.id,
        registrationId: place.registrationId,
        now: services.clock.now(),
      });
      expect(asking).toEqual([{ visitId, employerName: "Harborline Logistics LLC" }]);
      expect(await seen()).toEqual([]);
      const of = and(eq(audit.subjectId, eventId), eq(audit.action, "asked at the table"));
      expect(await services.db.$count(audit, of)).toBe(1);
    },
  );

  test("asking again while it waits is the same question", async () => {
    const first = await visitOf(place.ticketCode);
    services.clock.advance(60_000);
    expect(await visitOf(place.shortCode)).toBe(first);
    expect(await services.db.$count(tableVisits, eq(tableVisits.eventId, eventId))).toBe(1);
  });

  test.each([
    ["nothing that is a ticket", async () => "hello"],
    ["the manage page's code", async () => place.manageCode],
    [
      "a ticket of another event",
      async () => (await aRegistration(services, center, await aPublishedEvent(services, center))).ticketCode,
    ],
    [
      "a place that was cancelled",
      async () => {
        const { registrationId } = place;
        await cancelRegistration(services, { actor: center.staff, center, registrationId });
        return place.ticketCode;
      },
    ],
  ])("%s asks nobody", async (_what, text) => {
    expect(await ask(await text())).toMatchObject({
      reason: "values-not-accepted",
      fields: [{ field: "code", problem: "ticket-not-known" }],
    });
    expect(await services.db.$count(tableVisits, eq(tableVisits.eventId, eventId))).toBe(0);
  });

  test("nobody is asked while the doors are closed, or by an employer that is not there", async () => {
    services.clock.set(new Date(noon.getTime() - 2 * 3_600_000));
    expect(await ask(place.ticketCode)).toMatchObject({ reason: "table-closed" });
    services.clock.set(noon);
    const stranger = { ...employer, employerId: services.ids.uuid() };
    expect(await askAtTable(services, { actor: stranger, eventId, text: place.ticketCode })).toMatchObject({
      reason: "not-found",
    });
  });

  test("guessing codes is slowed down", async () => {
    for (let n = 0; n < limits.askedAtTable.most; n += 1) await ask("1234 5678");
    expect(await ask(place.ticketCode)).toMatchObject({ reason: "too-many-requests" });
    services.clock.advance(60_000);
    expect(await ask(place.ticketCode)).toMatchObject({ outcome: "asked" });
  });

  test("the ticket's code alone shares nothing on the employer's screen; the number on the ticket does", async () => {
    const visitId = await visitOf(place.ticketCode);
    for (const number of [null, wrongNumberOf(place), place.shortCode]) {
      expect(await answer(visitId, "shared", number)).toMatchObject({
        fields: [{ field: "number", problem: "number-differs" }],
      });
    }
    expect(await proof()).toEqual([]);
    expect(await seen()).toEqual([]);
  });

  test("with the number, the consent says that it was given there and by whose screen", async () => {
    const visitId = await visitOf(place.ticketCode);
    expect(await answer(visitId, "shared", numberOf(place))).toEqual({ outcome: "answered" });
    expect(await seen()).toEqual(["Ana Ruiz"]);
    expect(await proof()).toMatchObject([{ act: "given", how: "at-table" }]);
    const [row] = await services.db
      .select({ by: consents.by })
      .from(consents)
      .where(eq(consents.registrationId, place.registrationId));
    expect(row?.by).toBe(employer.id);
  });

  test("the number is tried three times a day at most, also over other visits and with the right one then", async () => {
    for (let n = 0; n < limits.numberAtTable.most; n += 1) {
      const visitId = await visitOf(place.ticketCode);
      await answer(visitId, "shared", wrongNumberOf(place));
      await answer(visitId, "counted");
    }
    const visitId = await visitOf(place.ticketCode);
    expect(await answer(visitId, "shared", numberOf(place))).toMatchObject({ reason: "numbers-used-up" });
    expect(await onOwn(visitId, "shared")).toEqual({ outcome: "answered" });
    expect(await seen()).toEqual(["Ana Ruiz"]);
  });

  test("a right number shares nothing again that was taken back", async () => {
    await answer(await visitOf(place.ticketCode), "shared", numberOf(place));
    await own("taken-back");
    const visitId = await visitOf(place.ticketCode);
    expect(await answer(visitId, "shared", numberOf(place))).toMatchObject({ reason: "own-page-only" });
    expect(await seen()).toEqual([]);
    expect(await onOwn(visitId, "shared")).toEqual({ outcome: "answered" });
    expect(await seen()).toEqual(["Ana Ruiz"]);
  });

  test("right numbers use up no tries", async () => {
    for (let n = 0; n <= limits.numberAtTable.most; n += 1) {
      const visitId = await visitOf(place.ticketCode);
      expect(await answer(visitId, "shared", numberOf(place))).toEqual({ outcome: "answered" });
    }
    expect(await proof()).toHaveLength(1);
  });

  test("only counted, a visit is nobody's: no row leads from it to a person", async () => {
    const visitId = await visitOf(place.ticketCode);
    await answer(visitId, "counted");
    await answer(visitId, "counted");
    expect(await countVisits(services.db, ofEmployer())).toEqual({ shared: 0, named: 0, counted: 1 });
    expect(await findVisit(services.db, { centerId: center.id, visitId })).toMatchObject({
      answer: "counted",
      registrationId: null,
    });
    expect(await proof()).toEqual([]);
    await expect(
      services.db
        .update(tableVisits)
        .set({ registrationId: place.registrationId })
        .where(eq(tableVisits.id, visitId)),
    ).rejects.toThrow();
  });

  test("on the own page a visitor shares, is counted or refuses without a number", async () => {
    const visitId = await visitOf(place.ticketCode);
    expect(await onOwn(visitId, "shared")).toEqual({ outcome: "answered" });
    expect(await proof()).toMatchObject([{ act: "given", how: "own-page" }]);
    const second = await visitOf(place.ticketCode);
    expect(await onOwn(second, "declined")).toEqual({ outcome: "answered" });
    expect(await countVisits(services.db, ofEmployer())).toEqual({ shared: 1, named: 0, counted: 0 });
    expect(await seen()).toEqual(["Ana Ruiz"]);
  });

  test("another visitor, or another employer, answers nothing", async () => {
    const visitId = await visitOf(place.ticketCode);
    const other = await aRegistration(services, center, eventId, { name: "Ben" });
    expect(await onOwn(visitId, "shared", other.registrationId)).toMatchObject({ reason: "not-found" });
    const stranger = anEmployerActor(services, center, services.ids.uuid());
    expect(await atTable(services, stranger, eventId, visitId, "counted")).toMatchObject({
      reason: "not-found",
    });
    expect(await proof()).toEqual([]);
  });

  test("answered on both screens at once, one answer stands", async () => {
    const visitId = await visitOf(place.ticketCode);
    const answers = await Promise.all([
      onOwn(visitId, "declined"),
      answer(visitId, "shared", numberOf(place)),
    ]);
    expect(answers.filter(({ outcome }) => outcome === "answered")).toHaveLength(1);
    const isShared = answers[1]?.outcome === "answered";
    expect(await proof()).toHaveLength(isShared ? 1 : 0);
  });

  test("a question that took too long is asked anew", async () => {
    const visitId = await visitOf(place.ticketCode);
    services.clock.advance(15 * 60_000);
    expect(await answer(visitId, "counted")).toMatchObject({ reason: "visit-over" });
    const asking = { centerId: center.id, registrationId: place.registrationId, now: services.clock.now() };
    expect(await listAsking(services.sql, asking)).toEqual([]);
    expect(await visitOf(place.ticketCode)).toBe(visitId);
    expect(await answer(visitId, "counted")).toEqual({ outcome: "answered" });
  });
});

import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { cancelRegistration } from "~/app/commands/change-registration.server";
import { createEmployer } from "~/app/commands/create-employer.server";
import { writeAudit } from "~/app/commands/parts/write-audit.server";
import { recordScan } from "~/app/commands/record-scan.server";
import { takeEventStep } from "~/app/commands/take-event-step.server";
import type { Actor } from "~/app/domain/access/roles";
import type { EventStatus } from "~/app/domain/events/event";
import { listAudit } from "~/db/queries/audit";
import { countMail, findConfirmation, listMail } from "~/db/queries/outbox-states";
import { listLiveEvents, listNextEvents, listWaiting } from "~/db/queries/queue";
import { listDuplicateFacts, listRoster } from "~/db/queries/roster";
import { listEmployersByName } from "~/db/queries/staff-employers";
import { countEventsByStatus, countReach, listStaffEvents } from "~/db/queries/staff-events";
import { apiTokens, outbox } from "~/db/schema";
import {
  aCenter,
  aDraft,
  anActor,
  anEmployer,
  aPublishedEvent,
  aRegistration,
  type TestCenter,
} from "~/tests/factories/center";
import { anEmployerPerson, aRequest } from "~/tests/factories/employer";
import { aPerson } from "~/tests/factories/people";
import { createTestServices, noon, type TestServices } from "~/tests/factories/services";

const hour = 3_600_000;
let services: TestServices;
let center: TestCenter;
let other: TestCenter;

beforeAll(async () => {
  services = await createTestServices();
});
afterAll(() => services.drop());
beforeEach(async () => {
  services.clock.set(noon);
  center = await aCenter(services);
  other = await aCenter(services);
});

const of = () => ({ centerId: center.id, locale: "en" });
const step = (eventId: string, to: EventStatus, reason: string | null = null, actor: Actor = center.staff) =>
  takeEventStep(services, { actor, center, eventId, to, reason });
const inHours = (hours: number) => new Date(noon.getTime() + hours * hour);

describe("the queue", () => {
  const waiting = () => listWaiting(services.db, { ...of(), now: services.clock.now() });

  test("holds a request that waits for staff since it was sent", async () => {
    const employer = await anEmployerPerson(services, center);
    services.clock.set(inHours(1));
    const eventId = await aRequest(services, center, employer, { isSubmitted: true, title: "Bakers" });
    expect(await waiting()).toContainEqual({
      kind: "request",
      waitsFor: "staff",
      eventId,
      title: "Bakers",
      employer: "Three Ovens Bakery",
      since: inHours(1),
    });
  });

  test("holds a question that waits for the employer, and its answer as an answer", async () => {
    const employer = await anEmployerPerson(services, center);
    const eventId = await aRequest(services, center, employer, { isSubmitted: true });
    services.clock.set(inHours(2));
    await step(eventId, "needs-info", "How many chairs?");
    const asked = { kind: "question", waitsFor: "employer", eventId, since: inHours(2) };
    expect(await waiting()).toContainEqual(expect.objectContaining(asked));
    services.clock.set(inHours(3));
    await step(eventId, "submitted", null, employer.actor);
    const answered = { kind: "answered", waitsFor: "staff", eventId, since: inHours(3) };
    expect(await waiting()).toContainEqual(expect.objectContaining(answered));
  });

  test("holds an approved event until it is published", async () => {
    const eventId = await aDraft(services, center);
    expect(await waiting()).toEqual([]);
    await step(eventId, "approved");
    expect(await waiting()).toMatchObject([{ kind: "unpublished", waitsFor: "staff", eventId, since: noon }]);
    await step(eventId, "published");
    expect(await waiting()).toEqual([]);
  });

  test("holds an employer that nobody has vetted, and none that staff added", async () => {
    const actor = anActor(services, center.id, "employer");
    const made = { actor, centerId: center.id, employer: anEmployer() };
    const { employerId } = await createEmployer(services, made);
    expect(await waiting()).toMatchObject([{ kind: "unvetted", employerId, since: noon }]);
  });

  test("holds failed mail by event with its count, since the first", async () => {
    const eventId = await aPublishedEvent(services, center);
    await aRegistration(services, center, eventId, { email: "a@example.org" });
    services.clock.set(inHours(1));
    await aRegistration(services, center, eventId, { email: "b@example.org" });
    expect(await waiting()).toEqual([]);
    await services.db
      .update(outbox)
      .set({ state: "failed" })
      .where(eq(outbox.kind, "registration-confirmed"));
    expect(await waiting()).toEqual([
      {
        kind: "failed-mail",
        waitsFor: "staff",
        eventId,
        title: "Warehouse hiring day",
        count: 2,
        since: noon,
      },
    ]);
  });

  test("begins with what has waited longest", async () => {
    services.clock.set(inHours(2));
    await step(await aDraft(services, center, { title: "Second" }), "approved");
    services.clock.set(inHours(1));
    await step(await aDraft(services, center, { title: "First" }), "approved");
    expect((await waiting()).map((row) => "title" in row && row.title)).toEqual(["First", "Second"]);
  });

  test("holds nothing of another center", async () => {
    await step(await aDraft(services, center), "approved");
    expect(await listWaiting(services.db, { centerId: other.id, locale: "en", now: noon })).toEqual([]);
  });
});

describe("events at hand", () => {
  test("are live from the doors' opening on, with counts from the facts", async () => {
    const eventId = await aPublishedEvent(services, center);
    const { ticketCode } = await aRegistration(services, center, eventId);
    await aRegistration(services, center, eventId, { name: "Kim Lee" });
    const scan = { actor: center.door, eventId, scanId: services.ids.uuid(), text: ticketCode };
    await recordScan(services, {
      ...scan,
      scannedAt: null,
      door: null,
      device: null,
      override: false,
      verdictMs: null,
    });
    const live = await listLiveEvents(services.db, { ...of(), now: noon });
    expect(live).toMatchObject([{ id: eventId, registered: 2, arrived: 1 }]);
    expect(await listNextEvents(services.db, { ...of(), now: noon, limit: 5 })).toEqual([]);
  });

  test("are next until the doors open, the earliest first", async () => {
    const later = { startsAt: inHours(50), endsAt: inHours(51), doorsOpenAt: null, doorsCloseAt: null };
    const sooner = { startsAt: inHours(30), endsAt: inHours(31), doorsOpenAt: null, doorsCloseAt: null };
    await aPublishedEvent(services, center, { title: "Later", ...later });
    await aPublishedEvent(services, center, { title: "Sooner", ...sooner });
    await aDraft(services, center, { title: "A draft", ...sooner });
    const next = await listNextEvents(services.db, { ...of(), now: noon, limit: 5 });
    expect(next.map(({ title }) => title)).toEqual(["Sooner", "Later"]);
    expect(await listLiveEvents(services.db, { ...of(), now: noon })).toEqual([]);
    expect(await listLiveEvents(services.db, { ...of(), now: inHours(29) })).toMatchObject([
      { title: "Sooner" },
    ]);
    expect(await listLiveEvents(services.db, { ...of(), now: inHours(31) })).toEqual([]);
  });
});

describe("the list of events", () => {
  const list = (more = {}) => listStaffEvents(services.db, { ...of(), terms: [], limit: 10, ...more });

  test("is by status, by words that begin so, and counted by status", async () => {
    await aPublishedEvent(services, center, { title: "Bakers wanted" });
    await aDraft(services, center, { title: "Drivers wanted" });
    await aDraft(services, other, { title: "Elsewhere" });
    expect((await list({ status: "draft" })).map(({ title }) => title)).toEqual(["Drivers wanted"]);
    expect((await list({ terms: ["bake"] })).map(({ title }) => title)).toEqual(["Bakers wanted"]);
    expect((await list({ terms: ["wanted", "driver"] })).map(({ title }) => title)).toEqual([
      "Drivers wanted",
    ]);
    expect(await countEventsByStatus(services.db, { centerId: center.id })).toEqual({
      published: 1,
      draft: 1,
    });
  });

  test("goes on after the last row, the latest start first, also among equal starts", async () => {
    for (const title of ["A", "B", "C"]) await aDraft(services, center, { title });
    await aDraft(services, center, { title: "Latest", startsAt: inHours(3) });
    const all = await list();
    expect(all[0]?.title).toBe("Latest");
    const last = all[1];
    if (last === undefined) throw new Error("no second row");
    const rest = await list({ after: { startsAt: last.startsAt, id: last.id } });
    expect(rest.map(({ id }) => id)).toEqual(all.slice(2).map(({ id }) => id));
  });
});

describe("who is told", () => {
  test("is whoever holds a place and gave an address; the others are counted beside", async () => {
    const eventId = await aPublishedEvent(services, center);
    await aRegistration(services, center, eventId, { email: "a@example.org" });
    await aRegistration(services, center, eventId, { name: "No Mail" });
    const gone = await aRegistration(services, center, eventId, { email: "b@example.org" });
    await cancelRegistration(services, { actor: center.staff, center, registrationId: gone.registrationId });
    expect(await countReach(services.db, { centerId: center.id, eventId })).toEqual({
      byMail: 1,
      withoutMail: 1,
    });
  });
});

describe("the roster", () => {
  test("lists who holds a place by folded name with the short code, and nobody else", async () => {
    const eventId = await aPublishedEvent(services, center);
    const elsewhere = await aPublishedEvent(services, center);
    await aRegistration(services, center, eventId, { name: "Zoe Park" });
    await aRegistration(services, center, eventId, { name: "Émile Aubert" });
    await aRegistration(services, center, elsewhere, { name: "Not Here" });
    const gone = await aRegistration(services, center, eventId, { name: "Gone Away" });
    await cancelRegistration(services, { actor: center.staff, center, registrationId: gone.registrationId });
    const lines = await listRoster(services.db, { centerId: center.id, eventId });
    expect(lines.map(({ name }) => name)).toEqual(["Émile Aubert", "Zoe Park"]);
    expect(lines[0]?.shortCode).toMatch(/^\d{8}$/);
  });

  test("finds possible duplicates among places that stand", async () => {
    const eventId = await aPublishedEvent(services, center);
    await aRegistration(services, center, eventId, { email: "a@example.org" });
    const gone = await aRegistration(services, center, eventId, { email: "a@example.org" });
    const facts = () => listDuplicateFacts(services.db, { centerId: center.id, eventId });
    expect(await facts()).toHaveLength(2);
    await cancelRegistration(services, { actor: center.staff, center, registrationId: gone.registrationId });
    expect(await facts()).toHaveLength(1);
  });
});

describe("the mail", () => {
  test("is by event and state, newest first, and counted by state", async () => {
    const eventId = await aPublishedEvent(services, center);
    await aRegistration(services, center, eventId, { name: "Rosa", email: "a@example.org" });
    const { registrationId } = await aRegistration(services, center, eventId, { email: "b@example.org" });
    await services.db
      .update(outbox)
      .set({ state: "failed" })
      .where(eq(outbox.registrationId, registrationId));
    const mail = await listMail(services.db, { ...of(), eventId, limit: 10 });
    expect(mail.map(({ kind }) => kind)).toEqual([
      "registration-confirmed",
      "registration-confirmed",
      "event-published",
    ]);
    expect(mail[1]).toMatchObject({
      patronName: "Rosa",
      recipient: null,
      eventTitle: "Warehouse hiring day",
    });
    expect(await listMail(services.db, { ...of(), eventId, state: "failed", limit: 10 })).toHaveLength(1);
    expect(await listMail(services.db, { ...of(), eventId, before: mail[1]?.place, limit: 10 })).toHaveLength(
      1,
    );
    expect(await countMail(services.db, { centerId: center.id, eventId })).toEqual({ queued: 2, failed: 1 });
    expect(await countMail(services.db, { centerId: other.id })).toEqual({});
  });

  test("finds the newest confirmation of a registration", async () => {
    const eventId = await aPublishedEvent(services, center);
    const { registrationId } = await aRegistration(services, center, eventId, { email: "a@example.org" });
    const id = await findConfirmation(services.db, { centerId: center.id, registrationId });
    const [row] = await services.db.select().from(outbox).where(eq(outbox.registrationId, registrationId));
    expect(id).toBe(row?.id);
    expect(await findConfirmation(services.db, { centerId: other.id, registrationId })).toBeNull();
  });
});

describe("the audit trail", () => {
  test("names a person by name and a token by its label", async () => {
    const { userId } = await aPerson(services, center, "staff");
    const tokenId = services.ids.uuid();
    await services.db.insert(apiTokens).values({
      centerId: center.id,
      id: tokenId,
      label: "Kiosk",
      tokenHash: tokenId,
      role: "staff",
      createdBy: userId,
      createdAt: noon,
    });
    const about = { subjectKind: "room" as const, subjectId: center.roomId, action: "looked at" };
    await writeAudit(services.db, services, { kind: "person", id: userId, centerId: center.id }, [about]);
    await writeAudit(services.db, services, { kind: "token", id: tokenId, centerId: center.id }, [about]);
    await writeAudit(services.db, services, { kind: "system", id: "purge", centerId: center.id }, [about]);
    const rows = await listAudit(services.db, { ...of(), limit: 3 });
    expect(rows.map(({ actorName }) => actorName)).toEqual([null, "Kiosk", expect.stringMatching(/^Person/)]);
    expect(rows[0]).toMatchObject({ subjectName: "Auditorium", actorKind: "system" });
  });

  test("of an event holds its registrations' and its roster's rows, and no other event's", async () => {
    const eventId = await aPublishedEvent(services, center, { title: "Mine" });
    await aPublishedEvent(services, center, { title: "Other" });
    const { registrationId } = await aRegistration(services, center, eventId);
    await cancelRegistration(services, { actor: center.staff, center, registrationId });
    const roster = { subjectKind: "roster" as const, subjectId: eventId, action: "downloaded" };
    await writeAudit(services.db, services, center.staff, [roster]);
    const rows = await listAudit(services.db, { ...of(), of: { kind: "event", id: eventId }, limit: 20 });
    expect(rows.map(({ subjectKind, to, action }) => [subjectKind, action, to])).toEqual([
      ["roster", "downloaded", null],
      ["registration", "status", "cancelled"],
      ["event", "status", "published"],
      ["event", "status", "approved"],
      ["event", "status", "draft"],
    ]);
    expect(rows[1]?.registrationEventId).toBe(eventId);
  });

  test("goes on before the last row and shows nothing of another center", async () => {
    await aPublishedEvent(services, center);
    const all = await listAudit(services.db, { ...of(), limit: 50 });
    const last = all[2];
    if (last === undefined) throw new Error("no third row");
    const rest = await listAudit(services.db, { ...of(), before: last, limit: 50 });
    expect(rest.map(({ id }) => id)).toEqual(all.slice(3).map(({ id }) => id));
    const theirs = await listAudit(services.db, { centerId: other.id, locale: "en", limit: 50 });
    expect(theirs.map(({ id }) => id)).not.toContain(last.id);
  });
});

describe("the list of employers", () => {
  test("is by name, found by a piece of it, and goes on after the last", async () => {
    const actor = anActor(services, center.id, "employer");
    for (const legalName of ["Zenith Foods", "Alpha_Tools", "Alphabet Day Care"]) {
      const employer = { ...anEmployer(), legalName, website: "https://www.jobs.example" };
      await createEmployer(services, { actor, centerId: center.id, employer });
    }
    const list = async (more = {}) =>
      (await listEmployersByName(services.db, { centerId: center.id, limit: 10, ...more })).map(
        ({ legalName }) => legalName,
      );
    expect(await list({ piece: "alpha_" })).toEqual(["Alpha_Tools"]);
    expect(await list({ unvettedOnly: true })).toHaveLength(3);
    const [first, ...rest] = await listEmployersByName(services.db, { centerId: center.id, limit: 10 });
    const after = { name: first?.legalName ?? "", id: first?.id ?? "" };
    expect(await list({ after })).toEqual(rest.map(({ legalName }) => legalName));
  });
});

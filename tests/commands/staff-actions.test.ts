import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { announceToRegistered } from "~/app/commands/announce-to-registered.server";
import { copyEvent } from "~/app/commands/copy-event.server";
import { createEmployer } from "~/app/commands/create-employer.server";
import { registerAtDesk } from "~/app/commands/register-at-desk.server";
import { sendTestMail } from "~/app/commands/send-test-mail.server";
import { takeEventStep } from "~/app/commands/take-event-step.server";
import { findEventDetail } from "~/db/queries/event-detail";
import { announcements, audit, outbox, registrations } from "~/db/schema";
import {
  aCenter,
  aDraft,
  anActor,
  anEmployer,
  aPublishedEvent,
  aRegistration,
  created,
  type TestCenter,
} from "~/tests/factories/center";
import { aPerson } from "~/tests/factories/people";
import { createTestServices, type TestServices } from "~/tests/factories/services";
import { vetted } from "~/tests/factories/vetting";

let services: TestServices;
let center: TestCenter;

beforeAll(async () => {
  services = await createTestServices();
});
afterAll(() => services.drop());
beforeEach(async () => {
  center = await aCenter(services);
});

const trail = (subjectId: string) =>
  services.db.select().from(audit).where(eq(audit.subjectId, subjectId)).orderBy(audit.id);

describe("vetting an employer", () => {
  test("lets its first event be published", async () => {
    const actor = anActor(services, center.id, "employer");
    const of = { actor, centerId: center.id };
    const { employerId } = await createEmployer(services, { ...of, employer: anEmployer() });
    const eventId = await aDraft(services, { ...center, employerId });
    const publish = { actor: center.staff, center, eventId, to: "published", reason: null } as const;
    expect(await takeEventStep(services, publish)).toEqual({
      outcome: "refused",
      reason: "employer-not-vetted",
    });
    await vetted(services, { actor: center.staff, centerId: center.id, employerId });
    expect(await takeEventStep(services, publish)).toEqual({ outcome: "taken", status: "published" });
  });
});

describe("a message to everyone registered", () => {
  const announce = (eventId: string, announcementId: string) =>
    announceToRegistered(services, {
      actor: center.staff,
      center,
      eventId,
      announcementId,
      text: "Park behind.",
    });

  test("goes to each address once and counts the people, also when the form is posted twice", async () => {
    const eventId = await aPublishedEvent(services, center);
    await aRegistration(services, center, eventId, { email: "rosa@example.org" });
    await aRegistration(services, center, eventId, { name: "No Mail" });
    const id = services.ids.uuid();
    expect(await announce(eventId, id)).toEqual({ outcome: "announced", told: 1, replayed: false });
    expect(await announce(eventId, id)).toEqual({ outcome: "announced", told: 0, replayed: true });
    const sent = await services.db.select().from(outbox).where(eq(outbox.announcementId, id));
    expect(sent).toHaveLength(1);
    const [kept] = await services.db.select().from(announcements).where(eq(announcements.id, id));
    expect(kept).toMatchObject({ text: "Park behind.", by: center.staff.id });
    expect((await trail(eventId)).at(-1)).toMatchObject({ action: "announced", to: "1 person" });
  });

  test("waits until the event is published", async () => {
    const eventId = await aDraft(services, center);
    expect(await announce(eventId, services.ids.uuid())).toEqual({
      outcome: "refused",
      reason: "event-not-open",
    });
  });
});

describe("copying an event", () => {
  const copy = (eventId: string, actor = center.staff) => copyEvent(services, { actor, center, eventId });
  const cancel = (eventId: string) =>
    takeEventStep(services, { actor: center.staff, center, eventId, to: "cancelled", reason: "Ill" });

  test("makes a new draft with its words, place and openings, and the trail says of which", async () => {
    const eventId = await aPublishedEvent(services, center, { roomId: center.roomId });
    await cancel(eventId);
    const made = created(await copy(eventId)).eventId;
    const of = { centerId: center.id };
    const before = await findEventDetail(services.db, { ...of, eventId });
    const after = await findEventDetail(services.db, { ...of, eventId: made });
    expect(after).toMatchObject({ status: "draft", place: before?.place, texts: before?.texts });
    expect(after?.slug).not.toBe(before?.slug);
    expect(after?.openings.map(({ title }) => title)).toEqual(before?.openings.map(({ title }) => title));
    expect((await trail(made)).at(-1)).toMatchObject({ action: "copied", from: eventId });
  });

  test("is for declined and cancelled ones alone", async () => {
    const eventId = await aPublishedEvent(services, center);
    expect(await copy(eventId)).toEqual({ outcome: "refused", reason: "step-not-allowed" });
  });

  test("is not for another employer's event", async () => {
    const eventId = await aPublishedEvent(services, center);
    await cancel(eventId);
    const stranger = anActor(services, center.id, "employer", { employerId: services.ids.uuid() });
    expect(await copy(eventId, stranger)).toEqual({ outcome: "refused", reason: "not-found" });
  });

  test("keeps the staff's settings of the door, and leaves them to the staff where an employer copies", async () => {
    const settings = { walkInReserve: 80, exitScanning: true };
    const eventId = await aPublishedEvent(services, center, { roomId: center.roomId, ...settings });
    await cancel(eventId);
    await services.sql`update rooms set posted_load = 60 where id = ${center.roomId}`;
    const settingsOf = async (made: string) => {
      const event = await findEventDetail(services.db, { centerId: center.id, eventId: made });
      return { walkInReserve: event?.walkInReserve, exitScanning: event?.exitScanning };
    };
    const byStaff = created(await copy(eventId)).eventId;
    expect(await settingsOf(byStaff)).toEqual({ walkInReserve: 60, exitScanning: true });
    const employer = anActor(services, center.id, "employer", { employerId: center.employerId });
    const byEmployer = created(await copy(eventId, employer)).eventId;
    expect(await settingsOf(byEmployer)).toEqual({ walkInReserve: 0, exitScanning: false });
  });

  test("allows no more people than the room holds now", async () => {
    const eventId = await aPublishedEvent(services, center, { roomId: center.roomId, capacity: 100 });
    await cancel(eventId);
    await services.sql`update rooms set posted_load = 60 where id = ${center.roomId}`;
    const made = created(await copy(eventId)).eventId;
    const after = await findEventDetail(services.db, { centerId: center.id, eventId: made });
    expect(after?.capacity).toBe(60);
  });
});

function registered(result: Awaited<ReturnType<typeof registerAtDesk>>) {
  if (result.outcome === "registered") return result;
  throw new Error(`not registered: ${JSON.stringify(result)}`);
}

describe("registering somebody at the desk", () => {
  const patron = { name: "Rosa Delgado", email: null, phone: null, language: "es" };
  const register = (eventId: string, key: string) =>
    registerAtDesk(services, { actor: center.staff, center, eventId, patron, key });

  test("gives a ticket, and the trail says who did it without the name", async () => {
    const eventId = await aPublishedEvent(services, center);
    const made = registered(await register(eventId, "k1"));
    const [row] = await services.db
      .select()
      .from(registrations)
      .where(eq(registrations.id, made.registrationId));
    expect(row).toMatchObject({ origin: "staff", status: "registered", language: "es" });
    const [note] = await trail(made.registrationId);
    expect(note).toMatchObject({ actorId: center.staff.id, action: "status", to: "registered" });
    expect(JSON.stringify(note)).not.toContain("Rosa");
  });

  test("posted twice is one registration and one row in the trail", async () => {
    const eventId = await aPublishedEvent(services, center);
    const first = registered(await register(eventId, "k1"));
    const second = registered(await register(eventId, "k1"));
    expect(second).toMatchObject({ registrationId: first.registrationId, replayed: true });
    expect(await trail(first.registrationId)).toHaveLength(1);
  });

  test("follows the rules of every registration: past the last place there is the waitlist", async () => {
    const eventId = await aPublishedEvent(services, center, { capacity: 1 });
    await register(eventId, "k1");
    expect(await register(eventId, "k2")).toMatchObject({ outcome: "waitlisted" });
  });
});

describe("the test mail", () => {
  test("goes to whoever asks, and is noted", async () => {
    const { userId, email } = await aPerson(services, center, "admin");
    const actor = { kind: "person", id: userId, centerId: center.id, role: "admin" } as const;
    expect(await sendTestMail(services, { actor, center })).toEqual({ outcome: "queued", recipient: email });
    const sent = await services.db.select().from(outbox).where(eq(outbox.userId, userId));
    expect(sent).toMatchObject([{ kind: "test-mail", recipient: email, state: "queued" }]);
    expect((await trail(center.id)).at(-1)).toMatchObject({ action: "test mail sent", actorId: userId });
  });

  test("is not for a token, which has no address", async () => {
    expect(await sendTestMail(services, { actor: center.staff, center })).toEqual({
      outcome: "refused",
      reason: "not-allowed",
    });
  });
});

import { and, eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { encryptedContacts } from "~/app/adapters/contacts/contacts.server";
import { agreeToTexts, endTexts } from "~/app/commands/agree-to-texts.server";
import { changeContact } from "~/app/commands/change-contact.server";
import { editEvent } from "~/app/commands/edit-event.server";
import { forgetPatrons } from "~/app/commands/forget-patrons.server";
import { forgetRegistration } from "~/app/commands/forget-registration.server";
import { noteTextReceipt } from "~/app/commands/note-text-receipt.server";
import { planReminders } from "~/app/commands/plan-reminders.server";
import { receiveText } from "~/app/commands/receive-text.server";
import { resealContacts } from "~/app/commands/reseal-secrets.server";
import { takeEventStep } from "~/app/commands/take-event-step.server";
import { findTextConsent, isStopped, listTextConsents } from "~/db/queries/sms";
import { audit, events, outbox, smsConsents, smsReceived, smsStops } from "~/db/schema";
import { aCenter, aPublishedEvent, aRegistration, type TestCenter } from "~/tests/factories/center";
import { contactKeys, createTestServices, type TestServices } from "~/tests/factories/services";
import { wantingTexts } from "~/tests/factories/texts";

let services: TestServices;
let center: TestCenter;
let eventId: string;

const hour = 3_600_000;
const day = 24 * hour;
const begin = new Date("2026-11-25T18:00:00Z");
const startsAt = new Date("2026-12-05T18:00:00Z");
const before = (ms: number) => new Date(startsAt.getTime() - ms);

beforeAll(async () => {
  services = await createTestServices();
});
afterAll(() => services.drop());
beforeEach(async () => {
  services.clock.set(begin);
  await services.db.update(events).set({ status: "closed" });
  for (const table of [smsConsents, smsStops, smsReceived]) await services.db.delete(table);
  center = await aCenter(services);
  eventId = await aPublishedEvent(services, center, {
    startsAt,
    endsAt: new Date(startsAt.getTime() + 3 * hour),
    doorsOpenAt: startsAt,
    doorsCloseAt: new Date(startsAt.getTime() + 3 * hour),
  });
});

const typed = "(213) 555-0100";
const number = "+12135550100";
const aVisitor = (more: { email?: string; phone?: string | null } = {}) =>
  aRegistration(services, center, eventId, { phone: typed, ...more });
const patron = (registrationId: string) => ({
  actor: { kind: "patron" as const, id: registrationId, centerId: center.id },
  center,
  registrationId,
});
const consentOf = (registrationId: string) =>
  findTextConsent(services.db, { centerId: center.id, registrationId });
const listed = (registrationId: string) =>
  listTextConsents(services.db, { centerId: center.id, registrationId });
const messagesOf = async (registrationId: string) =>
  (
    await services.db
      .select({ kind: outbox.kind, channel: outbox.channel, state: outbox.state })
      .from(outbox)
      .where(eq(outbox.registrationId, registrationId))
      .orderBy(outbox.place)
  ).map(({ kind, channel, state }) => `${channel} ${kind} ${state}`);

describe("who wants texts", () => {
  test("is noted with when, to which words and in which language, and the number as a keyed hash alone", async () => {
    const { registrationId } = await aVisitor();
    expect(await wantingTexts(services, center, { registrationId })).toEqual({ outcome: "agreed" });
    expect(await listed(registrationId)).toEqual([
      { textVersion: "2026-11", language: "en", givenAt: begin, endedAt: null, endedAs: null },
    ]);
    const [row] = await services.db.select().from(smsConsents);
    expect(services.contacts.hashes(number)).toContain(row?.phoneHash);
    expect(JSON.stringify(row)).not.toMatch(/2135550100|555-0100/);
    const trail = await services.db.select().from(audit).where(eq(audit.subjectId, registrationId));
    expect(trail).toMatchObject([{ actorKind: "patron", action: "texts wanted", to: null }]);
  });

  test("and says so twice has said it once", async () => {
    const { registrationId } = await aVisitor();
    await Promise.all(Array.from({ length: 5 }, () => wantingTexts(services, center, { registrationId })));
    expect(await listed(registrationId)).toHaveLength(1);
  });

  test("may end them, and want them again: each time is kept", async () => {
    const { registrationId } = await aVisitor();
    await wantingTexts(services, center, { registrationId });
    services.clock.advance(hour);
    for (const _time of [1, 2]) await endTexts(services, patron(registrationId));
    expect(await consentOf(registrationId)).toBeNull();
    await wantingTexts(services, center, { registrationId });
    expect(await listed(registrationId)).toMatchObject([{ endedAs: "own-page" }, { endedAs: null }]);
  });

  test.each([
    ["gave no number", null],
    ["gave one that nobody can text", "+0 12 34 56 78 90"],
  ])("and %s is asked for it", async (_what, phone) => {
    const { registrationId } = await aVisitor({ phone });
    expect(await wantingTexts(services, center, { registrationId })).toEqual({
      outcome: "refused",
      reason: "values-not-accepted",
      fields: [{ field: "phone", problem: "not-textable" }],
    });
  });

  test("is asked by nobody where no gateway is set up", async () => {
    const { registrationId } = await aVisitor();
    const request = { ...patron(registrationId), language: "en" };
    expect(await agreeToTexts({ ...services, texter: null }, request)).toMatchObject({ reason: "not-found" });
  });

  test("and takes another number has not agreed for that one", async () => {
    const { registrationId } = await aVisitor();
    await wantingTexts(services, center, { registrationId });
    const contact = { email: null, phone: "213 555 0199", language: "en" };
    await changeContact(services, { ...patron(registrationId), contact });
    expect(await listed(registrationId)).toMatchObject([{ endedAs: "number-changed" }]);
    await wantingTexts(services, center, { registrationId });
    expect(services.contacts.hashes("+12135550199")).toContain((await consentOf(registrationId))?.phoneHash);
  });

  test("and has all of their data deleted wants no texts; the proof goes after its years", async () => {
    const { registrationId } = await aVisitor();
    await wantingTexts(services, center, { registrationId });
    await forgetRegistration(services, { ...patron(registrationId), language: "en" });
    expect(await listed(registrationId)).toMatchObject([{ endedAs: "deletion" }]);
    services.clock.set(new Date(startsAt.getTime() + 3.9 * 365 * day));
    await forgetPatrons(services);
    expect(await listed(registrationId)).toHaveLength(1);
    services.clock.set(new Date(startsAt.getTime() + 4.1 * 365 * day));
    await forgetPatrons(services);
    expect(await listed(registrationId)).toEqual([]);
  });
});

describe("a text", () => {
  test("is written a day and two hours before, beside a mail where there is an address, and no question by it", async () => {
    const both = await aVisitor({ email: "ana@mail.example" });
    const alone = await aVisitor();
    const neither = await aVisitor();
    for (const one of [both, alone]) await wantingTexts(services, center, one);
    for (const time of [7 * day, day, 2 * hour]) {
      services.clock.set(before(time));
      await planReminders(services);
      await planReminders(services);
    }
    expect(await messagesOf(both.registrationId)).toEqual([
      "email registration-confirmed queued",
      "email reminder-week queued",
      "sms reminder-day queued",
      "email reminder-day queued",
      "sms reminder-hours queued",
      "email reminder-hours queued",
    ]);
    expect(await messagesOf(alone.registrationId)).toEqual([
      "sms reminder-day queued",
      "sms reminder-hours queued",
    ]);
    expect(await messagesOf(neither.registrationId)).toEqual([]);
  });

  test("by ten workers at once is written once", async () => {
    const one = await aVisitor();
    await wantingTexts(services, center, one);
    services.clock.set(before(day));
    await Promise.all(Array.from({ length: 10 }, () => planReminders(services)));
    expect(await messagesOf(one.registrationId)).toEqual(["sms reminder-day queued"]);
  });

  test("is written by nobody where no gateway is set up", async () => {
    const one = await aVisitor();
    await wantingTexts(services, center, one);
    services.clock.set(before(day));
    await planReminders({ ...services, texter: null });
    const step = { actor: center.staff, center, eventId, reason: "Burst pipe" };
    await takeEventStep({ ...services, texter: null }, { ...step, to: "cancelled" });
    expect(await messagesOf(one.registrationId)).toEqual([]);
  });

  test("tells of a move and of a cancellation, in place of a text that no longer holds, and of no mail", async () => {
    const both = await aVisitor({ email: "ana@mail.example" });
    await wantingTexts(services, center, both);
    services.clock.set(before(day));
    await planReminders(services);
    const patch = { startsAt: before(-day), endsAt: before(-day - hour) };
    await editEvent(services, { actor: center.staff, center, eventId, patch, reason: "Elevator repair" });
    const step = { actor: center.staff, center, eventId, reason: "Burst pipe" };
    await takeEventStep(services, { ...step, to: "cancelled" });
    expect(await messagesOf(both.registrationId)).toEqual([
      "email registration-confirmed superseded",
      "sms reminder-day superseded",
      "email reminder-day superseded",
      "email event-moved superseded",
      "sms event-moved superseded",
      "email event-cancelled queued",
      "sms event-cancelled queued",
    ]);
  });
});

describe("a text that comes in", () => {
  const from = (body: string, id = services.ids.uuid(), who = number) =>
    receiveText(services, { from: who, body, id });
  const stopped = () => isStopped(services.db, { phoneHashes: services.contacts.hashes(number) });
  const counts = async () => [
    await services.db.$count(smsStops),
    await services.db.$count(smsReceived),
    await services.db.$count(smsConsents),
  ];

  test("of STOP ends texts to that number, in every center, and START begins them again", async () => {
    await wantingTexts(services, center, await aVisitor());
    for (const _time of [1, 2]) {
      expect(await from("STOP")).toEqual({ says: "stopped", language: "en" });
      expect(await stopped()).toBe(true);
    }
    expect(await from("start")).toEqual({ says: "started", language: "en" });
    expect(await stopped()).toBe(false);
    expect(await services.db.$count(smsConsents)).toBe(1);
  });

  test.each(["HELP", "When does it begin?", ""])(
    "of %j is answered with who writes, and changes nothing",
    async (body) => {
      await wantingTexts(services, center, await aVisitor());
      expect(await from(body)).toEqual({ says: "help", language: "en" });
      expect(await stopped()).toBe(false);
    },
  );

  test.each(["STOP", "START", "HELP", "Hello"])(
    "of %s from a number that nobody knows is answered, and nothing is kept",
    async (body) => {
      await wantingTexts(services, center, await aVisitor());
      const kept = await counts();
      expect(await from(body, "SM1", "+15005550006")).toEqual({ says: "help", language: null });
      expect(await counts()).toEqual(kept);
    },
  );

  test("that is delivered again does nothing again, also at the same time", async () => {
    await wantingTexts(services, center, await aVisitor());
    const answers = await Promise.all(Array.from({ length: 5 }, () => from("STOP", "SM1")));
    expect(answers.filter((answer) => answer !== null)).toEqual([{ says: "stopped", language: "en" }]);
    await from("START", "SM2");
    expect(await from("STOP", "SM1")).toBeNull();
    expect(await stopped()).toBe(false);
  });

  test("is forgotten after a week, and so is that it came", async () => {
    await wantingTexts(services, center, await aVisitor());
    await from("HELP", "SM1");
    services.clock.advance(7 * day + 1);
    await from("HELP", "SM2");
    expect(await services.db.$count(smsReceived)).toBe(1);
  });
});

describe("what a gateway tells of a text that it took", () => {
  const rowOf = async (id: string) => {
    const [row] = await services.db
      .select({ state: outbox.state, status: outbox.gatewayStatus, lastError: outbox.lastError })
      .from(outbox)
      .where(eq(outbox.id, id));
    return row;
  };
  async function aText(channel: "sms" | "email"): Promise<string> {
    const one = await aVisitor({ email: "ana@mail.example" });
    await wantingTexts(services, center, one);
    services.clock.set(before(day));
    await planReminders(services);
    const [row] = await services.db
      .update(outbox)
      .set({ state: "sent" })
      .where(
        and(
          eq(outbox.registrationId, one.registrationId),
          eq(outbox.channel, channel),
          eq(outbox.kind, "reminder-day"),
        ),
      )
      .returning({ id: outbox.id });
    return row?.id ?? "";
  }
  const tell = (
    messageId: string,
    status: "sent" | "delivered" | "undelivered",
    code: string | null = null,
  ) => noteTextReceipt(services, { centerId: center.id, messageId, status, code });

  test("is kept, the latest of it whatever comes last", async () => {
    const id = await aText("sms");
    expect(await tell(id, "delivered")).toEqual({ outcome: "noted" });
    expect(await tell(id, "sent")).toEqual({ outcome: "unchanged" });
    expect(await tell(id, "delivered")).toEqual({ outcome: "unchanged" });
    expect(await rowOf(id)).toEqual({ state: "sent", status: "delivered", lastError: null });
  });

  test("makes a text that nobody gets one that failed, with why in codes", async () => {
    const id = await aText("sms");
    await tell(id, "undelivered", "30003");
    expect(await rowOf(id)).toEqual({
      state: "failed",
      status: "undelivered",
      lastError: "undelivered 30003",
    });
  });

  test("is told of no mail, and of nothing that is not there", async () => {
    const id = await aText("email");
    expect(await tell(id, "undelivered")).toEqual({ outcome: "unchanged" });
    expect(await rowOf(id)).toMatchObject({ state: "sent", status: null });
    expect(await tell(services.ids.uuid(), "sent")).toEqual({ outcome: "unchanged" });
  });
});

test("a number is known under a new key: its consents hold, and its STOP", async () => {
  const one = await aVisitor();
  await wantingTexts(services, center, one);
  await receiveText(services, { from: number, body: "STOP", id: "SM1" });
  const newer = { id: "c2", bytes: new Uint8Array(32).fill(5) };
  const rotated = { ...services, contacts: encryptedContacts([newer, ...contactKeys]) };
  await resealContacts(rotated);
  const phoneHashes = encryptedContacts([newer]).hashes(number);
  expect(phoneHashes).toContain((await consentOf(one.registrationId))?.phoneHash);
  expect(await isStopped(services.db, { phoneHashes })).toBe(true);
  expect(await services.db.$count(smsStops)).toBe(1);
});

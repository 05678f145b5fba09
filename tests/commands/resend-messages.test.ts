import { asc, eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { cancelRegistration } from "~/app/commands/change-registration.server";
import { claimMessages } from "~/app/commands/claim-messages.server";
import { editEvent } from "~/app/commands/edit-event.server";
import { resendFailed, resendMessage } from "~/app/commands/resend-messages.server";
import { settleMessage } from "~/app/commands/settle-message.server";
import { audit, outbox } from "~/db/schema";
import { aCenter, aPublishedEvent, aRegistration, type TestCenter } from "~/tests/factories/center";
import { createTestServices, noon, type TestServices } from "~/tests/factories/services";

const day = 86_400_000;
let services: TestServices;
let center: TestCenter;
let other: TestCenter;
let eventId: string;

beforeAll(async () => {
  services = await createTestServices();
  center = await aCenter(services);
  other = await aCenter(services);
});
afterAll(() => services.drop());
beforeEach(async () => {
  services.clock.set(noon);
  eventId = await aPublishedEvent(services, center, {
    startsAt: new Date(noon.getTime() + 2 * day),
    endsAt: new Date(noon.getTime() + 2 * day + 3_600_000),
    doorsOpenAt: null,
    doorsCloseAt: null,
  });
});

const request = () => ({ actor: center.staff, center });

async function aFailedConfirmation(email = "rosa@example.org") {
  const { registrationId } = await aRegistration(services, center, eventId, { email });
  await services.db.update(outbox).set({ state: "failed" }).where(eq(outbox.registrationId, registrationId));
  return { registrationId, message: await only(registrationId) };
}

const rowsOf = (registrationId: string) =>
  services.db
    .select()
    .from(outbox)
    .where(eq(outbox.registrationId, registrationId))
    .orderBy(asc(outbox.place));

async function only(registrationId: string) {
  const [row] = await rowsOf(registrationId);
  if (row === undefined) throw new Error("no message");
  return row;
}

test("a resend is a new row with a Message-ID of its own, and the failed one is replaced by it", async () => {
  const { registrationId, message } = await aFailedConfirmation();
  expect(await resendMessage(services, { ...request(), messageId: message.id })).toEqual({
    outcome: "queued",
    eventId,
  });
  const [first, second, ...more] = await rowsOf(registrationId);
  expect(more).toEqual([]);
  expect(first?.state).toBe("superseded");
  expect(second).toMatchObject({ state: "queued", kind: "registration-confirmed", attempts: 0 });
  expect(second?.messageId).not.toBe(first?.messageId);
});

test("a retry keeps the Message-ID", async () => {
  const { registrationId } = await aRegistration(services, center, eventId, { email: "kim@example.org" });
  const before = await only(registrationId);
  const claimed = await claimMessages(services, { limit: 500 });
  const own = claimed.find(({ id }) => id === before.id);
  if (own === undefined) throw new Error("not claimed");
  await settleMessage(services, own, { outcome: "retry", reason: "421 at RCPT TO" });
  services.clock.advance(3_600_000);
  const again = await claimMessages(services, { limit: 500 });
  expect(again.find(({ id }) => id === before.id)?.messageId).toBe(before.messageId);
  expect(await rowsOf(registrationId)).toHaveLength(1);
});

test("a resend tells how things are now: the event's revision and the calendar's sequence", async () => {
  const { registrationId, message } = await aFailedConfirmation();
  const moved = await editEvent(services, {
    ...request(),
    eventId,
    patch: {
      startsAt: new Date(noon.getTime() + 3 * day),
      endsAt: new Date(noon.getTime() + 3 * day + 3_600_000),
    },
    reason: "The room is painted.",
  });
  expect(moved.outcome).toBe("edited");
  await resendMessage(services, { ...request(), messageId: message.id });
  const rows = await rowsOf(registrationId);
  const resent = rows.at(-1);
  expect(resent?.eventRevision).toBe((message.eventRevision ?? 0) + 1);
  expect(resent?.sequence).toBe((message.sequence ?? 0) + 1);
});

test("a sent message stays sent when a person asks for it again", async () => {
  const { registrationId, message } = await aFailedConfirmation();
  await services.db.update(outbox).set({ state: "sent" }).where(eq(outbox.id, message.id));
  await resendMessage(services, { ...request(), messageId: message.id });
  expect((await rowsOf(registrationId)).map(({ state }) => state)).toEqual(["sent", "queued"]);
});

test("no confirmation goes out again for a place that was given back", async () => {
  const { registrationId, message } = await aFailedConfirmation();
  await cancelRegistration(services, { ...request(), registrationId });
  expect(await resendMessage(services, { ...request(), messageId: message.id })).toEqual({
    outcome: "refused",
    reason: "already-cancelled",
  });
});

test("another center's message is not found", async () => {
  const { message } = await aFailedConfirmation();
  const theirs = { actor: other.staff, center: other, messageId: message.id };
  expect(await resendMessage(services, theirs)).toEqual({ outcome: "refused", reason: "not-found" });
});

test("all failed messages of an event go out once, also when two people ask at the same time", async () => {
  await aFailedConfirmation("a@example.org");
  await aFailedConfirmation("b@example.org");
  const sent = await Promise.all([
    resendFailed(services, { ...request(), eventId }),
    resendFailed(services, { ...request(), eventId }),
  ]);
  expect(sent.map(({ count }) => count).toSorted((a, b) => a - b)).toEqual([0, 2]);
});

test("all failed messages of an event leave those of other events alone", async () => {
  const elsewhere = await aPublishedEvent(services, center);
  await aFailedConfirmation();
  expect(await resendFailed(services, { ...request(), eventId: elsewhere })).toMatchObject({ count: 0 });
});

test("what nobody needs any more stays failed, and is counted as left", async () => {
  await aFailedConfirmation();
  services.clock.advance(5 * day);
  expect(await resendFailed(services, { ...request(), eventId })).toEqual({
    outcome: "queued",
    count: 0,
    left: 1,
  });
});

test("a resend is in the audit trail with who asked for it", async () => {
  const { message } = await aFailedConfirmation();
  await resendMessage(services, { ...request(), messageId: message.id });
  const [row] = await services.db.select().from(audit).where(eq(audit.subjectId, message.id));
  expect(row).toMatchObject({
    actorId: center.staff.id,
    subjectKind: "outbox",
    action: "resent",
    to: "registration-confirmed",
  });
});

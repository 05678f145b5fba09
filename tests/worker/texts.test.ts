import { and, eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { memoryTexter } from "~/app/adapters/sms/memory-texter";
import { endTexts } from "~/app/commands/agree-to-texts.server";
import { editEvent } from "~/app/commands/edit-event.server";
import { planReminders } from "~/app/commands/plan-reminders.server";
import { receiveText } from "~/app/commands/receive-text.server";
import { takeEventStep } from "~/app/commands/take-event-step.server";
import { sendDue } from "~/app/worker/worker.server";
import { centers, events, outbox, patrons, smsStops } from "~/db/schema";
import { aCenter, aPublishedEvent, aRegistration, type TestCenter } from "~/tests/factories/center";
import { createTestServices, type TestServices } from "~/tests/factories/services";
import { wantingTexts } from "~/tests/factories/texts";

const hour = 3_600_000;
const day = 24 * hour;
const begin = new Date("2026-11-25T18:00:00Z");
const startsAt = new Date("2026-12-05T18:00:00Z");
const before = (ms: number) => new Date(startsAt.getTime() - ms);
let services: TestServices;
let texter: ReturnType<typeof memoryTexter>;
let center: TestCenter;
let eventId: string;
let place: Awaited<ReturnType<typeof aRegistration>>;
const faults: unknown[] = [];

beforeAll(async () => {
  services = await createTestServices();
});
afterAll(async () => {
  expect(faults).toEqual([]);
  await services.drop();
});
beforeEach(async () => {
  services.clock.set(begin);
  texter = memoryTexter();
  await services.db.update(events).set({ status: "closed" });
  await services.db.delete(smsStops);
  center = await aCenter(services);
  eventId = await aPublishedEvent(services, center, {
    startsAt,
    endsAt: new Date(startsAt.getTime() + 3 * hour),
    doorsOpenAt: startsAt,
    doorsCloseAt: new Date(startsAt.getTime() + 3 * hour),
  });
  place = await aRegistration(services, center, eventId, { name: "Ana Ruiz", phone: "213 555 0100" });
  await wantingTexts(services, center, place);
});

async function send(more: Partial<TestServices> = {}): Promise<void> {
  const options = {
    originOf: async () => "https://center.example",
    onError: (error: unknown) => faults.push(error),
  };
  while ((await sendDue({ ...services, texter, ...more }, options)) > 0);
}
async function planAt(at: Date): Promise<void> {
  services.clock.set(at);
  await planReminders(services);
}
async function row() {
  const [found] = await services.db
    .select()
    .from(outbox)
    .where(and(eq(outbox.registrationId, place.registrationId), eq(outbox.channel, "sms")))
    .orderBy(outbox.place);
  return found;
}

describe("a text", () => {
  test("says who writes and where to read on: no event and no name is on a locked screen", async () => {
    await planAt(before(day));
    await send();
    const found = await row();
    expect(texter.sent).toEqual([
      {
        to: "+12135550100",
        body: `You have a reminder from ${center.name}: https://center.example/m/${place.manageCode}`,
        messageId: `<${found?.id}@${center.host}>`,
        statusCallback: `https://center.example/sms/receipts?message=${found?.id}`,
      },
    ]);
    expect(found).toMatchObject({ state: "sent", gatewayId: "SM1", lastError: null });
  });

  test("of news says so, and stays one text for a center with a long name", async () => {
    await services.db
      .update(centers)
      .set({ name: "The Job and Career Center of the Central Library of a City" })
      .where(eq(centers.id, center.id));
    const step = { actor: center.staff, center, eventId, reason: "Burst pipe" };
    await takeEventStep(services, { ...step, to: "cancelled" });
    await send();
    const [text] = texter.sent;
    expect(text?.body).toMatch(
      /^You have news about your visit from The Job and Career Center of the Centra…: https:/,
    );
    expect(text?.body.length).toBeLessThanOrEqual(160);
  });

  test("is tried again with the same key where the gateway was away, and never where it refuses", async () => {
    texter.answerNext({ outcome: "retry", reason: "503" }, { outcome: "refused", reason: "400 21610" });
    await planAt(before(day));
    await send();
    const waiting = await row();
    expect(waiting).toMatchObject({ state: "queued", lastError: "503", attempts: 1 });
    services.clock.set(waiting?.nextAt ?? begin);
    await send();
    expect(await row()).toMatchObject({
      state: "failed",
      lastError: "400 21610",
      messageId: waiting?.messageId,
    });
    services.clock.advance(hour);
    await send();
    expect(texter.sent).toEqual([]);
  });

  test("waits for no mail of the same place, and no mail for it", async () => {
    const both = await aRegistration(services, center, eventId, {
      email: "ben@mail.example",
      phone: "213 555 0101",
    });
    await wantingTexts(services, center, both);
    services.mailer.answerNext({ outcome: "retry", reason: "451" });
    await send();
    texter.answerNext({ outcome: "retry", reason: "503" }, { outcome: "retry", reason: "503" });
    await planAt(new Date(before(day).getTime()));
    await send();
    expect(services.mailer.sent.at(-1)).toMatchObject({ to: "ben@mail.example" });
  });

  test.each([
    [
      "who texted STOP",
      () => receiveText(services, { from: "+12135550100", body: "Stop", id: services.ids.uuid() }),
      "the number texted STOP",
    ],
    [
      "who ended them by their page",
      () => {
        const actor = { kind: "patron" as const, id: place.registrationId, centerId: center.id };
        return endTexts(services, { actor, center, registrationId: place.registrationId });
      },
      "no consent",
    ],
    [
      "whose number is another one by now",
      () =>
        services.db
          .update(patrons)
          .set({ phoneCipher: services.contacts.seal("213 555 0199").cipher })
          .where(eq(patrons.registrationId, place.registrationId)),
      "no consent for this number",
    ],
    [
      "who was forgotten",
      () => services.db.delete(patrons).where(eq(patrons.registrationId, place.registrationId)),
      "no number",
    ],
  ])("goes to nobody %s, also where it was written before", async (_who, change, lastError) => {
    await planAt(before(day));
    await change();
    await send();
    expect(texter.sent).toEqual([]);
    expect(await row()).toMatchObject({ state: "withheld", lastError });
  });

  test("goes again to who texted START", async () => {
    for (const body of ["STOP", "START"]) {
      await receiveText(services, { from: "+12135550100", body, id: services.ids.uuid() });
    }
    await planAt(before(day));
    await send();
    expect(texter.sent).toHaveLength(1);
  });

  test("of news waits in quiet hours for the morning, unless the event begins before", async () => {
    services.clock.set(new Date("2026-12-04T06:00:00Z"));
    const patch = { startsAt: before(-hour), endsAt: before(-2 * hour) };
    await editEvent(services, { actor: center.staff, center, eventId, patch, reason: "Elevator repair" });
    await send();
    expect(texter.sent).toEqual([]);
    services.clock.set(new Date("2026-12-04T16:00:00Z"));
    await send();
    expect(texter.sent).toHaveLength(1);
    services.clock.set(new Date("2026-12-05T12:00:00Z"));
    const early = new Date("2026-12-05T15:00:00Z");
    const sooner = { startsAt: early, endsAt: new Date(early.getTime() + hour) };
    await editEvent(services, {
      actor: center.staff,
      center,
      eventId,
      patch: sooner,
      reason: "Elevator repair",
    });
    await send();
    expect(texter.sent).toHaveLength(2);
  });

  test("of a reminder does not go out once the event has begun", async () => {
    await planAt(before(hour));
    services.clock.set(startsAt);
    await send();
    expect(texter.sent).toEqual([]);
    expect(await row()).toMatchObject({ state: "withheld" });
  });

  test("is withheld where the gateway was taken away since", async () => {
    await planAt(before(day));
    const options = { originOf: async () => "", onError: (error: unknown) => faults.push(error) };
    await sendDue({ ...services, texter: null }, options);
    expect(await row()).toMatchObject({ state: "withheld", lastError: "texts are not set up" });
  });
});

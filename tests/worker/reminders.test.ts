import { and, eq } from "drizzle-orm";
import ICAL from "ical.js";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { releasePlace } from "~/app/commands/answer-reminder.server";
import { editEvent } from "~/app/commands/edit-event.server";
import { planReminders } from "~/app/commands/plan-reminders.server";
import { takeEventStep } from "~/app/commands/take-event-step.server";
import { sendDue, startWorker } from "~/app/worker/worker.server";
import { events, messageTexts, outbox, registrations, reminderSettings } from "~/db/schema";
import { aCenter, aPublishedEvent, aRegistration, type TestCenter } from "~/tests/factories/center";
import { createTestServices, type TestServices } from "~/tests/factories/services";
import { until } from "~/tests/faults/processes";

const hour = 3_600_000;
const day = 24 * hour;
const begin = new Date("2026-11-25T18:00:00Z");
const startsAt = new Date("2026-12-05T18:00:00Z");
const before = (ms: number) => new Date(startsAt.getTime() - ms);
let services: TestServices;
let center: TestCenter;
let eventId: string;
let place: Awaited<ReturnType<typeof aRegistration>>;
const faults: unknown[] = [];
const options = {
  originOf: async () => "https://center.example",
  onError: (error: unknown) => faults.push(error),
};

beforeAll(async () => {
  services = await createTestServices();
});
afterAll(async () => {
  expect(faults).toEqual([]);
  await services.drop();
});
beforeEach(async () => {
  services.clock.set(begin);
  await services.db.update(events).set({ status: "closed" });
  center = await aCenter(services);
  eventId = await aPublishedEvent(services, center, {
    startsAt,
    endsAt: new Date(startsAt.getTime() + 3 * hour),
    doorsOpenAt: startsAt,
    doorsCloseAt: new Date(startsAt.getTime() + 3 * hour),
  });
  place = await aRegistration(services, center, eventId, { name: "Ana Ruiz", email: "ana@mail.example" });
  await send();
});

async function send(): Promise<void> {
  while ((await sendDue(services, options)) > 0);
}
const lastMail = () => services.mailer.sent.findLast(({ to }) => to === "ana@mail.example");
const outcomeOf = async (kind: "reminder-week" | "reminder-day" | "reminder-hours") => {
  const [row] = await services.db
    .select({ state: outbox.state, lastError: outbox.lastError })
    .from(outbox)
    .where(and(eq(outbox.registrationId, place.registrationId), eq(outbox.kind, kind)));
  return row;
};
async function planAt(at: Date): Promise<void> {
  services.clock.set(at);
  await planReminders(services);
}

describe("a reminder that is due", () => {
  test("goes out with the ticket and the link to answer, without a calendar's entry", async () => {
    await planAt(before(7 * day));
    await send();
    const mail = lastMail();
    expect(mail?.subject).toBe("Are you still coming? Warehouse hiring day, Sat, Dec 5");
    expect(mail?.text).toContain(`https://center.example/m/${place.manageCode}/answer`);
    expect(mail?.inlineImages).toHaveLength(1);
    expect(mail?.calendar).toBeUndefined();
  });

  test("says when a place without an answer goes, where the center releases it", async () => {
    await services.db.insert(reminderSettings).values({
      centerId: center.id,
      ...{ quietFrom: "21:00", quietUntil: "08:00", releasesUnanswered: true, updatedAt: begin },
    });
    await planAt(before(7 * day));
    await send();
    expect(lastMail()?.text).toContain("If you do not answer by Monday, November 30,");
    await planAt(before(day));
    await send();
    expect(lastMail()?.text).not.toContain("If you do not answer");
  });

  test("is in the center's own words of the reader's language alone", async () => {
    const text = { centerId: center.id, kind: "reminder-day" as const, updatedAt: begin };
    await services.db.insert(messageTexts).values([
      { ...text, locale: "en", subject: "Come to {event}", opening: "Dear {name}, we wait for you." },
      { ...text, locale: "es", subject: "Venga a {event}", opening: "{name}, le esperamos." },
    ]);
    await planAt(before(day));
    await send();
    expect(lastMail()?.subject).toBe("Come to Warehouse hiring day");
    expect(lastMail()?.text).toContain("Dear Ana Ruiz, we wait for you.");
  });

  test.each([
    [
      "for a place that was given back meanwhile",
      () =>
        services.db
          .update(registrations)
          .set({ status: "released" })
          .where(eq(registrations.id, place.registrationId)),
      "no place",
    ],
    [
      "once the event has begun",
      async () => services.clock.set(startsAt),
      "the event has begun, moved or ended",
    ],
    [
      "of an event that was cancelled meanwhile",
      () => services.db.update(events).set({ status: "cancelled" }).where(eq(events.id, eventId)),
      "the event has begun, moved or ended",
    ],
    [
      "for a time that the event has left",
      () =>
        services.db
          .update(events)
          .set({ startsAt: new Date(startsAt.getTime() + hour) })
          .where(eq(events.id, eventId)),
      "the event has begun, moved or ended",
    ],
  ])("does not go out %s", async (_when, change, lastError) => {
    await planAt(before(2 * hour));
    await change();
    await send();
    expect(await outcomeOf("reminder-hours")).toEqual({ state: "withheld", lastError });
  });

  test("and was held up until quiet hours goes out at their end", async () => {
    await planAt(before(day));
    services.clock.set(new Date("2026-12-05T05:00:00Z"));
    await send();
    expect(await outcomeOf("reminder-day")).toMatchObject({ state: "queued" });
    services.clock.set(new Date("2026-12-05T15:59:59Z"));
    await send();
    expect(lastMail()?.subject).toMatch(/^Your ticket/);
    services.clock.set(new Date("2026-12-05T16:00:00Z"));
    await send();
    expect(lastMail()?.subject).toMatch(/^I've booked you a place/);
  });

  test("gives way to the news of a move, and of a cancellation", async () => {
    await planAt(before(day));
    const patch = { startsAt: before(-day), endsAt: before(-day - hour) };
    await editEvent(services, { actor: center.staff, center, eventId, patch, reason: "Elevator repair" });
    expect(await outcomeOf("reminder-day")).toMatchObject({ state: "superseded" });
    await planAt(before(0));
    const step = { actor: center.staff, center, eventId, reason: "Burst pipe" };
    await takeEventStep(services, { ...step, to: "cancelled" });
    await send();
    expect(lastMail()?.subject).toMatch(/cancelled/i);
  });
});

test("a released place takes the event out of the calendar, and can be taken again by the mail", async () => {
  const actor = { kind: "patron" as const, id: place.registrationId, centerId: center.id };
  await releasePlace(services, { actor, center, registrationId: place.registrationId });
  await send();
  const mail = lastMail();
  expect(mail?.calendar?.method).toBe("CANCEL");
  const entry = new ICAL.Component(ICAL.parse(mail?.calendar?.content ?? "")).getFirstSubcomponent("vevent");
  expect(entry?.getFirstPropertyValue("sequence")).toBe(1);
  expect(mail?.text).toContain(`https://center.example/m/${place.manageCode}/return`);
});

test("a worker that runs reminds by itself", async () => {
  services.clock.set(before(day));
  const worker = startWorker(services, { ...options, idle: 50 });
  await until("the reminder is sent", async () => (await outcomeOf("reminder-day"))?.state === "sent");
  await worker.stop();
  expect(lastMail()?.subject).toBe("I've booked you a place: Warehouse hiring day, Sat, Dec 5");
});

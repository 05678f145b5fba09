import { and, eq, inArray, like, sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { keepPlace, releasePlace } from "~/app/commands/answer-reminder.server";
import { cancelRegistration, restoreRegistration } from "~/app/commands/change-registration.server";
import { editEvent } from "~/app/commands/edit-event.server";
import { planReminders } from "~/app/commands/plan-reminders.server";
import { recordScan } from "~/app/commands/record-scan.server";
import { takeEventStep } from "~/app/commands/take-event-step.server";
import { reminderKinds } from "~/app/domain/outbox/message";
import { findRegistration } from "~/db/queries/registrations";
import { audit, events, outbox, registrations, reminderRounds, reminderSettings } from "~/db/schema";
import { aCenter, aPublishedEvent, aRegistration, type TestCenter } from "~/tests/factories/center";
import { createTestServices, type TestServices } from "~/tests/factories/services";

let services: TestServices;
let center: TestCenter;

/** 10:00 in Los Angeles, ten days before the event. */
const begin = new Date("2026-11-25T18:00:00Z");
const startsAt = new Date("2026-12-05T18:00:00Z");
const hour = 3_600_000;
const day = 24 * hour;
const before = (ms: number) => new Date(startsAt.getTime() - ms);

beforeAll(async () => {
  services = await createTestServices();
});
afterAll(() => services.drop());
beforeEach(async () => {
  services.clock.set(begin);
  // What an earlier test left would be reminded of too.
  await services.db.update(events).set({ status: "closed" });
  center = await aCenter(services);
});

const anEventThen = (at = startsAt, more = {}) =>
  aPublishedEvent(services, center, {
    startsAt: at,
    endsAt: new Date(at.getTime() + 3 * hour),
    doorsOpenAt: new Date(at.getTime() - hour),
    doorsCloseAt: new Date(at.getTime() + 3 * hour),
    ...more,
  });
let made = 0;
const anAddress = () => {
  made += 1;
  return `visitor${made}@mail.example`;
};
const aVisitor = (eventId: string) => aRegistration(services, center, eventId, { email: anAddress() });

/** Looks at an instant, and says of which kinds messages were written. */
async function lookAt(at: Date): Promise<string[]> {
  services.clock.set(at);
  await planReminders(services);
  return kindsAt(at);
}
async function kindsAt(at: Date): Promise<string[]> {
  const rows = await services.db
    .select({ kind: outbox.kind })
    .from(outbox)
    .where(
      and(
        eq(outbox.centerId, center.id),
        eq(outbox.createdAt, at),
        inArray(outbox.kind, [...reminderKinds, "place-released"]),
      ),
    )
    .orderBy(outbox.place);
  return rows.map(({ kind }) => kind);
}
const set = (more: Partial<typeof reminderSettings.$inferInsert>) =>
  services.db.insert(reminderSettings).values({
    centerId: center.id,
    quietFrom: "21:00",
    quietUntil: "08:00",
    releasesUnanswered: false,
    updatedAt: begin,
    ...more,
  });

describe("a reminder", () => {
  test("is written a week, a day and two hours before, each once", async () => {
    await aVisitor(await anEventThen());
    const times = [8 * day, 7 * day, 6 * day, day, 12 * hour, 2 * hour, hour];
    const kinds = [];
    for (const time of times) kinds.push(await lookAt(before(time)));
    expect(kinds).toEqual([[], ["reminder-week"], [], ["reminder-day"], [], ["reminder-hours"], []]);
  });

  test("tells of the event as it is now, with the sequence of its calendar and a Message-ID of its own", async () => {
    const eventId = await anEventThen();
    const { registrationId } = await aVisitor(eventId);
    await lookAt(before(day));
    const [row] = await services.db
      .select()
      .from(outbox)
      .where(and(eq(outbox.registrationId, registrationId), eq(outbox.kind, "reminder-day")));
    expect(row).toMatchObject({
      eventId,
      eventRevision: 3,
      sequence: 0,
      state: "queued",
      nextAt: before(day),
      dedupeKey: `reminder-day:${registrationId}:${startsAt.getTime() / 1000}`,
      messageId: `<${row?.id}@${center.host}>`,
    });
  });

  test("goes to nobody without an address or without a place", async () => {
    const eventId = await anEventThen();
    await aRegistration(services, center, eventId, { phone: "213 555 0100" });
    const { registrationId } = await aVisitor(eventId);
    await cancelRegistration(services, { actor: center.staff, center, registrationId });
    expect(await lookAt(before(day))).toEqual([]);
  });

  test.each([
    ["a second before its moment", -1_000, ["reminder-day"]],
    ["at its moment", 0, []],
    ["four hours after it", 4 * hour, []],
  ])("goes to somebody who registered %s: %j", async (_when, after, kinds) => {
    const eventId = await anEventThen();
    services.clock.set(new Date(before(day).getTime() + after));
    await aVisitor(eventId);
    expect(await lookAt(new Date(before(day).getTime() + 5 * hour))).toEqual(kinds);
  });

  test("is not written for somebody who came back since its moment: the confirmation says it", async () => {
    const { registrationId } = await aVisitor(await anEventThen());
    const request = { actor: center.staff, center, registrationId };
    await cancelRegistration(services, request);
    services.clock.set(before(20 * hour));
    await restoreRegistration(services, request);
    expect(await lookAt(before(19 * hour))).toEqual([]);
    expect(await lookAt(before(2 * hour))).toEqual(["reminder-hours"]);
  });

  test("waits for the end of quiet hours, of the center's own where it set some", async () => {
    const late = new Date("2026-12-06T06:00:00Z");
    await aVisitor(await anEventThen(late));
    expect(await lookAt(new Date("2026-12-05T06:00:00Z"))).toEqual([]);
    expect(await lookAt(new Date("2026-12-05T16:00:00Z"))).toEqual(["reminder-day"]);
    await set({ quietFrom: "23:00" });
    await aVisitor(await anEventThen(new Date(late.getTime() + day)));
    expect(await lookAt(new Date("2026-12-06T06:00:00Z"))).toEqual(["reminder-day"]);
  });

  test("that nobody could write in time is written late, until the next one is due", async () => {
    await aVisitor(await anEventThen());
    expect(await lookAt(before(day + hour))).toEqual(["reminder-week"]);
    await aVisitor(await anEventThen());
    expect(await lookAt(before(hour))).toEqual(["reminder-hours", "reminder-hours"]);
    expect(await lookAt(startsAt)).toEqual([]);
  });

  test("is for events that take place: none of a draft or a cancelled one", async () => {
    const eventId = await anEventThen();
    await aVisitor(eventId);
    const step = { actor: center.staff, center, eventId, reason: "The employer withdrew" };
    await takeEventStep(services, { ...step, to: "cancelled" });
    expect(await lookAt(before(day))).toEqual([]);
  });

  test("goes to each of several thousand once, in batches", async () => {
    const eventId = await anEventThen();
    await crowd(eventId, 4_321);
    expect(await lookAt(before(day))).toHaveLength(4_321);
    const [row] = await services.db.execute<{ people: number }>(sql`
      select count(distinct registration_id)::int as people from outbox
      where event_id = ${eventId} and kind = 'reminder-day'`);
    expect(row?.people).toBe(4_321);
  });
});

/** People with an address, as rows that the command would have written. */
async function crowd(eventId: string, count: number): Promise<void> {
  await services.db.update(events).set({ capacity: null }).where(eq(events.id, eventId));
  await services.db.execute(sql`
    with given as materialized (
      select gen_random_uuid() as id, n from generate_series(1, ${count}) n),
    places as (
      insert into registrations (center_id, id, event_id, status, origin, language, created_at)
      select ${center.id}, id, ${eventId}, 'registered', 'staff', 'en', ${begin.toISOString()} from given)
    insert into patrons (center_id, id, registration_id, name, name_folded, email_cipher, email_hash, key_id)
    select ${center.id}, gen_random_uuid(), id, 'Visitor ' || n, 'visitor ' || n, 'c1.x', 'hash' || n, 'c1' from given`);
}

describe("an event that moves", () => {
  const move = (eventId: string, to: Date) =>
    editEvent(services, {
      actor: center.staff,
      center,
      eventId,
      patch: { startsAt: to, endsAt: new Date(to.getTime() + 3 * hour) },
      reason: "The room is taken",
    });

  test("is reminded of anew for its new time", async () => {
    const eventId = await anEventThen();
    await aVisitor(eventId);
    expect(await lookAt(before(7 * day))).toEqual(["reminder-week"]);
    await move(eventId, new Date(startsAt.getTime() + 14 * day));
    expect(await lookAt(before(day))).toEqual([]);
    expect(await lookAt(new Date(before(7 * day).getTime() + 14 * day))).toEqual(["reminder-week"]);
  });

  test("and comes back to its first time is reminded of that once", async () => {
    const eventId = await anEventThen();
    await aVisitor(eventId);
    expect(await lookAt(before(7 * day))).toEqual(["reminder-week"]);
    await move(eventId, new Date(startsAt.getTime() + 14 * day));
    await move(eventId, startsAt);
    expect(await lookAt(before(6 * day))).toEqual([]);
    expect(await lookAt(before(day))).toEqual(["reminder-day"]);
  });

  test("closer is told of by the move alone: the moments that passed by it are left out", async () => {
    const eventId = await anEventThen();
    await aVisitor(eventId);
    services.clock.set(before(8 * day));
    await move(eventId, before(5 * day));
    expect(await lookAt(before(7.5 * day))).toEqual([]);
    expect(await lookAt(before(6 * day))).toEqual(["reminder-day"]);
  });
});

describe("raced by ten workers", () => {
  const people = 1_500;
  const race = async (work: () => Promise<unknown>) => {
    await Promise.all(Array.from({ length: 10 }, work));
  };

  test("each registration has one reminder, and the round is done", async () => {
    const eventId = await anEventThen();
    await crowd(eventId, people);
    services.clock.set(before(day));
    await race(() => planReminders(services));
    expect(await services.db.$count(outbox, eq(outbox.eventId, eventId))).toBe(people + 1);
    const rounds = await services.db
      .select({ phase: reminderRounds.phase, doneAt: reminderRounds.doneAt })
      .from(reminderRounds)
      .where(eq(reminderRounds.eventId, eventId));
    expect(rounds).toEqual([{ phase: "day", doneAt: before(day) }]);
  });

  test("control: without the key of a reminder the same race writes some of them twice", async () => {
    const eventId = await anEventThen();
    await crowd(eventId, 50);
    await services.db.execute(sql`create table unguarded_reminders (registration_id uuid)`);
    await race(async () => {
      const missing = await services.db.execute<{ id: string }>(sql`
        select id from registrations r where event_id = ${eventId}
          and not exists (select 1 from unguarded_reminders u where u.registration_id = r.id)`);
      for (const { id } of missing) {
        await services.db.execute(sql`insert into unguarded_reminders values (${id})`);
      }
    });
    const [row] = await services.db.execute<{ written: number }>(
      sql`select count(*)::int as written from unguarded_reminders`,
    );
    expect(row?.written).toBeGreaterThan(50);
  });

  test("a round that a worker left half done is finished by another, and nobody is reminded twice", async () => {
    const eventId = await anEventThen();
    await crowd(eventId, 4_500);
    services.clock.set(before(day));
    let isStopping = false;
    const unsubscribe = services.live.subscribe(() => {
      isStopping = true;
    });
    const first = await planReminders(services, { isStopping: () => isStopping });
    unsubscribe();
    expect(first).toBe(2_000);
    expect(await planReminders(services)).toBe(2_500);
    expect(await planReminders(services)).toBe(0);
  });
});

describe("a center that releases places without an answer", () => {
  const of = (registrationId: string) => ({ actor: center.staff, center, registrationId });
  const statusOf = async (registrationId: string) =>
    (await findRegistration(services.db, { centerId: center.id, registrationId }))?.status;
  const sent = (at: Date) =>
    services.db
      .update(outbox)
      .set({ state: "sent", sentAt: at })
      .where(and(eq(outbox.centerId, center.id), like(outbox.kind, "reminder-%")));
  const scan = (eventId: string, ticketCode: string) =>
    recordScan(services, {
      actor: center.staff,
      eventId,
      scanId: services.ids.uuid(),
      text: ticketCode,
      scannedAt: null,
      door: null,
      device: null,
      override: true,
      verdictMs: null,
    });

  test("gives them back five days before, says so in a mail and in the trail, and the place is free", async () => {
    await set({ releasesUnanswered: true });
    const eventId = await anEventThen(startsAt, { capacity: 1 });
    const { registrationId } = await aVisitor(eventId);
    await lookAt(before(7 * day));
    await sent(before(7 * day));
    expect(await lookAt(before(5 * day + 1))).toEqual([]);
    expect(await lookAt(before(5 * day))).toEqual(["place-released"]);
    expect(
      await services.db.select().from(registrations).where(eq(registrations.id, registrationId)),
    ).toMatchObject([
      {
        status: "released",
        cancelledBy: "no-answer",
        cancelledAt: before(5 * day),
        calendarRevision: 1,
        revision: 2,
      },
    ]);
    const [line] = await services.db.select().from(audit).where(eq(audit.subjectId, registrationId));
    expect(line).toMatchObject({ actorKind: "system", action: "status", from: "registered", to: "released" });
    await aVisitor(eventId);
    expect(await lookAt(before(4 * day))).toEqual([]);
  });

  test("keeps the place of who said yes, of who was not asked, of who came, and where the question did not go out", async () => {
    await set({ releasesUnanswered: true });
    const eventId = await anEventThen();
    const [yes, came, unsent] = [await aVisitor(eventId), await aVisitor(eventId), await aVisitor(eventId)];
    await lookAt(before(7 * day));
    await sent(before(7 * day));
    await services.db
      .update(outbox)
      .set({ state: "failed", sentAt: null })
      .where(eq(outbox.registrationId, unsent.registrationId));
    const unasked = await aVisitor(eventId);
    services.clock.set(before(6 * day));
    expect(await keepPlace(services, of(yes.registrationId))).toEqual({ outcome: "kept" });
    await scan(eventId, came.ticketCode);
    expect(await lookAt(before(5 * day))).toEqual([]);
    for (const one of [yes, came, unsent, unasked]) {
      expect(await statusOf(one.registrationId)).toBe("registered");
    }
  });

  test("keeps places whose question did not say that no answer releases", async () => {
    const eventId = await anEventThen();
    const { registrationId } = await aVisitor(eventId);
    await lookAt(before(7 * day));
    await sent(before(7 * day));
    await set({ releasesUnanswered: true });
    expect(await lookAt(before(5 * day))).toEqual([]);
    expect(await statusOf(registrationId)).toBe("registered");
  });

  test("has to choose it: by default no answer keeps a place", async () => {
    const { registrationId } = await aVisitor(await anEventThen());
    await lookAt(before(7 * day));
    await sent(before(7 * day));
    expect(await lookAt(before(5 * day))).toEqual([]);
    expect(await statusOf(registrationId)).toBe("registered");
  });
});

describe("an answer", () => {
  const of = (registrationId: string) => ({
    actor: { kind: "patron" as const, id: registrationId, centerId: center.id },
    center,
    registrationId,
  });

  test("of no gives the place back once, with one mail, and it can be taken again", async () => {
    const { registrationId } = await aVisitor(await anEventThen());
    for (const _time of [1, 2]) {
      expect(await releasePlace(services, of(registrationId))).toEqual({ outcome: "released" });
    }
    expect(await kindsAt(begin)).toEqual(["place-released"]);
    const [row] = await services.db.select().from(registrations).where(eq(registrations.id, registrationId));
    expect(row).toMatchObject({ status: "released", cancelledBy: "patron", calendarRevision: 1 });
    expect(await keepPlace(services, of(registrationId))).toMatchObject({ reason: "already-cancelled" });
    expect(await restoreRegistration(services, of(registrationId))).toEqual({ outcome: "registered" });
  });

  test("of yes, said twice, is in the trail once", async () => {
    const { registrationId } = await aVisitor(await anEventThen());
    for (const _time of [1, 2]) {
      expect(await keepPlace(services, of(registrationId))).toEqual({ outcome: "kept" });
    }
    expect(await services.db.$count(audit, eq(audit.subjectId, registrationId))).toBe(1);
  });

  test("comes too late once the event is over, and releases no cancelled place", async () => {
    const { registrationId } = await aVisitor(await anEventThen());
    services.clock.set(new Date(startsAt.getTime() + 3 * hour));
    expect(await keepPlace(services, of(registrationId))).toMatchObject({ reason: "event-over" });
    expect(await releasePlace(services, of(registrationId))).toMatchObject({ reason: "event-over" });
    services.clock.set(begin);
    await cancelRegistration(services, of(registrationId));
    expect(await releasePlace(services, of(registrationId))).toMatchObject({ reason: "already-cancelled" });
  });
});

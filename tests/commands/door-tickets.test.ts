import { and, eq, like } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { announceToRegistered } from "~/app/commands/announce-to-registered.server";
import { cancelRegistration, restoreRegistration } from "~/app/commands/change-registration.server";
import { claimMessages } from "~/app/commands/claim-messages.server";
import { editEvent } from "~/app/commands/edit-event.server";
import { enterFair } from "~/app/commands/enter-fair.server";
import { forgetPatrons } from "~/app/commands/forget-patrons.server";
import { forgetRegistration } from "~/app/commands/forget-registration.server";
import { planFollowUps } from "~/app/commands/plan-follow-ups.server";
import { planReminders } from "~/app/commands/plan-reminders.server";
import { reissueTicket } from "~/app/commands/reissue-ticket.server";
import { sendLostTickets } from "~/app/commands/send-lost-tickets.server";
import { takeEventStep } from "~/app/commands/take-event-step.server";
import { takeTableStep } from "~/app/commands/take-table-step.server";
import { mostRepresentatives, type Representative } from "~/app/domain/fairs/representatives";
import { listRepresentatives } from "~/db/queries/fair-employers";
import { events, outbox, patrons, registrations, webhookDeliveries } from "~/db/schema";
import { aCenter, aRegistration, type TestCenter } from "~/tests/factories/center";
import {
  aDoorTicket,
  aFair,
  aFairEmployer,
  anApplication,
  anEntry,
  anInvitation,
  aPersonNamed,
  aTable,
  type TestFairEmployer,
} from "~/tests/factories/fairs";
import { aScan } from "~/tests/factories/scans";
import { createTestServices, noon, type TestServices } from "~/tests/factories/services";
import { aWebhook } from "~/tests/factories/webhooks";
import { until } from "~/tests/faults/processes";

let services: TestServices;
let center: TestCenter;
let eventId: string;
let employer: TestFairEmployer;
const ana = aPersonNamed("Ana Reyes");
const kim = aPersonNamed("Kim Lee", "kim@mail.example");
const day = 86_400_000;

beforeAll(async () => {
  services = await createTestServices();
});
afterAll(() => services.drop());
beforeEach(async () => {
  services.clock.set(noon);
  // What an earlier test left would be reminded of as well.
  await services.db.update(events).set({ status: "closed" });
  center = await aCenter(services);
  eventId = await aFair(services, center);
  employer = await aFairEmployer(services, center);
});

const step = (name: "accept" | "decline" | "withdraw", reason: string | null = null) =>
  takeTableStep(services, {
    ...{ actor: center.staff, center, eventId, employerId: employer.employerId },
    ...{ name, reason },
  });

const enter = (people: readonly Representative[], at = eventId) =>
  enterFair(services, { actor: employer.actor, center, eventId: at, entry: anEntry({ people }) });

const tell = (to: "approved" | "published" | "cancelled", at = eventId) =>
  takeEventStep(services, { actor: center.staff, center, eventId: at, to, reason: "Burst pipe" });

/** What was written to employers' people of an event, in order. */
async function told(at = eventId, state?: "queued" | "withheld" | "superseded") {
  const rows = await services.db
    .select({ kind: outbox.kind, name: patrons.name })
    .from(outbox)
    .innerJoin(
      registrations,
      and(eq(registrations.id, outbox.registrationId), eq(registrations.who, "representative")),
    )
    .leftJoin(patrons, eq(patrons.registrationId, registrations.id))
    .where(and(eq(outbox.eventId, at), state && eq(outbox.state, state)))
    .orderBy(outbox.place);
  return rows.map(({ kind, name }) => `${kind} ${name}`);
}

const sendAll = () =>
  services.db.update(outbox).set({ state: "sent", attempts: 1 }).where(eq(outbox.state, "queued"));

/** Whether a connection to this database waits for another's lock. */
const isWaiting = async () => {
  const waiting = await services.sql`
    select pid from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
  return waiting.length > 0;
};

const idOf = async (name: string) => {
  const of = { centerId: center.id, eventId, employerId: employer.employerId };
  const found = (await listRepresentatives(services.db, of)).find((person) => person.name === name);
  return found?.id ?? expect.fail(`${name} has no ticket`);
};

describe("a door ticket", () => {
  test("is mailed when staff accept the employer, and not before, to those who left an address", async () => {
    await anApplication(services, center, eventId, employer, { people: [ana, kim] });
    expect(await told()).toEqual([]);
    await step("accept");
    expect(await told()).toEqual(["door-ticket Kim Lee"]);
  });

  test("is mailed once, however often staff accept", async () => {
    await anApplication(services, center, eventId, employer, { people: [kim] });
    await Promise.all([step("accept"), step("accept")]);
    await step("accept");
    expect(await told()).toEqual(["door-ticket Kim Lee"]);
  });

  test("of an employer that takes an invitation is mailed at once", async () => {
    await anInvitation(services, center, eventId, employer.employerId);
    await enter([kim]);
    expect(await told()).toEqual(["door-ticket Kim Lee"]);
  });

  test("waits until the event is published", async () => {
    const draft = await aFair(services, center, { isDraft: true });
    await tell("approved", draft);
    await anInvitation(services, center, draft, employer.employerId);
    await enter([ana, kim], draft);
    expect(await told(draft)).toEqual([]);
    await tell("published", draft);
    expect(await told(draft)).toEqual(["door-ticket Kim Lee"]);
  });

  test("of an event that is cancelled before it is published tells nobody", async () => {
    const draft = await aFair(services, center, { isDraft: true });
    await tell("approved", draft);
    await anInvitation(services, center, draft, employer.employerId);
    await enter([kim], draft);
    await tell("cancelled", draft);
    expect(await told(draft)).toEqual([]);
  });

  test("is mailed to who is named later, and to a new address of who was, once each", async () => {
    await aTable(services, center, eventId, employer, { people: [ana, kim] });
    const later = [{ ...ana, email: "ana@mail.example" }, kim, aPersonNamed("Jo Park", "jo@mail.example")];
    await enter(later);
    await enter(later);
    expect(await told()).toEqual(["door-ticket Kim Lee", "door-ticket Ana Reyes", "door-ticket Jo Park"]);
  });

  test("of who loses the address stays, and nothing is mailed", async () => {
    await aTable(services, center, eventId, employer, { people: [kim] });
    const id = await idOf("Kim Lee");
    expect(await enter([{ ...kim, email: null }])).toMatchObject({ outcome: "entered" });
    expect(await idOf("Kim Lee")).toBe(id);
    const [left] = await services.db.select().from(patrons).where(eq(patrons.registrationId, id));
    expect([left?.emailCipher, left?.emailHash]).toEqual([null, null]);
    expect(await told()).toEqual(["door-ticket Kim Lee"]);
  });

  test("given anew by staff is mailed anew, and one that waits is not", async () => {
    await anApplication(services, center, eventId, employer, { people: [kim] });
    const request = { actor: center.staff, center, registrationId: await idOf("Kim Lee") };
    await reissueTicket(services, request);
    expect(await told()).toEqual([]);
    await step("accept");
    await sendAll();
    await reissueTicket(services, request);
    expect(await told()).toEqual(["door-ticket Kim Lee", "door-ticket Kim Lee"]);
  });

  test("goes to one address as often as an employer has people, and no more a day", async () => {
    const people = Array.from({ length: mostRepresentatives }, (_, n) =>
      aPersonNamed(`Person ${n}`, "office@mail.example"),
    );
    await aTable(services, center, eventId, employer, { people });
    expect(await told(eventId, "withheld")).toEqual([]);
    await enter([...people.slice(1), aPersonNamed("Jo Park", "office@mail.example")]);
    expect(await told(eventId, "withheld")).toEqual(["door-ticket Jo Park"]);
  });
});

describe("a door ticket that ends", () => {
  beforeEach(() => aTable(services, center, eventId, employer, { people: [ana, kim] }));

  test.each([
    ["staff take the table back", () => step("withdraw", "No room")],
    ["the employer names somebody else", () => enter([ana])],
    [
      "staff cancel it",
      async () =>
        cancelRegistration(services, {
          ...{ actor: center.staff, center },
          registrationId: await idOf("Kim Lee"),
        }),
    ],
  ])("because %s is told to whom it was mailed", async (_why, end) => {
    await sendAll();
    await end();
    expect(await told()).toEqual(["door-ticket Kim Lee", "door-ticket-ended Kim Lee"]);
  });

  test("before it went out is not mailed any more, and nobody is told", async () => {
    await step("withdraw", "No room");
    expect(await told(eventId, "superseded")).toEqual(["door-ticket Kim Lee"]);
    expect(await told()).toHaveLength(1);
  });

  test("while a mail server was asked to take it is told too: it may have arrived", async () => {
    await services.db.update(outbox).set({ attempts: 1 }).where(eq(outbox.kind, "door-ticket"));
    await step("withdraw", "No room");
    expect(await told(eventId, "queued")).toEqual(["door-ticket-ended Kim Lee"]);
  });

  test("while a worker is taking it waits for the worker, and is told", async () => {
    let ending: Promise<unknown> = Promise.resolve();
    await services.db.transaction(async (tx) => {
      await claimMessages({ ...services, db: tx }, { limit: 100 });
      ending = step("withdraw", "No room");
      await until("the end waits for the worker", isWaiting);
    });
    await ending;
    expect(await told(eventId, "queued")).toEqual(["door-ticket Kim Lee", "door-ticket-ended Kim Lee"]);
  });

  test("that went out with word of a new time alone is told of too", async () => {
    const hour = 3_600_000;
    const patch = {
      startsAt: new Date(noon.getTime() + 26 * hour),
      endsAt: new Date(noon.getTime() + 28 * hour),
    };
    const moved = { ...patch, doorsOpenAt: null, doorsCloseAt: null };
    await editEvent(services, {
      actor: center.staff,
      center,
      eventId,
      patch: moved,
      reason: "Elevator repair",
    });
    await sendAll();
    await step("withdraw", "No room");
    expect(await told()).toEqual(["door-ticket Kim Lee", "event-moved Kim Lee", "door-ticket-ended Kim Lee"]);
  });

  test("is not taken back like a visitor's place: it follows its employer", async () => {
    const request = { actor: center.staff, center, registrationId: await idOf("Kim Lee") };
    await cancelRegistration(services, request);
    expect(await restoreRegistration(services, request)).toEqual({
      outcome: "refused",
      reason: "not-found",
    });
  });
});

describe("a representative", () => {
  beforeEach(() => aTable(services, center, eventId, employer, { people: [kim] }));

  test("who asks for lost tickets gets the door ticket, once the employer has a table", async () => {
    const other = await aFair(services, center);
    await anApplication(services, center, other, employer, { people: [kim] });
    await sendAll();
    const clientAddress = "203.0.113.9";
    await sendLostTickets(services, { center, clientAddress, email: "Kim@mail.example" });
    const isAgain = and(eq(outbox.centerId, center.id), like(outbox.dedupeKey, "lost-ticket:%"));
    const again = await services.db.select({ kind: outbox.kind }).from(outbox).where(isAgain);
    expect(again).toEqual([{ kind: "door-ticket" }]);
  });

  test("is not reminded, thanked, asked about work or written to with the visitors", async () => {
    await aRegistration(services, center, eventId, { email: "rosa@mail.example" });
    await sendAll();
    const { text } = await aDoorTicket(services, center, eventId, employer);
    await aScan(services, center, { eventId, text });
    await announceToRegistered(services, {
      ...{ actor: center.staff, center, eventId, text: "Use the garden door." },
      announcementId: services.ids.uuid(),
    });
    for (const hours of [1, 22, 24 * 31]) {
      services.clock.set(new Date(noon.getTime() + hours * 3_600_000));
      await planReminders(services);
      await planFollowUps(services);
    }
    expect(await told()).toEqual(["door-ticket Kim Lee"]);
  });

  test("whose address a visitor gave too leaves that visitor's confirmations alone", async () => {
    const { registrationId } = await aRegistration(services, center, eventId, { email: "kim@mail.example" });
    const of = eq(outbox.registrationId, registrationId);
    const [confirmation] = await services.db.select().from(outbox).where(of);
    expect(confirmation).toMatchObject({ kind: "registration-confirmed", state: "queued" });
  });

  test("is forgotten with the visitors after 30 days, address and all", async () => {
    const id = await idOf("Kim Lee");
    const isKept = () => services.db.$count(patrons, eq(patrons.registrationId, id));
    services.clock.set(new Date(noon.getTime() + 29 * day));
    await forgetPatrons(services);
    expect(await isKept()).toBe(1);
    services.clock.set(new Date(noon.getTime() + 40 * day));
    await forgetPatrons(services);
    expect(await isKept()).toBe(0);
  });

  test("who deletes what is kept gives the ticket back, and no receiver hears of a registration", async () => {
    await aWebhook(services, center, { url: "https://hooks.example.org/fairday" });
    const registrationId = await idOf("Kim Lee");
    const actor = { kind: "patron" as const, id: registrationId, centerId: center.id };
    await forgetRegistration(services, { actor, center, registrationId, language: "en" });
    expect(await services.db.$count(patrons, eq(patrons.registrationId, registrationId))).toBe(0);
    const isOf = eq(webhookDeliveries.registrationId, registrationId);
    expect(await services.db.$count(webhookDeliveries, isOf)).toBe(0);
  });
});

import { and, count, eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { acceptPlace, declinePlace } from "~/app/commands/answer-offer.server";
import { resizeParty } from "~/app/commands/change-party.server";
import { cancelRegistration, restoreRegistration } from "~/app/commands/change-registration.server";
import { editEvent } from "~/app/commands/edit-event.server";
import { expireOffers } from "~/app/commands/expire-offers.server";
import { offerPlaces } from "~/app/commands/parts/offer-places.server";
import { registerPatron } from "~/app/commands/register-patron.server";
import { takeEventStep } from "~/app/commands/take-event-step.server";
import { lockEvent } from "~/db/queries/locks";
import { findEventCounts, listLine } from "~/db/queries/waitlist";
import { offers, outbox, registrations } from "~/db/schema";
import { aCenter, aPublishedEvent, type TestCenter } from "../factories/center";
import { createTestServices, noon, type TestServices } from "../factories/services";

let services: TestServices;
let center: TestCenter;

beforeAll(async () => {
  services = await createTestServices();
  center = await aCenter(services);
});
afterAll(() => services.drop());

const day = 24 * 3_600_000;

/** An event ten days ahead, so that an offer stands for a day. */
function anEvent(capacity: number, more: Parameters<typeof aPublishedEvent>[2] = {}) {
  const startsAt = new Date(noon.getTime() + 10 * day);
  const endsAt = new Date(startsAt.getTime() + 3 * 3_600_000);
  const doors = { doorsOpenAt: startsAt, doorsCloseAt: endsAt };
  return aPublishedEvent(services, center, { startsAt, endsAt, ...doors, capacity, ...more });
}

interface Asked {
  people?: number;
  email?: string | null;
  hasPriority?: boolean;
  patience?: "waits" | "goes";
}

async function ask(eventId: string, { people = 1, email = null, ...more }: Asked = {}) {
  return registerPatron(services, {
    center,
    eventId,
    patron: { name: "Rosa", email, phone: null, language: "en" },
    partySize: people,
    origin: "web",
    key: null,
    ...more,
  });
}

async function joins(eventId: string, more: Asked = {}): Promise<string> {
  const result = await ask(eventId, more);
  if (result.outcome === "refused") throw new Error(result.reason);
  return result.registrationId;
}

const patron = (id: string) => ({ kind: "patron" as const, id, centerId: center.id });
const by = (registrationId: string) => ({ actor: patron(registrationId), center, registrationId });
const cancel = (registrationId: string) => cancelRegistration(services, by(registrationId));
const accept = (registrationId: string) => acceptPlace(services, by(registrationId));
const decline = (registrationId: string) => declinePlace(services, by(registrationId));

async function statusOf(id: string) {
  const [row] = await services.db
    .select({ status: registrations.status })
    .from(registrations)
    .where(eq(registrations.id, id));
  return row?.status;
}

const statusesOf = (ids: readonly string[]) => Promise.all(ids.map(statusOf));

const offersOf = (eventId: string) =>
  services.db
    .select({ registrationId: offers.registrationId, expiresAt: offers.expiresAt, endedAs: offers.endedAs })
    .from(offers)
    .where(eq(offers.eventId, eventId))
    .orderBy(offers.id);

async function mailsOf(eventId: string, kind: "place-offered" | "offer-expired" | "waitlist-joined") {
  const [row] = await services.db
    .select({ n: count() })
    .from(outbox)
    .where(and(eq(outbox.eventId, eventId), eq(outbox.kind, kind)));
  return row?.n;
}

const countsOf = (eventId: string) => findEventCounts(services.db, { centerId: center.id, eventId });

/** Runs something at another time; the clock then stands where it stood. */
async function at<T>(now: Date, work: () => Promise<T>): Promise<T> {
  services.clock.set(now);
  try {
    return await work();
  } finally {
    services.clock.set(noon);
  }
}

describe("who finds an event full", () => {
  test("waits, in the order of arrival, with codes but without a confirmation", async () => {
    const eventId = await anEvent(1);
    await joins(eventId);
    expect(await ask(eventId, { email: "ana@mail.example" })).toMatchObject({ outcome: "waitlisted" });
    const second = await joins(eventId);
    const line = await listLine(services.db, { centerId: center.id, eventId, limit: 10 });
    expect(line.map(({ registrationId }) => registrationId).at(-1)).toBe(second);
    expect(await countsOf(eventId)).toEqual({ registered: 1, offered: 0, waiting: 2 });
    expect(await mailsOf(eventId, "waitlist-joined")).toBe(1);
  });

  test("is turned away where they do not want to wait", async () => {
    const eventId = await anEvent(1);
    await joins(eventId);
    expect(await ask(eventId, { patience: "goes" })).toEqual({ outcome: "refused", reason: "event-full" });
  });

  test("asks again with the same key and is told the same", async () => {
    const eventId = await anEvent(1);
    await joins(eventId);
    const key = { source: "form", key: services.ids.uuid(), otherValues: "are-new" as const };
    const request = {
      center,
      eventId,
      patron: { name: "Minh", email: null, phone: null, language: "vi" },
      origin: "web" as const,
      key,
    };
    const first = await registerPatron(services, request);
    expect(first).toMatchObject({ outcome: "waitlisted", replayed: false });
    expect(await registerPatron(services, request)).toEqual({ ...first, replayed: true });
  });
});

describe("a freed place", () => {
  test("is offered to who came first, in the transaction that freed it, with one mail", async () => {
    const eventId = await anEvent(1);
    const holder = await joins(eventId);
    const [first, second] = [await joins(eventId, { email: "a@mail.example" }), await joins(eventId)];
    await cancel(holder);
    expect(await statusesOf([holder, first, second])).toEqual(["cancelled", "offered", "waitlisted"]);
    expect(await offersOf(eventId)).toEqual([
      { registrationId: first, expiresAt: new Date(noon.getTime() + day), endedAs: null },
    ]);
    expect(await mailsOf(eventId, "place-offered")).toBe(1);
    expect(await countsOf(eventId)).toEqual({ registered: 0, offered: 1, waiting: 1 });
  });

  test("goes first to who has priority, and never takes a place that somebody has", async () => {
    const eventId = await anEvent(1);
    const holder = await joins(eventId);
    const [early, veteran] = [await joins(eventId), await joins(eventId, { hasPriority: true })];
    expect(await statusOf(holder)).toBe("registered");
    await cancel(holder);
    expect(await statusesOf([early, veteran])).toEqual(["waitlisted", "offered"]);
  });

  test("is held: nobody else gets it while the offer is open", async () => {
    const eventId = await anEvent(1);
    const holder = await joins(eventId);
    await joins(eventId);
    await cancel(holder);
    expect(await ask(eventId)).toMatchObject({ outcome: "waitlisted" });
    expect(await restoreRegistration(services, by(holder))).toEqual({ outcome: "waitlisted" });
  });

  test("is not offered again to who gave it back: they go behind who waits", async () => {
    const eventId = await anEvent(1);
    const holder = await joins(eventId);
    const [first, second] = [await joins(eventId), await joins(eventId)];
    await cancel(holder);
    await restoreRegistration(services, by(holder));
    await decline(first);
    expect(await statusesOf([second, holder])).toEqual(["offered", "waitlisted"]);
  });

  test("of a raised capacity, a lowered reserve, a smaller party and a smaller waiting party is offered", async () => {
    const eventId = await anEvent(4, { walkInReserve: 1 });
    const party = await joins(eventId, { people: 3 });
    const line = [await joins(eventId), await joins(eventId), await joins(eventId)];
    const edit = (patch: { capacity?: number; walkInReserve?: number }) =>
      editEvent(services, { actor: center.staff, center, eventId, patch, reason: null });
    await edit({ capacity: 5 });
    expect(await statusesOf(line)).toEqual(["offered", "waitlisted", "waitlisted"]);
    await edit({ walkInReserve: 0 });
    expect(await statusesOf(line)).toEqual(["offered", "offered", "waitlisted"]);
    await resizeParty(services, { ...by(party), people: 2 });
    expect(await statusesOf(line)).toEqual(["offered", "offered", "offered"]);
    const large = await joins(eventId, { people: 2 });
    await decline(line[0] ?? "");
    expect(await statusOf(large)).toBe("waitlisted");
    await resizeParty(services, { ...by(large), people: 1 });
    expect(await statusOf(large)).toBe("offered");
  });

  test("is offered to nobody once registration is closed", async () => {
    const closes = new Date(noon.getTime() + day);
    const eventId = await anEvent(1, { registrationClosesAt: closes });
    const [holder, waiting] = [await joins(eventId), await joins(eventId)];
    await at(closes, () => cancel(holder));
    expect(await statusOf(waiting)).toBe("waitlisted");
  });
});

describe("an answer", () => {
  test("yes makes a ticket of it, once, with one confirmation", async () => {
    const eventId = await anEvent(1);
    const holder = await joins(eventId);
    const waiting = await joins(eventId, { email: "yes@mail.example" });
    await cancel(holder);
    expect([await accept(waiting), await accept(waiting)]).toEqual([
      { outcome: "accepted" },
      { outcome: "accepted" },
    ]);
    expect(await statusOf(waiting)).toBe("registered");
    expect((await offersOf(eventId))[0]?.endedAs).toBe("accepted");
    const confirmations = await services.db.$count(
      outbox,
      and(eq(outbox.registrationId, waiting), eq(outbox.kind, "registration-confirmed")),
    );
    expect(confirmations).toBe(1);
  });

  test("no gives it to the next, and the offer is over for who said so", async () => {
    const eventId = await anEvent(1);
    const holder = await joins(eventId);
    const [first, second] = [await joins(eventId), await joins(eventId)];
    await cancel(holder);
    expect(await decline(first)).toEqual({ outcome: "declined" });
    expect(await statusesOf([first, second])).toEqual(["cancelled", "offered"]);
    expect(await accept(first)).toEqual({ outcome: "refused", reason: "offer-over" });
  });

  test("of another's offer is refused", async () => {
    const eventId = await anEvent(1);
    const holder = await joins(eventId);
    const [first, second] = [await joins(eventId), await joins(eventId)];
    await cancel(holder);
    expect(await accept(second)).toEqual({ outcome: "refused", reason: "offer-over" });
    expect(await statusesOf([first, second])).toEqual(["offered", "waitlisted"]);
  });

  test("counts also in the moment in which the offer ends, as long as nobody else was asked", async () => {
    const eventId = await anEvent(1);
    const holder = await joins(eventId);
    const waiting = await joins(eventId);
    await cancel(holder);
    const late = new Date(noon.getTime() + day);
    expect(await at(late, () => accept(waiting))).toEqual({ outcome: "accepted" });
    await at(late, () => expireOffers(services));
    expect(await statusOf(waiting)).toBe("registered");
    expect((await offersOf(eventId))[0]?.endedAs).toBe("accepted");
  });
});

describe("an offer that nobody answers", () => {
  test("ends, is told once, and goes to the next", async () => {
    const eventId = await anEvent(1);
    const holder = await joins(eventId);
    const first = await joins(eventId, { email: "first@mail.example" });
    const second = await joins(eventId, { email: "second@mail.example" });
    await cancel(holder);
    const ends = noon.getTime() + day;
    await at(new Date(ends - 1), () => expireOffers(services));
    expect(await statusOf(first)).toBe("offered");
    await at(new Date(ends), () => expireOffers(services));
    await at(new Date(ends), () => expireOffers(services));
    expect(await statusesOf([first, second])).toEqual(["released", "offered"]);
    expect(await mailsOf(eventId, "offer-expired")).toBe(1);
    expect(await mailsOf(eventId, "place-offered")).toBe(2);
  });

  test("of an event that was cancelled ends without a word", async () => {
    const eventId = await anEvent(1);
    const holder = await joins(eventId);
    await joins(eventId, { email: "none@mail.example" });
    await cancel(holder);
    const step = { actor: center.staff, center, eventId, to: "cancelled" as const, reason: "Flooded room" };
    await takeEventStep(services, step);
    await at(new Date(noon.getTime() + 2 * day), () => expireOffers(services));
    expect(await mailsOf(eventId, "offer-expired")).toBe(0);
    expect((await offersOf(eventId))[0]?.endedAs).toBe("withdrawn");
  });

  test("ends with an earlier close of registration", async () => {
    const eventId = await anEvent(1);
    const holder = await joins(eventId);
    await joins(eventId);
    await cancel(holder);
    const closes = new Date(noon.getTime() + 3_600_000);
    const patch = { registrationClosesAt: closes };
    await editEvent(services, { actor: center.staff, center, eventId, patch, reason: null });
    expect((await offersOf(eventId))[0]?.expiresAt).toEqual(closes);
  });
});

describe("at once", () => {
  const runOffers = async (eventId: string) => {
    await services.db.transaction(async (tx) => {
      const event = await lockEvent(tx, { centerId: center.id, eventId });
      if (event !== null) await offerPlaces(tx, services, center, event);
    });
  };

  /** Two free places and two who wait, as a capacity that was raised behind the application's back leaves it. */
  async function twoWait() {
    const eventId = await anEvent(1);
    await joins(eventId);
    const waiting = [
      await joins(eventId, { email: "one@mail.example" }),
      await joins(eventId, { email: "two@mail.example" }),
    ];
    await services.sql`update events set capacity = 10 where id = ${eventId}`;
    return { eventId, waiting };
  }

  test("ten that offer places to two make two offers and two mails", async () => {
    const { eventId, waiting } = await twoWait();
    await Promise.all(Array.from({ length: 10 }, () => runOffers(eventId)));
    expect(await statusesOf(waiting)).toEqual(["offered", "offered"]);
    expect(await offersOf(eventId)).toHaveLength(2);
    expect(await mailsOf(eventId, "place-offered")).toBe(2);
  });

  test("without the event's row held, the database alone keeps one offer a person", async () => {
    const { eventId } = await twoWait();
    const event = await services.db.transaction((tx) => lockEvent(tx, { centerId: center.id, eventId }));
    if (event === null) throw new Error("no event");
    const tried = await Promise.allSettled(
      Array.from({ length: 10 }, () =>
        services.db.transaction((tx) => offerPlaces(tx, services, center, event)),
      ),
    );
    expect(tried.some(({ status }) => status === "rejected")).toBe(true);
    expect(await offersOf(eventId)).toHaveLength(2);
  });

  test("ten workers that end one late offer tell it once and offer it on once", async () => {
    const eventId = await anEvent(1);
    const holder = await joins(eventId);
    await joins(eventId, { email: "late@mail.example" });
    const next = await joins(eventId, { email: "next@mail.example" });
    await cancel(holder);
    await at(new Date(noon.getTime() + day), () =>
      Promise.all(Array.from({ length: 10 }, () => expireOffers(services))),
    );
    expect(await statusOf(next)).toBe("offered");
    expect(await mailsOf(eventId, "offer-expired")).toBe(1);
    expect(await offersOf(eventId)).toHaveLength(2);
  });

  test("an acceptance and the end of its offer leave a place or a released one, never both", async () => {
    for (let round = 0; round < 10; round++) {
      const eventId = await anEvent(1);
      const holder = await joins(eventId);
      const [first, second] = [await joins(eventId), await joins(eventId)];
      await cancel(holder);
      const [answer] = await at(new Date(noon.getTime() + day), () =>
        Promise.all([accept(first), expireOffers(services)]),
      );
      const isTaken = answer.outcome === "accepted";
      expect(await statusesOf([first, second])).toEqual(
        isTaken ? ["registered", "waitlisted"] : ["released", "offered"],
      );
    }
  });

  test("the last place goes to the acceptance or to nobody, never to a new registration", async () => {
    for (let round = 0; round < 10; round++) {
      const eventId = await anEvent(1);
      const holder = await joins(eventId);
      const waiting = await joins(eventId);
      await cancel(holder);
      const [answer, fresh] = await Promise.all([accept(waiting), ask(eventId)]);
      expect([answer.outcome, fresh.outcome]).toEqual(["accepted", "waitlisted"]);
      expect(await countsOf(eventId)).toEqual({ registered: 1, offered: 0, waiting: 1 });
    }
  });
});

describe("the counts of an event", () => {
  test("are what its registrations add up to, whatever changes them", async () => {
    const eventId = await anEvent(6);
    const made = [await joins(eventId, { people: 4 }), await joins(eventId, { people: 2 })];
    made.push(await joins(eventId, { people: 3 }), await joins(eventId));
    await cancel(made[1] ?? "");
    await services.sql`
      update registrations set status = 'waitlisted' where event_id = ${eventId} and status = 'offered'`;
    await services.sql`update registrations set party_size = 2 where id = ${made[0] ?? ""}`;
    const [sum] = await services.sql`
      select coalesce(sum(party_size) filter (where status = 'registered'), 0)::int as registered,
        coalesce(sum(party_size) filter (where status = 'offered'), 0)::int as offered,
        coalesce(sum(party_size) filter (where status = 'waitlisted'), 0)::int as waiting
      from registrations where event_id = ${eventId}`;
    expect({ ...sum }).toEqual(await countsOf(eventId));
  });

  test("refuse a place too many, also one that is only offered", async () => {
    const eventId = await anEvent(1);
    await joins(eventId);
    const waiting = await joins(eventId);
    const force = services.sql`update registrations set status = 'offered' where id = ${waiting}`;
    await expect(force).rejects.toMatchObject({ constraint_name: "registrations_capacity" });
  });
});

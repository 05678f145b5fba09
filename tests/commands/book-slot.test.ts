import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { acceptOfferedTime, cancelTime } from "~/app/commands/change-booking.server";
import { cancelRegistration } from "~/app/commands/change-registration.server";
import { cancelSlot, changeSeats } from "~/app/commands/change-slot.server";
import { createEmployer } from "~/app/commands/create-employer.server";
import { editEvent } from "~/app/commands/edit-event.server";
import { expireTimes } from "~/app/commands/expire-times.server";
import { forgetRegistration } from "~/app/commands/forget-registration.server";
import { moveSlots } from "~/app/commands/move-slots.server";
import { takeEventStep } from "~/app/commands/take-event-step.server";
import { eventEmployers, outbox, slots } from "~/db/schema";
import { aCenter, anActor, anEmployer, aRegistration, type TestCenter } from "../factories/center";
import { createTestServices, noon, type TestServices } from "../factories/services";
import { anEventAhead, asPatron, book, bookingsOf, someSlots } from "../factories/slots";

let services: TestServices;
let center: TestCenter;
let eventId: string;

beforeAll(async () => {
  services = await createTestServices();
  center = await aCenter(services);
});
afterAll(() => services.drop());
beforeEach(async () => {
  services.clock.set(noon);
  eventId = await anEventAhead(services, center);
});

const minute = 60_000;

async function visitor(email: string | null = "rosa@mail.example"): Promise<string> {
  return (await aRegistration(services, center, eventId, { email })).registrationId;
}

const mailsOf = async (registrationId: string) => {
  const rows = await services.db
    .select({ kind: outbox.kind, sequence: outbox.sequence, state: outbox.state })
    .from(outbox)
    .where(eq(outbox.registrationId, registrationId))
    .orderBy(outbox.place);
  return rows.filter(({ kind }) => kind.startsWith("booking-"));
};

const only = <T>(rows: readonly T[]): T => {
  const [row] = rows;
  if (row === undefined || rows.length !== 1) throw new Error(`${rows.length} rows`);
  return row;
};

/** One slot of one seat, who has it and who waits for it. */
async function aLine(waiting = 1) {
  const slotId = only(await someSlots(services, center, eventId));
  const holder = await visitor();
  await book(services, center, holder, slotId);
  const line: string[] = [];
  for (let n = 0; n < waiting; n += 1) {
    const next = await visitor();
    await book(services, center, next, slotId, { waits: true });
    line.push(next);
  }
  return { slotId, holder, line };
}

const statusIn = async (slotId: string, registrationId: string) =>
  (await bookingsOf(services, slotId)).findLast((one) => one.registrationId === registrationId)?.status;

describe("booking", () => {
  test("gives a free seat and tells whoever gave an address, once however often the form comes", async () => {
    const slotId = only(await someSlots(services, center, eventId));
    const registrationId = await visitor();
    const key = services.ids.uuid();
    const first = await book(services, center, registrationId, slotId, { key });
    expect(first).toEqual({ outcome: "booked", bookingId: key });
    expect(await book(services, center, registrationId, slotId, { key })).toEqual(first);
    expect(await bookingsOf(services, slotId)).toMatchObject([{ status: "booked", seat: 1 }]);
    expect(await mailsOf(registrationId)).toMatchObject([{ kind: "booking-confirmed", sequence: 0 }]);
  });

  test("a form that comes again after the time was given up takes nothing again", async () => {
    const slotId = only(await someSlots(services, center, eventId));
    const registrationId = await visitor();
    const key = services.ids.uuid();
    await book(services, center, registrationId, slotId, { key });
    await cancelTime(services, { ...asPatron(center, registrationId), slotId });
    await book(services, center, registrationId, slotId, { key });
    expect(await bookingsOf(services, slotId)).toMatchObject([{ status: "cancelled", endedBy: "patron" }]);
  });

  test("with the same employer moves: one booking, its calendar entry rises, the seat goes on", async () => {
    const [early = "", late = ""] = await someSlots(services, center, eventId, { count: 2 });
    const registrationId = await visitor();
    const next = await visitor();
    await book(services, center, registrationId, early);
    await book(services, center, next, early, { waits: true });
    expect(await book(services, center, registrationId, late)).toMatchObject({ outcome: "moved" });
    expect(await bookingsOf(services, late)).toMatchObject([
      { registrationId, status: "booked", calendarRevision: 1 },
    ]);
    expect(await bookingsOf(services, early)).toMatchObject([{ registrationId: next, status: "offered" }]);
    // The confirmation had not gone out: the newer state replaces it.
    expect(await mailsOf(registrationId)).toMatchObject([
      { kind: "booking-confirmed", state: "superseded" },
      { kind: "booking-moved", state: "queued", sequence: 1 },
    ]);
  });

  test("is refused at an hour at which another employer sees them", async () => {
    const other = await anotherEmployer();
    const slotId = only(await someSlots(services, center, eventId));
    const overlapping = only(await someSlots(services, center, eventId, { after: 10, employerId: other }));
    const registrationId = await visitor();
    await book(services, center, registrationId, slotId);
    const refused = { outcome: "refused", reason: "times-overlap" };
    expect(await book(services, center, registrationId, overlapping)).toEqual(refused);
  });

  test("needs a place at this very event", async () => {
    const slotId = only(await someSlots(services, center, eventId));
    const registrationId = await visitor();
    await cancelRegistration(services, asPatron(center, registrationId));
    expect(await book(services, center, registrationId, slotId)).toMatchObject({ reason: "place-needed" });
    const elsewhere = await anEventAhead(services, center);
    const stranger = (await aRegistration(services, center, elsewhere)).registrationId;
    expect(await book(services, center, stranger, slotId)).toMatchObject({ reason: "place-needed" });
  });
});

describe("the line of a slot", () => {
  test("a seat that is given up is offered to the first who waits, in the same step", async () => {
    const { slotId, holder, line } = await aLine(2);
    await cancelTime(services, { ...asPatron(center, holder), slotId });
    expect(await Promise.all(line.map((one) => statusIn(slotId, one)))).toEqual(["offered", "waitlisted"]);
    expect(await mailsOf(line[0] ?? "")).toMatchObject([{ kind: "booking-offered" }]);
  });

  test("who accepts has the time, and gives up the one that they had with the employer", async () => {
    const { slotId, holder, line } = await aLine();
    const first = line[0] ?? "";
    const later = only(await someSlots(services, center, eventId, { after: 60 }));
    await book(services, center, first, later);
    await cancelTime(services, { ...asPatron(center, holder), slotId });
    const request = { ...asPatron(center, first), slotId };
    expect(await acceptOfferedTime(services, request)).toEqual({ outcome: "accepted" });
    expect(await acceptOfferedTime(services, request)).toEqual({ outcome: "accepted" });
    expect(await statusIn(slotId, first)).toBe("booked");
    expect(await statusIn(later, first)).toBe("cancelled");
  });

  test("who declines gives the seat on", async () => {
    const { slotId, holder, line } = await aLine(2);
    await cancelTime(services, { ...asPatron(center, holder), slotId });
    await cancelTime(services, { ...asPatron(center, line[0] ?? ""), slotId });
    expect(await Promise.all(line.map((one) => statusIn(slotId, one)))).toEqual(["cancelled", "offered"]);
  });

  test("an offer that nobody answers goes on when it ends, and not before", async () => {
    const { slotId, holder, line } = await aLine(2);
    await cancelTime(services, { ...asPatron(center, holder), slotId });
    services.clock.set(new Date(noon.getTime() + 23 * 60 * minute));
    await expireTimes(services);
    expect(await statusIn(slotId, line[0] ?? "")).toBe("offered");
    services.clock.set(new Date(noon.getTime() + 24 * 60 * minute));
    expect(await expireTimes(services)).toBeGreaterThan(0);
    expect(await expireTimes(services)).toBe(0);
    expect(await Promise.all(line.map((one) => statusIn(slotId, one)))).toEqual(["released", "offered"]);
    // The offer's own mail had not gone out: it is replaced by what is true now.
    expect(await mailsOf(line[0] ?? "")).toMatchObject([
      { kind: "booking-offered", state: "superseded" },
      { kind: "booking-offer-expired", state: "queued" },
    ]);
  });

  test("more seats go to those who wait, and fewer than are taken are refused", async () => {
    const { slotId, line } = await aLine(2);
    const of = { actor: center.staff, center, eventId, slotId };
    await changeSeats(services, { ...of, seats: 3 });
    expect(await Promise.all(line.map((one) => statusIn(slotId, one)))).toEqual(["offered", "offered"]);
    expect(await changeSeats(services, { ...of, seats: 2 })).toMatchObject({ reason: "seats-below-booked" });
  });

  test("fewer seats move whoever sits on one that goes", async () => {
    const slotId = only(await someSlots(services, center, eventId, { seats: 2 }));
    const [first, second] = [await visitor(), await visitor()];
    await book(services, center, first, slotId);
    await book(services, center, second, slotId);
    await cancelTime(services, { ...asPatron(center, first), slotId });
    await changeSeats(services, { actor: center.staff, center, eventId, slotId, seats: 1 });
    const left = (await bookingsOf(services, slotId)).filter(({ status }) => status === "booked");
    expect(left).toMatchObject([{ registrationId: second, seat: 1 }]);
  });
});

describe("what ends a booking", () => {
  test.each([
    ["cancelled", (one: string) => cancelRegistration(services, asPatron(center, one))],
    [
      "forgotten",
      (one: string) => forgetRegistration(services, { ...asPatron(center, one), language: "en" }),
    ],
  ])("a place that is %s ends its times and gives their seats on", async (_how, endPlace) => {
    const { slotId, holder, line } = await aLine();
    await endPlace(holder);
    expect(await statusIn(slotId, holder)).toBe("cancelled");
    expect(await statusIn(slotId, line[0] ?? "")).toBe("offered");
  });

  test("a slot that its employer cancels: everyone is told, with the employer's words, once", async () => {
    const { slotId, holder, line } = await aLine();
    const actor = anActor(services, center.id, "employer", { employerId: center.employerId });
    const request = { actor, center, eventId, slotId, reason: "Dana is ill." };
    expect(await cancelSlot(services, request)).toEqual({ outcome: "cancelled", told: 2 });
    expect(await cancelSlot(services, request)).toEqual({ outcome: "cancelled", told: 0 });
    expect(await statusIn(slotId, holder)).toBe("cancelled");
    for (const one of [holder, ...line]) {
      expect((await mailsOf(one)).at(-1)).toMatchObject({ kind: "booking-cancelled" });
    }
  });

  test("another employer cancels nothing here", async () => {
    const { slotId } = await aLine();
    const actor = anActor(services, center.id, "employer", { employerId: await anotherEmployer() });
    const refused = { outcome: "refused", reason: "not-found" };
    expect(await cancelSlot(services, { actor, center, eventId, slotId, reason: null })).toEqual(refused);
  });

  test("an event that is cancelled ends all of them and offers no seat", async () => {
    const { slotId, holder, line } = await aLine();
    await takeEventStep(services, { actor: center.staff, center, eventId, to: "cancelled", reason: "Flood" });
    expect(await statusIn(slotId, holder)).toBe("cancelled");
    expect(await statusIn(slotId, line[0] ?? "")).toBe("cancelled");
  });
});

describe("an event that moves", () => {
  const later = async (hours: number) => {
    const at = (ms: number) => new Date(ms + hours * 60 * minute);
    const [slot] = await services.db
      .select({ startsAt: slots.startsAt })
      .from(slots)
      .where(eq(slots.eventId, eventId));
    const startsAt = at((slot?.startsAt ?? noon).getTime());
    const patch = { startsAt, endsAt: new Date(startsAt.getTime() + 180 * minute) };
    const edited = await editEvent(services, { actor: center.staff, center, eventId, patch, reason: "Heat" });
    expect(edited).toMatchObject({ outcome: "edited" });
    return startsAt;
  };

  test("its times move as far in one step, through each other, and calendars follow", async () => {
    const other = await anotherEmployer();
    const slotId = only(await someSlots(services, center, eventId, { length: 60 }));
    const next = only(
      await someSlots(services, center, eventId, { length: 60, after: 60, employerId: other }),
    );
    const registrationId = await visitor();
    await book(services, center, registrationId, slotId);
    await book(services, center, registrationId, next);
    const startsAt = await later(1);
    const moving = { actor: center.staff, center, eventId, employerId: null };
    expect(await moveSlots(services, moving)).toEqual({ outcome: "moved", slots: 2 });
    expect(await moveSlots(services, moving)).toEqual({ outcome: "moved", slots: 0 });
    const [moved] = await services.db
      .select({ startsAt: slots.startsAt })
      .from(slots)
      .where(eq(slots.id, slotId));
    expect(moved).toEqual({ startsAt });
    expect(await bookingsOf(services, slotId)).toMatchObject([{ status: "booked", calendarRevision: 1 }]);
    const told = (await mailsOf(registrationId)).filter(({ kind }) => kind === "booking-moved");
    expect(told).toMatchObject([{ sequence: 1 }, { sequence: 1 }]);
  });

  test("an employer alone does not move its times into another's", async () => {
    const other = await anotherEmployer();
    const slotId = only(await someSlots(services, center, eventId, { length: 60 }));
    const next = only(
      await someSlots(services, center, eventId, { length: 60, after: 60, employerId: other }),
    );
    const registrationId = await visitor();
    await book(services, center, registrationId, slotId);
    await book(services, center, registrationId, next);
    await later(1);
    const { employerId } = center;
    const actor = anActor(services, center.id, "employer", { employerId });
    const refused = { outcome: "refused", reason: "times-would-overlap" };
    expect(await moveSlots(services, { actor, center, eventId, employerId })).toEqual(refused);
  });
});

/** A second employer with a table at the event. */
async function anotherEmployer(): Promise<string> {
  const of = { actor: center.staff, centerId: center.id };
  const { employerId } = await createEmployer(services, { ...of, employer: anEmployer() });
  await services.db
    .insert(eventEmployers)
    .values({ centerId: center.id, eventId, employerId, isHost: false });
  return employerId;
}

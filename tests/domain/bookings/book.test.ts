import { describe, expect, test } from "vitest";
import { decideBooking, type OwnBooking, ownWithEmployer } from "~/app/domain/bookings/book";
import { mostSeats, overlaps } from "~/app/domain/bookings/booking";
import { acceptTime, type BookingState, cancelBooking, expireTime } from "~/app/domain/bookings/change";
import { decideSeats, isOutside, shiftOf } from "~/app/domain/bookings/change-slot";
import { choiceOf } from "~/app/domain/bookings/choice";
import { fillSeats } from "~/app/domain/bookings/fill-seats";
import { type HeldSlot, isBookable, mayBook } from "~/app/domain/bookings/hours";
import { mostSlots } from "~/app/domain/bookings/make-slots";
import { checkOffered, mayOffer, mostOfEmployer } from "~/app/domain/bookings/offer";
import { isStillTrue } from "~/app/domain/bookings/told";

const at = (time: string) => new Date(`2026-12-05T${time}:00Z`);
const span = (from: string, until: string) => ({ startsAt: at(from), endsAt: at(until) });

const aSlot = (more: Partial<HeldSlot> = {}): HeldSlot => ({
  ...{ id: "slot", employerId: "harbor", seats: 2, cancelledAt: null },
  ...span("10:00", "10:20"),
  event: { status: "published", zone: "UTC" },
  ...more,
});
const anOwn = (more: Partial<OwnBooking> = {}): OwnBooking => ({
  ...{ id: "own", slotId: "other", employerId: "bakery", status: "booked" },
  ...span("11:00", "11:20"),
  ...more,
});
const patron = { waits: false, by: "patron" as const };
/** A question of a table's row, asked inside the test: a rule that throws while tests are collected would fail none. */
type Asked<T> = () => T;
const decide = (
  slot: HeldSlot,
  own: OwnBooking[],
  { taken = [], waits = false, now = at("09:00"), by = "patron" as "patron" | "staff" } = {} as {
    taken?: number[];
    waits?: boolean;
    now?: Date;
    by?: "patron" | "staff";
  },
) => {
  return () => decideBooking(slot, taken, own, { ...patron, waits, by }, now);
};

describe("a wish for a time", () => {
  test.each<[string, Asked<ReturnType<typeof decideBooking>>, unknown]>([
    ["gets the first seat", decide(aSlot(), []), { outcome: "booked", seat: 1, releases: null }],
    [
      "gets the lowest seat that is free",
      decide(aSlot({ seats: 3 }), [], { taken: [1, 3] }),
      { outcome: "booked", seat: 2, releases: null },
    ],
    [
      "is refused where none is free",
      decide(aSlot(), [], { taken: [1, 2] }),
      { outcome: "refused", reason: "slot-full" },
    ],
    [
      "waits where it says so",
      decide(aSlot(), [], { taken: [1, 2], waits: true }),
      { outcome: "waitlisted" },
    ],
    [
      "gets a free seat also where it would wait",
      decide(aSlot(), [], { taken: [1], waits: true }),
      { outcome: "booked", seat: 2, releases: null },
    ],
    [
      "gives up the time with the same employer",
      decide(aSlot(), [anOwn({ employerId: "harbor" })]),
      { outcome: "booked", seat: 1, releases: anOwn({ employerId: "harbor" }) },
    ],
    [
      "gives it up also where the two overlap",
      decide(aSlot(), [anOwn({ employerId: "harbor", ...span("10:10", "10:30") })]),
      { outcome: "booked", seat: 1, releases: anOwn({ employerId: "harbor", ...span("10:10", "10:30") }) },
    ],
    [
      "is refused where another employer's time overlaps",
      decide(aSlot(), [anOwn(span("10:19", "10:40"))]),
      { outcome: "refused", reason: "times-overlap" },
    ],
    [
      "stands beside one that begins where it ends",
      decide(aSlot(), [anOwn(span("10:20", "10:40"))]),
      { outcome: "booked", seat: 1, releases: null },
    ],
    [
      "stands beside a line that is waited in at the hour",
      decide(aSlot(), [anOwn({ status: "waitlisted", ...span("10:00", "10:20") })]),
      { outcome: "booked", seat: 1, releases: null },
    ],
    [
      "is had already",
      decide(aSlot(), [anOwn({ slotId: "slot", employerId: "harbor", ...span("10:00", "10:20") })]),
      { outcome: "unchanged", status: "booked" },
    ],
    [
      "of somebody in the line takes a seat that is free",
      decide(aSlot(), [anOwn({ slotId: "slot", employerId: "harbor", status: "waitlisted" })]),
      { outcome: "booked", seat: 1, releases: null },
    ],
    [
      "comes too late for a visitor as the time begins",
      decide(aSlot(), [], { now: at("10:00") }),
      { outcome: "refused", reason: "slot-begun" },
    ],
    [
      "can be noted by staff until the time ends",
      decide(aSlot(), [], { now: at("10:19"), by: "staff" }),
      { outcome: "booked", seat: 1, releases: null },
    ],
    [
      "is refused to staff as the time ends",
      decide(aSlot(), [], { now: at("10:20"), by: "staff" }),
      { outcome: "refused", reason: "slot-begun" },
    ],
  ])("%s", (_rule, decided, expected) => expect(decided()).toEqual(expected));

  test.each<[string, Partial<OwnBooking>]>([
    ["is offered", { status: "offered" }],
    ["is waited for", { status: "waitlisted" }],
    ["is this one", { slotId: "slot" }],
    ["is another employer's", { employerId: "bakery" }],
  ])("gives up no time that %s", (_what, more) => {
    expect(ownWithEmployer(aSlot(), [anOwn({ employerId: "harbor", ...more })])).toBeNull();
  });

  test("gives up none where neither time is an employer's", () => {
    const counselor = { employerId: null };
    expect(ownWithEmployer(aSlot(counselor), [anOwn(counselor)])).toBeNull();
    expect(decideBooking(aSlot(counselor), [], [anOwn(counselor)], patron, at("09:00"))).toMatchObject({
      releases: null,
    });
  });

  test("asks of no event where the time is a counselor's", () => {
    expect(isBookable(aSlot({ event: null }), "patron", at("09:59"))).toEqual({ outcome: "open" });
  });

  test("can be had by a visitor until the time begins", () => {
    expect(isBookable(aSlot(), "patron", at("09:59"))).toEqual({ outcome: "open" });
  });

  test.each<[string, Partial<HeldSlot>, string]>([
    ["was cancelled", { cancelledAt: at("08:00") }, "slot-cancelled"],
    [
      "is of an event that does not take place",
      { event: { status: "cancelled", zone: "UTC" } },
      "event-not-open",
    ],
  ])("is refused where the time %s", (_what, more, reason) => {
    expect(isBookable(aSlot(more), "staff", at("09:00"))).toEqual({ outcome: "refused", reason });
  });

  const refused = { outcome: "refused", reason: "place-needed" };
  test.each([
    [{ eventId: "e", status: "registered", who: "patron" }, { outcome: "open" }],
    [{ eventId: "other", status: "registered", who: "patron" }, refused],
    [{ eventId: "e", status: "waitlisted", who: "patron" }, refused],
    [{ eventId: "e", status: "registered", who: "representative" }, refused],
  ] as const)("of %j is %j", (registration, answer) => {
    expect(mayBook(registration, { eventId: "e" })).toEqual(answer);
  });
});

const waiting = (id: string, queueNo: number, more: { priority?: number; own?: OwnBooking[] } = {}) => ({
  ...{ bookingId: id, registrationId: id, people: 1, priority: 0, own: [], queueNo },
  ...more,
});

describe("free seats go", () => {
  const offered =
    (slot: HeldSlot, taken: number[], line: ReturnType<typeof waiting>[], now = at("09:00")) =>
    () =>
      fillSeats(slot, taken, line, now).map(({ waiting: { bookingId }, seat }) => [bookingId, seat]);
  const line = [waiting("second", 2), waiting("first", 1), waiting("third", 3)];

  test.each<[string, ReturnType<typeof offered>, unknown]>([
    [
      "to who came first, in order",
      offered(aSlot(), [], line),
      [
        ["first", 1],
        ["second", 2],
      ],
    ],
    ["and stay free where nobody else waits", offered(aSlot(), [], [waiting("only", 1)]), [["only", 1]]],
    ["one for each that is free", offered(aSlot(), [1], line), [["first", 2]]],
    ["to nobody where none is", offered(aSlot(), [1, 2], line), []],
    [
      "to who has priority before who came first",
      offered(aSlot({ seats: 1 }), [], [...line, waiting("veteran", 4, { priority: 1 })]),
      [["veteran", 1]],
    ],
    [
      "past who has another time at the hour",
      offered(
        aSlot({ seats: 1 }),
        [],
        [waiting("busy", 1, { own: [anOwn(span("10:10", "10:30"))] }), waiting("next", 2)],
      ),
      [["next", 1]],
    ],
    ["to nobody once the time has begun", offered(aSlot(), [], line, at("10:00")), []],
  ])("%s", (_rule, offers, expected) => expect(offers()).toEqual(expected));
});

const aBooking = (more: Partial<BookingState> = {}): BookingState => ({
  ...{ status: "booked", seat: 1, offerExpiresAt: null, calendarRevision: 3, revision: 5 },
  ...{ endedBy: null, endedAt: null },
  ...more,
});
const anOffer = () => aBooking({ status: "offered", offerExpiresAt: at("09:30"), calendarRevision: 0 });

describe("a booking", () => {
  test("that is given up frees its seat, and its calendar entry follows", () => {
    expect(cancelBooking(aBooking(), aSlot(), "patron", at("09:00"))).toEqual({
      outcome: "changed",
      booking: aBooking({
        ...{ status: "cancelled", seat: null, calendarRevision: 4, revision: 6 },
        ...{ endedBy: "patron", endedAt: at("09:00") },
      }),
    });
  });

  test("that never was in a calendar changes none as it ends", () => {
    const done = cancelBooking(anOffer(), aSlot(), "patron", at("09:00"));
    expect(done).toMatchObject({
      booking: { status: "cancelled", calendarRevision: 0, offerExpiresAt: null },
    });
  });

  test("is given up once, and by a visitor not once it has begun", () => {
    const over = aBooking({ status: "cancelled", seat: null });
    expect(cancelBooking(over, aSlot(), "patron", at("09:00"))).toEqual({ outcome: "unchanged" });
    expect(cancelBooking(aBooking(), aSlot(), "patron", at("10:00"))).toMatchObject({ reason: "slot-begun" });
    expect(cancelBooking(aBooking(), aSlot(), "staff", at("10:00"))).toMatchObject({ outcome: "changed" });
  });

  test("that was offered is taken also a moment after the offer's end, while it was not given on", () => {
    expect(acceptTime(anOffer(), aSlot(), "patron", at("09:31"))).toMatchObject({
      outcome: "changed",
      booking: { status: "booked", seat: 1, offerExpiresAt: null, revision: 6 },
    });
    expect(acceptTime(aBooking(), aSlot(), "patron", at("09:31"))).toEqual({ outcome: "unchanged" });
    const waits = aBooking({ status: "waitlisted", seat: null });
    expect(acceptTime(waits, aSlot(), "patron", at("09:00"))).toMatchObject({ reason: "offer-over" });
    expect(acceptTime(anOffer(), aSlot(), "patron", at("10:00"))).toMatchObject({ reason: "slot-begun" });
  });

  test("that was offered is released when its offer ends, and nothing else is", () => {
    expect(expireTime(anOffer(), at("09:29"))).toEqual({ outcome: "unchanged" });
    expect(expireTime(anOffer(), at("09:30"))).toMatchObject({
      ...{ outcome: "changed", booking: { status: "released", seat: null } },
    });
    expect(expireTime(aBooking(), at("09:30"))).toEqual({ outcome: "unchanged" });
  });
});

describe("the seats of a slot", () => {
  const held = [
    { bookingId: "a", seat: 1 },
    { bookingId: "b", seat: 3 },
  ];
  test("are as many as are held, whoever sat above moves down", () => {
    expect(decideSeats(2, held)).toEqual({ outcome: "decided", moved: [{ bookingId: "b", seat: 2 }] });
    expect(decideSeats(3, held)).toEqual({ outcome: "decided", moved: [] });
  });
  test("are no fewer than are held, and one at least", () => {
    expect(decideSeats(1, held)).toMatchObject({ reason: "seats-below-booked" });
    expect(decideSeats(0, [])).toMatchObject({ reason: "seats-below-booked" });
  });
  test("are no more than a slot may have", () => {
    const fields = [{ field: "seats", problem: "too-high" }];
    expect(decideSeats(mostSeats, [])).toEqual({ outcome: "decided", moved: [] });
    expect(decideSeats(mostSeats + 1, [])).toEqual({
      ...{ outcome: "refused", reason: "values-not-accepted", fields },
    });
  });
});

describe("a slot and its event", () => {
  const event = { ...span("10:00", "13:00"), status: "published" as const };

  test("a time that begins or ends with the event is within it", () => {
    expect(isOutside(span("10:00", "13:00"), event)).toBe(false);
    expect(isOutside(span("09:59", "10:20"), event)).toBe(true);
    expect(isOutside(span("12:50", "13:01"), event)).toBe(true);
  });

  test("it has to move as far as the event did since it was set", () => {
    expect(shiftOf({ ...span("09:00", "09:20"), setFor: at("09:00") }, event)).toBe(3_600_000);
    expect(shiftOf({ ...span("09:00", "09:20"), setFor: null }, event)).toBe(0);
  });

  const within = span("10:00", "10:20");
  const many = (count: number) => Array.from({ length: count }, () => within);
  const open = { outcome: "open" };
  const notOpen = { outcome: "refused", reason: "event-not-open" };
  const over = { outcome: "refused", reason: "event-over" };
  const wrong = (field: string, problem: string) => ({
    ...{ outcome: "refused", reason: "values-not-accepted", fields: [{ field, problem }] },
  });
  test.each([
    ["within the event", event, [within], 0, open],
    ["of an event that is not published yet", { ...event, status: "approved" as const }, [within], 0, open],
    ["of which one is outside", event, [within, span("09:00", "09:20")], 0, wrong("from", "outside-event")],
    [
      "of which one is over",
      ...[event, [within, span("10:20", "10:40")], 0, wrong("from", "starts-in-the-past"), at("10:20")],
    ],
    ["as many as are made at once", event, many(mostSlots), 0, open],
    ["more than are made at once", event, many(mostSlots + 1), 0, wrong("until", "slots-too-many")],
    ["as many as an employer may have", event, [within], mostOfEmployer - 1, open],
    ["one more than that", event, [within], mostOfEmployer, wrong("until", "slots-too-many")],
    ["of an event that is only asked for", { ...event, status: "submitted" as const }, [], 0, notOpen],
    ["of an event that is over", event, [], 0, over, at("13:00")],
  ] as const)("times %s", (_what, of, spans, there, answer, now = at("09:00")) => {
    expect(checkOffered(of, spans, there, now)).toEqual(answer);
  });

  test("times can be offered until the event ends", () => {
    expect(mayOffer(event, at("12:59"))).toEqual(open);
  });

  test("two spans that touch do not overlap", () => {
    expect(overlaps(span("10:00", "10:20"), span("10:20", "10:40"))).toBe(false);
    expect(overlaps(span("10:00", "10:20"), span("10:19", "10:40"))).toBe(true);
  });
});

describe("what a page offers of a time", () => {
  const slot = { ...aSlot(), held: 1 };
  const where = { event: span("10:00", "13:00"), by: "patron" as const, now: at("09:00") };
  const here = { slotId: "slot", employerId: "harbor", ...span("10:00", "10:20") };
  const shown =
    (...of: Parameters<typeof choiceOf>) =>
    () =>
      choiceOf(...of);

  test.each<[string, Asked<ReturnType<typeof choiceOf>>, unknown]>([
    ["free seats", shown(slot, [], where), { kind: "free", left: 1 }],
    ["a change", shown(slot, [anOwn({ employerId: "harbor" })], where), { kind: "change", left: 1 }],
    ["the line", shown({ ...slot, held: 2 }, [], where), { kind: "full" }],
    ["their own", shown(slot, [anOwn(here)], where), { kind: "booked", isOutside: false }],
    [
      "what is held for them",
      shown(slot, [anOwn({ ...here, status: "offered" })], where),
      { kind: "offered", isOutside: false },
    ],
    [
      "their turn",
      shown({ ...slot, held: 2 }, [anOwn({ ...here, status: "waitlisted" })], where),
      { kind: "waitlisted" },
    ],
    ["why not", shown(slot, [anOwn(span("10:10", "10:30"))], where), { kind: "overlaps" }],
    [
      "that their own has to move",
      shown(slot, [anOwn(here)], { ...where, event: span("11:00", "13:00") }),
      { kind: "booked", isOutside: true },
    ],
    ["nothing that has to move", shown(slot, [], { ...where, event: span("11:00", "13:00") }), null],
    [
      "their turn also where it has to move",
      shown({ ...slot, held: 2 }, [anOwn({ ...here, status: "waitlisted" })], {
        ...where,
        event: span("11:00", "13:00"),
      }),
      { kind: "waitlisted" },
    ],
    ["nothing once it has begun", shown(slot, [], { ...where, now: at("10:00") }), null],
    [
      "their own also when it has begun",
      shown(slot, [anOwn(here)], { ...where, now: at("10:00") }),
      { kind: "booked", isOutside: false },
    ],
  ])("%s", (_what, choice, expected) => expect(choice()).toEqual(expected));
});

test.each([
  ["booking-confirmed", "booked", "09:00", true],
  ["booking-confirmed", "cancelled", "09:00", false],
  ["booking-confirmed", "booked", "10:10", true],
  ["booking-moved", "booked", "09:00", true],
  ["booking-moved", "cancelled", "09:00", false],
  ["booking-cancelled", "cancelled", "09:00", true],
  ["booking-cancelled", "released", "09:00", true],
  ["booking-cancelled", "booked", "09:00", false],
  ["booking-offered", "offered", "09:29", true],
  ["booking-offered", "offered", "09:30", false],
  ["booking-offered", "booked", "09:29", false],
  ["booking-offer-expired", "released", "09:30", true],
  ["booking-offer-expired", "booked", "09:30", false],
  ["booking-reminder-day", "booked", "09:59", true],
  ["booking-reminder-day", "cancelled", "09:59", false],
  ["booking-reminder-day", "booked", "10:00", false],
  ["booking-reminder-hours", "booked", "09:59", true],
  ["booking-reminder-hours", "booked", "10:00", false],
] as const)("%s of somebody %s at %s is still true: %s", (kind, status, now, expected) => {
  const booking = { status, startsAt: at("10:00"), offerExpiresAt: at("09:30") };
  expect(isStillTrue(kind, booking, at(now))).toBe(expected);
});

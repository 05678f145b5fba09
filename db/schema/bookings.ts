import { sql } from "drizzle-orm";
import {
  check,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { bookingOrigins, presences } from "~/app/domain/appointments/appointment";
import {
  bookingEnders,
  bookingStatuses,
  liveStatuses,
  mostSeats,
  openStatuses,
  slotKinds,
} from "~/app/domain/bookings/booking";
import { slotPhases } from "~/app/domain/bookings/reminders";
import { counselorHours } from "./appointments";
import { branches } from "./centers";
import { centerId, instant, instantRange, oneOf } from "./columns";
import { employers } from "./employers";
import { events } from "./events";
import { registrations } from "./registrations";

/**
 * A time that somebody offers to see people at: an interview of an employer at its event. Where is either words (a
 * table) or a link to a video call. `setFor` is the event's start when the time was set: where the event has moved
 * since, the difference is how far the time has to move.
 */
export const slots = pgTable(
  "slots",
  {
    centerId: centerId(),
    id: uuid().notNull(),
    kind: text({ enum: slotKinds }).notNull(),
    eventId: uuid(),
    employerId: uuid(),
    branchId: uuid(),
    /** The counselor's name, as visitors read it. */
    counselor: text(),
    /** The weekly hours that it was made from; none where somebody added it by hand. */
    hoursId: uuid(),
    startsAt: instant().notNull(),
    endsAt: instant().notNull(),
    seats: integer().notNull(),
    place: text(),
    callUrl: text(),
    setFor: instant(),
    revision: integer().notNull().default(1),
    cancelledAt: instant(),
    createdAt: instant().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.centerId, t.id] }),
    foreignKey({ columns: [t.centerId, t.eventId], foreignColumns: [events.centerId, events.id] }),
    foreignKey({ columns: [t.centerId, t.employerId], foreignColumns: [employers.centerId, employers.id] }),
    foreignKey({ columns: [t.centerId, t.branchId], foreignColumns: [branches.centerId, branches.id] }),
    foreignKey({
      columns: [t.centerId, t.hoursId],
      foreignColumns: [counselorHours.centerId, counselorHours.id],
    }),
    // Also of those that were cancelled: hours make a time once.
    uniqueIndex("slots_made").on(t.centerId, t.hoursId, t.startsAt),
    index("slots_appointments").on(t.centerId, t.startsAt).where(sql`${t.kind} = 'appointment'`),
    index("slots_event").on(t.centerId, t.eventId, t.employerId, t.startsAt),
    // What the planner of reminders asks of every center at once, each minute.
    index("slots_starting").on(t.startsAt).where(sql`${t.cancelledAt} is null`),
    check("slots_kind", oneOf(t.kind, slotKinds)),
    check(
      "slots_interview",
      sql`${t.kind} <> 'interview' or (${t.eventId} is not null and ${t.employerId} is not null and ${t.setFor} is not null)`,
    ),
    check(
      "slots_appointment",
      sql`${t.kind} <> 'appointment' or (${t.eventId} is null and ${t.branchId} is not null and ${t.counselor} is not null)`,
    ),
    check("slots_times", sql`${t.startsAt} < ${t.endsAt}`),
    check("slots_seats", sql`${t.seats} between 1 and ${sql.raw(String(mostSeats))}`),
    check("slots_where", sql`num_nonnulls(${t.place}, ${t.callUrl}) = 1`),
    check("slots_call_url", sql`${t.callUrl} like 'https://%'`),
  ],
);

const isLive = (status: unknown) => oneOf(status, liveStatuses);

/**
 * Somebody's seat in a slot, or their turn to get one. Who is `booked` or `offered` has a seat of their own; of one
 * seat there is one, and nobody has two at a time (`held` is the slot's span; a constraint in the guards' migration).
 * `calendarRevision` is the SEQUENCE of the booking's own calendar entry: it rises as its slot moves, or it moves to
 * another slot.
 */
export const bookings = pgTable(
  "bookings",
  {
    centerId: centerId(),
    id: uuid().notNull(),
    slotId: uuid().notNull(),
    registrationId: uuid(),
    status: text({ enum: bookingStatuses }).notNull(),
    seat: integer(),
    held: instantRange().notNull(),
    queueNo: integer(),
    offerExpiresAt: instant(),
    calendarRevision: integer().notNull().default(0),
    revision: integer().notNull().default(1),
    endedBy: text({ enum: bookingEnders }),
    endedAt: instant(),
    /** Whether somebody came to an appointment; empty while nobody has said. */
    presence: text({ enum: presences }),
    /** Of an appointment: in what its visitor wants to be written to, how it came about, and of which making its link is. */
    language: text(),
    origin: text({ enum: bookingOrigins }),
    generation: integer().notNull().default(1),
    createdAt: instant().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.centerId, t.id] }),
    foreignKey({ columns: [t.centerId, t.slotId], foreignColumns: [slots.centerId, slots.id] }),
    foreignKey({
      columns: [t.centerId, t.registrationId],
      foreignColumns: [registrations.centerId, registrations.id],
    }),
    uniqueIndex("bookings_seat").on(t.centerId, t.slotId, t.seat).where(isLive(t.status)),
    uniqueIndex("bookings_open")
      .on(t.centerId, t.slotId, t.registrationId)
      .where(oneOf(t.status, openStatuses)),
    index("bookings_slot").on(t.centerId, t.slotId),
    index("bookings_registration").on(t.centerId, t.registrationId),
    index("bookings_offers").on(t.offerExpiresAt).where(sql`${t.status} = 'offered'`),
    check("bookings_status", oneOf(t.status, bookingStatuses)),
    check("bookings_presence", oneOf(t.presence, presences)),
    check("bookings_origin", oneOf(t.origin, bookingOrigins)),
    check("bookings_ended_by", oneOf(t.endedBy, bookingEnders)),
    check("bookings_has_seat", sql`(${isLive(t.status)}) = (${t.seat} is not null)`),
    check("bookings_offer", sql`(${t.status} = 'offered') = (${t.offerExpiresAt} is not null)`),
    check("bookings_queue", sql`${t.status} <> 'waitlisted' or ${t.queueNo} is not null`),
    check("bookings_seat_no", sql`${t.seat} >= 1`),
  ],
);

/** Hashes of the secrets that open somebody's appointment, with the key that minted each: a leaked dump mints nothing. */
export const bookingCodes = pgTable(
  "booking_codes",
  {
    codeHash: text().primaryKey(),
    centerId: centerId(),
    bookingId: uuid().notNull(),
    generation: integer().notNull(),
    keyId: text().notNull(),
    revokedAt: instant(),
  },
  (t) => [
    uniqueIndex("booking_codes_generation").on(t.centerId, t.bookingId, t.generation),
    foreignKey({ columns: [t.centerId, t.bookingId], foreignColumns: [bookings.centerId, bookings.id] }),
  ],
);

/** One reminding of everyone who is booked in a slot that starts at one time. A row is written with the messages. */
export const slotRounds = pgTable(
  "slot_rounds",
  {
    centerId: centerId(),
    slotId: uuid().notNull(),
    phase: text({ enum: slotPhases }).notNull(),
    startsAt: instant().notNull(),
    doneAt: instant().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.centerId, t.slotId, t.phase, t.startsAt] }),
    foreignKey({ columns: [t.centerId, t.slotId], foreignColumns: [slots.centerId, slots.id] }),
    check("slot_rounds_phase", oneOf(t.phase, slotPhases)),
  ],
);

import { mostRepresentatives } from "~/app/domain/fairs/representatives";
import type { MessageKind } from "./message";

const second = 1000;
const hour = 3_600_000;

export interface Attempts {
  /** Attempts made so far, this one included: 1 after the first failure. */
  attempts: number;
  firstQueuedAt: Date;
  now: Date;
  /** From 0 to 1: spreads a queue that failed at once. Up to a quarter of the wait is taken off. */
  jitter: number;
}

/** When to try a message again after a failure that may pass (an SMTP 4xx reply or a lost connection; RFC 5321, 4.5.4.1). */
export function nextAttempt({ attempts, firstQueuedAt, now, jitter }: Attempts): Date | "give-up" {
  const wait = Math.min(30 * second * 2 ** (attempts - 1), hour) * (1 - jitter / 4);
  const at = now.getTime() + wait;
  return at > firstQueuedAt.getTime() + 24 * hour ? "give-up" : new Date(at);
}

interface Habit {
  /** Says nothing worth reading once its event has ended. */
  endsWithEvent: boolean;
  /** Tells a registration's newest state: an older one that has not gone out is replaced. */
  tellsState: boolean;
  /** Tells no state, and is replaced by what does: a reminder of a time that no longer holds. */
  givesWay?: true;
  /** Whose state it tells: of a registration where it does not say. */
  of?: "booking";
}

const reminder: Habit = { endsWithEvent: true, tellsState: false, givesWay: true };
const ofBooking: Habit = { endsWithEvent: true, tellsState: true, of: "booking" };

const habits: Record<MessageKind, Habit> = {
  "registration-confirmed": { endsWithEvent: true, tellsState: true },
  "registration-cancelled": { endsWithEvent: true, tellsState: true },
  "waitlist-joined": { endsWithEvent: true, tellsState: true },
  "place-offered": { endsWithEvent: true, tellsState: true },
  "offer-expired": { endsWithEvent: true, tellsState: true },
  "event-moved": { endsWithEvent: true, tellsState: true },
  "event-cancelled": { endsWithEvent: true, tellsState: true },
  announcement: { endsWithEvent: false, tellsState: false },
  "event-submitted": { endsWithEvent: false, tellsState: false },
  "event-needs-info": { endsWithEvent: false, tellsState: false },
  "event-declined": { endsWithEvent: false, tellsState: false },
  "event-approved": { endsWithEvent: false, tellsState: false },
  "event-published": { endsWithEvent: false, tellsState: false },
  "event-withdrawn": { endsWithEvent: false, tellsState: false },
  "message-to-staff": { endsWithEvent: false, tellsState: false },
  "message-to-employer": { endsWithEvent: false, tellsState: false },
  "staff-invitation": { endsWithEvent: false, tellsState: false },
  "table-pass": { endsWithEvent: true, tellsState: false },
  "account-link": { endsWithEvent: false, tellsState: false },
  "test-mail": { endsWithEvent: false, tellsState: false },
  "reminder-week": reminder,
  "reminder-day": reminder,
  "reminder-hours": reminder,
  "place-released": { endsWithEvent: true, tellsState: true },
  "booking-confirmed": ofBooking,
  "booking-moved": ofBooking,
  "booking-cancelled": ofBooking,
  "booking-offered": ofBooking,
  "booking-offer-expired": ofBooking,
  "booking-reminder-day": { ...reminder, of: "booking" },
  "booking-reminder-hours": { ...reminder, of: "booking" },
  "outcomes-asked": { endsWithEvent: false, tellsState: false },
  "event-thanks": { endsWithEvent: false, tellsState: false },
  "job-asked": { endsWithEvent: false, tellsState: false },
  "fair-invited": { endsWithEvent: true, tellsState: false },
  "fair-applied": { endsWithEvent: true, tellsState: false },
  "fair-accepted": { endsWithEvent: true, tellsState: false },
  "fair-declined": { endsWithEvent: false, tellsState: false },
  "fair-withdrawn": { endsWithEvent: false, tellsState: false },
  "fair-message": { endsWithEvent: false, tellsState: false },
  "webhook-paused": { endsWithEvent: false, tellsState: false },
  "door-ticket": { endsWithEvent: true, tellsState: true },
  "door-ticket-ended": { endsWithEvent: true, tellsState: true },
};

/** True for a confirmation or a notice of change whose event has ended. */
export function isPointless(kind: MessageKind, eventEndsAt: Date | null, now: Date): boolean {
  return eventEndsAt !== null && habits[kind].endsWithEvent && now >= eventEndsAt;
}

/** True where a new message of a registration, or of a booking, takes the place of an older one that was not sent yet. */
export function supersedes(newKind: MessageKind, oldKind: MessageKind): boolean {
  const [of, old] = [habits[newKind], habits[oldKind]];
  return of.of === old.of && of.tellsState && (old.tellsState || old.givesWay === true);
}

const confirmationsADay = 5;

/** Whether an address may get another confirmation of one event: nobody's mailbox is filled by a public form. */
export function mayConfirmAgain(countToday: number): boolean {
  return countToday < confirmationsADay;
}

/** As many as one employer's people: all of their tickets may go to one address. */
const doorTicketsADay = mostRepresentatives;

/** Whether an address may get another door ticket of one event: nobody's mailbox is filled by an employer's form. */
export function mayMailDoorTicket(countToday: number): boolean {
  return countToday < doorTicketsADay;
}

const timesADay = 10;

/** Whether somebody may get another mail today of what they do with interview times themselves. */
export function mayTellAgain(countToday: number): boolean {
  return countToday < timesADay;
}

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
}

const reminder: Habit = { endsWithEvent: true, tellsState: false, givesWay: true };

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
  "staff-invitation": { endsWithEvent: false, tellsState: false },
  "account-link": { endsWithEvent: false, tellsState: false },
  "test-mail": { endsWithEvent: false, tellsState: false },
  "reminder-week": reminder,
  "reminder-day": reminder,
  "reminder-hours": reminder,
  "place-released": { endsWithEvent: true, tellsState: true },
  "webhook-paused": { endsWithEvent: false, tellsState: false },
};

/** True for a confirmation or a notice of change whose event has ended. */
export function isPointless(kind: MessageKind, eventEndsAt: Date | null, now: Date): boolean {
  return eventEndsAt !== null && habits[kind].endsWithEvent && now >= eventEndsAt;
}

/** True where a new message of a registration takes the place of an older one that was not sent yet. */
export function supersedes(newKind: MessageKind, oldKind: MessageKind): boolean {
  const old = habits[oldKind];
  return habits[newKind].tellsState && (old.tellsState || old.givesWay === true);
}

const confirmationsADay = 5;

/** Whether an address may get another confirmation of one event: nobody's mailbox is filled by a public form. */
export function mayConfirmAgain(countToday: number): boolean {
  return countToday < confirmationsADay;
}

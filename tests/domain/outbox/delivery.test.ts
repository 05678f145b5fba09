import { describe, expect, test } from "vitest";
import {
  isPointless,
  mayConfirmAgain,
  mayMailDoorTicket,
  mayTellAgain,
  nextAttempt,
  supersedes,
} from "~/app/domain/outbox/delivery";
import {
  bookingKinds,
  isOfBooking,
  isReminder,
  type MessageKind,
  messageKinds,
  reminderKinds,
} from "~/app/domain/outbox/message";

const queued = new Date("2026-12-05T12:00:00Z");
const later = (seconds: number) => new Date(queued.getTime() + seconds * 1000);

describe("nextAttempt", () => {
  test.each([
    [1, 30],
    [2, 60],
    [3, 120],
    [7, 1920],
    [8, 3600],
    [30, 3600],
    [2000, 3600],
  ])("after failure %i waits %i seconds: twice as long each time, an hour at most", (attempts, seconds) => {
    expect(nextAttempt({ attempts, firstQueuedAt: queued, now: queued, jitter: 0 })).toEqual(later(seconds));
  });

  test.each([
    [1, 1, 22.5],
    [1, 0.5, 26.25],
    [8, 1, 2700],
  ])(
    "after failure %i with a jitter of %d waits %d seconds, so that a queue does not return at once",
    (attempts, jitter, seconds) => {
      expect(nextAttempt({ attempts, firstQueuedAt: queued, now: queued, jitter })).toEqual(later(seconds));
    },
  );

  test("tries up to 24 hours after the message was queued", () => {
    const now = later(23 * 3600);
    expect(nextAttempt({ attempts: 30, firstQueuedAt: queued, now, jitter: 0 })).toEqual(later(24 * 3600));
  });

  test("gives up where the next attempt would come later than that", () => {
    const now = later(23 * 3600 + 0.001);
    expect(nextAttempt({ attempts: 30, firstQueuedAt: queued, now, jitter: 0 })).toBe("give-up");
  });
});

const aboutState: MessageKind[] = [
  "registration-confirmed",
  "registration-cancelled",
  "waitlist-joined",
  "place-offered",
  "offer-expired",
  "event-moved",
  "event-cancelled",
  "place-released",
  "door-ticket",
  "door-ticket-ended",
];
const aboutBooking = bookingKinds.filter((kind) => !kind.startsWith("booking-reminder"));
/** Of a table that is over, nobody is told any more. */
const aboutTables: MessageKind[] = ["fair-invited", "fair-applied", "fair-accepted", "table-pass"];
const others = messageKinds.filter(
  (kind) => ![...aboutState, ...aboutTables].includes(kind) && !isReminder(kind) && !isOfBooking(kind),
);

describe("isPointless", () => {
  test.each([...aboutState, ...aboutTables, ...reminderKinds, ...bookingKinds])(
    "%s does not go out once its event has ended",
    (kind) => {
      expect(isPointless(kind, queued, queued)).toBe(true);
      expect(isPointless(kind, queued, later(1))).toBe(true);
    },
  );

  test.each(aboutState)("%s goes out until its event ends", (kind) => {
    expect(isPointless(kind, queued, later(-1))).toBe(false);
  });

  test.each(others)("%s goes out after the event too", (kind) => {
    expect(isPointless(kind, queued, later(1))).toBe(false);
  });

  test("a message without an event is never late for it", () => {
    expect(isPointless("registration-confirmed", null, later(1))).toBe(false);
  });
});

describe("supersedes", () => {
  test.each(aboutState.flatMap((newer) => aboutState.map((older) => [newer, older] as const)))(
    "%s takes the place of an unsent %s",
    (newer, older) => {
      expect(supersedes(newer, older)).toBe(true);
    },
  );

  test.each(bookingKinds)("%s is replaced by what tells of its own interview time alone", (older) => {
    expect(messageKinds.filter((newer) => supersedes(newer, older))).toEqual(aboutBooking);
    const replaced = messageKinds.filter((kind) => supersedes(older, kind));
    expect(replaced.every(isOfBooking)).toBe(true);
  });

  test.each([...others, ...aboutTables])("%s is never replaced, and replaces nothing", (kind) => {
    expect(messageKinds.filter((other) => supersedes(other, kind) || supersedes(kind, other))).toEqual([]);
  });
});

describe("a reminder", () => {
  test.each(aboutState.flatMap((newer) => reminderKinds.map((older) => [newer, older] as const)))(
    "gives way to %s as an unsent %s: the time that it tells may no longer hold",
    (newer, older) => {
      expect(supersedes(newer, older)).toBe(true);
      expect(supersedes(older, newer)).toBe(false);
    },
  );

  test("replaces no other reminder", () => {
    for (const older of reminderKinds) expect(supersedes("reminder-hours", older)).toBe(false);
  });
});

test("reminders of an event, and what tells of an interview time, are told from all other messages", () => {
  expect(messageKinds.filter(isReminder)).toEqual(reminderKinds);
  expect(messageKinds.filter(isOfBooking)).toEqual(bookingKinds);
});

describe("mayConfirmAgain", () => {
  test.each([
    [0, true],
    [4, true],
    [5, false],
    [6, false],
  ])("after %i confirmations today: %s", (countToday, may) => {
    expect(mayConfirmAgain(countToday)).toBe(may);
  });
});

test("one address gets as many door tickets of an event a day as an employer has people", () => {
  expect([mayMailDoorTicket(19), mayMailDoorTicket(20)]).toEqual([true, false]);
});

test("of what somebody does with interview times they get ten mails a day", () => {
  expect([mayTellAgain(9), mayTellAgain(10)]).toEqual([true, false]);
});

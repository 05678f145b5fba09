import { channels } from "~/app/domain/desk/inquiry";
import { eventStatuses } from "~/app/domain/events/event";
import { marks } from "~/app/domain/outcomes/marks";
import { jobAnswers } from "~/app/domain/outcomes/own-job";
import { referralKinds, referralStates } from "~/app/domain/referrals/referral";
import { origins, registrationStatuses } from "~/app/domain/registrations/registration";
import { dayAfter } from "~/app/domain/time/day-start";
import { seeded } from "./seeded";

const day = 86_400_000;
const hour = 3_600_000;
/** The first day that something may lie on; the last is so many days later. */
const firstDay = Date.parse("2025-11-20T00:00:00Z");
const spread = 430;

export const languages = ["en", "es", "ko", "hy"] as const;
const units = ["hour", "day", "week", "month", "year"] as const;

/**
 * What happens around a year, at random and told by a seed alone: events of every status and at every hour, with all that
 * may hang on one, and a desk's log, referrals and appointments. Ids are numbers, which the store turns into its own.
 */
export function reportYear(seed: number) {
  const { whole, chance, pick, times, maybe } = seeded(seed);
  const dayAt = () => new Date(firstDay + whole(0, spread) * day).toISOString().slice(0, 10);
  const count = () => maybe(0.7, () => whole(0, 12));
  const points = () => maybe(0.8, () => whole(1, 5));

  const place = () => ({
    status: pick(registrationStatuses),
    origin: pick(origins),
    who: chance(0.85) ? ("patron" as const) : ("representative" as const),
    partySize: chance(0.7) ? 1 : whole(2, 6),
    language: pick(languages),
    came: chance(0.6) ? whole(1, 6) : 0,
    scannedAt: times(whole(1, 3), () => whole(0, 5_000)).toSorted((a, b) => a - b),
    verdictMs: maybe(0.8, () => whole(20, 3_000)),
    job: maybe(0.2, () => pick(jobAnswers)),
    accommodations: times(chance(0.2) ? whole(1, 2) : 0, () =>
      pick(["asked", "met", "met", "not-met"] as const),
    ),
    offers: maybe(0.2, () => ({
      people: whole(1, 4),
      endedAs: pick(["accepted", "declined", "expired"] as const),
    })),
  });
  const report = () => ({
    mark: pick(marks),
    kind: pick(["counts", "counts", "nobody-hired", "declined"] as const),
    lines: times(whole(1, 2), () => ({
      interviews: count(),
      offers: count(),
      hires: count(),
      retained: count(),
    })),
  });
  const opening = () => ({
    payMinCents: whole(1_500, 4_000),
    payMaxCents: whole(4_000, 9_000),
    payUnit: pick(units),
  });
  const table = (employer: number) => ({
    employer,
    standing: chance(0.8) ? ("accepted" as const) : pick(["applied", "declined", "withdrawn"] as const),
    openings: times(whole(0, 4), opening),
    asked: marks.filter(() => chance(0.5)),
    reports: times(whole(0, 4), report),
  });
  const event = () => {
    const startsAt = new Date(firstDay + whole(0, spread) * day + whole(0, 47) * (hour / 2));
    return {
      status: chance(0.7) ? ("published" as const) : pick(eventStatuses),
      startsAt,
      endsAt: new Date(startsAt.getTime() + whole(1, 8) * hour),
      branch: maybe(0.85, () => whole(0, 1)),
      places: times(whole(0, 14), place),
      tables: times(6, (n) => n)
        .filter(() => chance(0.4))
        .map(table),
      turnedAway: times(whole(0, 2), () => whole(1, 5)),
      answers: times(whole(0, 6), () => ({
        useful: points(),
        welcome: points(),
        employers: points(),
        again: points(),
      })),
    };
  };
  const referral = () => {
    const state = pick(referralStates);
    const madeOn = dayAt();
    return {
      kind: pick(referralKinds),
      state,
      branch: whole(0, 1),
      madeOn,
      servedOn: state === "served" ? (chance(0.5) ? dayAfter(madeOn) : dayAt()) : null,
      servedHow: state === "served" ? pick(["patron", "partner", "partner-file"] as const) : null,
    };
  };
  const slot = () => {
    const startsAt = new Date(firstDay + whole(0, spread) * day + whole(14, 30) * hour);
    return {
      branch: whole(0, 1),
      startsAt,
      endsAt: new Date(startsAt.getTime() + hour / 2),
      isCancelled: chance(0.1),
      bookings: times(whole(0, 3), () => ({
        status: pick(["booked", "booked", "booked", "cancelled", "released"] as const),
        presence: maybe(0.7, () => pick(["kept", "kept", "missed"] as const)),
      })),
    };
  };
  return {
    events: times(16, event),
    inquiries: times(120, () => ({
      answeredOn: dayAt(),
      branch: whole(0, 1),
      channel: pick(channels),
      count: chance(0.8) ? 1 : whole(2, 40),
      isReference: chance(0.25),
      isUndone: chance(0.1),
    })),
    samples: [2025, 2026, 2027].flatMap((year) =>
      [0, 1].filter(() => chance(0.6)).map((branch) => ({ year, branch, count: whole(0, 90) })),
    ),
    referrals: times(50, referral),
    slots: times(30, slot),
  };
}

export type ReportYear = ReturnType<typeof reportYear>;

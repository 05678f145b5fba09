import fc from "fast-check";
import { marks } from "~/app/domain/outcomes/marks";
import { jobAnswers } from "~/app/domain/outcomes/own-job";
import { origins, registrationStatuses } from "~/app/domain/registrations/registration";

const small = fc.integer({ min: 0, max: 40 });
const maybe = fc.option(small, { nil: null });
const points = fc.option(fc.integer({ min: 1, max: 5 }), { nil: null });

/** A place with who of it came, the scans at the door and what its holder said of work. */
const place = fc.record({
  status: fc.constantFrom(...registrationStatuses),
  origin: fc.constantFrom(...origins),
  who: fc.constantFrom("patron", "patron", "patron", "representative" as const),
  partySize: fc.integer({ min: 1, max: 6 }),
  came: fc.integer({ min: 0, max: 6 }),
  /** Seconds after the doors opened of each scan; the last one let them in. */
  scannedAt: fc.array(fc.integer({ min: 0, max: 9_000 }), { minLength: 1, maxLength: 4 }),
  verdictMs: fc.option(fc.integer({ min: 1, max: 4_000 }), { nil: null }),
  job: fc.option(fc.constantFrom(...jobAnswers), { nil: null }),
});

const line = fc.record({
  ...{ applications: maybe, interviews: maybe, conditionalOffers: maybe },
  ...{ offers: maybe, hires: maybe, retained: maybe },
});

/** An employer with the turns in which it was asked, and what it told when. */
const employer = fc.record({
  asked: fc.uniqueArray(fc.constantFrom(...marks), { maxLength: 3 }),
  reports: fc.array(
    fc.record({
      mark: fc.constantFrom(...marks),
      kind: fc.constantFrom("counts", "counts", "nobody-hired", "declined" as const),
      lines: fc.array(line, { minLength: 1, maxLength: 3 }),
    }),
    { maxLength: 5 },
  ),
});

const answer = fc.record({ useful: points, welcome: points, employers: points, again: points });

/** All that the figures of an event are counted from. */
export const randomEvent = fc.record({
  places: fc.array(place, { maxLength: 25 }),
  employers: fc.array(employer, { minLength: 1, maxLength: 4 }),
  answers: fc.array(answer, { maxLength: 12 }),
});

export type RandomEvent = typeof randomEvent extends fc.Arbitrary<infer Made> ? Made : never;

import type { ReportCounts } from "~/app/domain/reports/counts";
import { type Seeded, seeded } from "~/tests/factories/seeded";

export interface Counted {
  counts: ReportCounts;
  months: { month: string; count: number }[];
}

/** Small numbers often, large ones sometimes: what a branch's quarter comes to. */
const few = ({ chance, whole }: Seeded) =>
  chance(0.5) ? whole(0, 9) : chance(0.6) ? whole(10, 30) : whole(31, 300);

/** What a center counted when it published, and each time it published again: a little more, or a little less. */
export function countedOverTime(seed: number, times: number): Counted[] {
  const random = seeded(seed);
  const names = ["en", "es", "ko", "hy", "fa"].filter(() => random.chance(0.8));
  const months = random.times(random.whole(1, 7), (n) => `2026-0${n + 1}`);
  const keys = [
    ...["came", "stayedAway", "cancelled", "released", "walkIns", "filled", "turnedAway", "reference"],
    ...["retained", "hired", "offered", "interviewed", "self", "enrolled", "portal", "other", "training"],
    ...["clothing", "kept", "missed", "unmarked", "agree", "disagree", "blank", "device", "met", "notMet"],
    ...names.map((name) => `language ${name}`),
    ...months,
  ];
  let now = new Map(keys.map((key) => [key, few(random)]));
  const taken: Counted[] = [];
  for (let n = 0; n < times; n++) {
    taken.push(countedOf(now, names, months));
    now = new Map([...now].map(([key, count]) => [key, changed(random, count)]));
  }
  return taken;
}

function changed(random: Seeded, count: number): number {
  if (random.chance(0.4)) return count;
  if (random.chance(0.6)) return Math.max(0, count + random.whole(-4, 8));
  return Math.max(0, count + random.whole(-15, 60));
}

function countedOf(counts: ReadonlyMap<string, number>, names: string[], months: string[]): Counted {
  const of = (...keys: string[]) => keys.reduce((sum, key) => sum + (counts.get(key) ?? 0), 0);
  const none = { answered: 0, agree: 0 };
  return {
    months: months.map((month) => ({ month, count: of(month) })),
    counts: {
      inquiries: { inquiries: of(...months), reference: of("reference"), loggedDays: 1 },
      samples: [],
      attendance: {
        ...{ events: 6, countedEvents: 6, cancelled: of("cancelled"), released: of("released") },
        registered: of("came", "stayedAway", "cancelled", "released"),
        ...{ attendedRegistrants: of("came"), walkIns: of("walkIns"), attended: of("came", "walkIns") },
      },
      waitlist: { filled: of("filled"), turnedAway: of("turnedAway") },
      waits: { measured: 0, median: null, p95: null },
      employers: { employers: 3, repeatEmployers: 1, openings: 4, topThreeOpenings: 4, medianPay: 2_000 },
      outcomes: [
        {
          ...{ mark: 90 as const, asked: 3, answered: 2, applications: null, conditionalOffers: null },
          interviews: of("retained", "hired", "offered", "interviewed"),
          offers: of("retained", "hired", "offered"),
          ...{ hires: of("retained", "hired"), retained: of("retained") },
        },
      ],
      jobs: { "hired-here": of("self"), "hired-elsewhere": 0, "not-yet": 0 },
      referrals: {
        ...{ made: of("portal", "other"), portalMade: of("portal"), portalEnrolled: of("enrolled") },
        ...{ trainingServed: of("training"), clothingServed: of("clothing") },
      },
      appointments: { booked: of("kept", "missed", "unmarked"), kept: of("kept"), missed: of("missed") },
      survey: {
        answers: of("agree", "disagree", "blank"),
        statements: {
          useful: { answered: of("agree", "disagree"), agree: of("agree") },
          ...{ welcome: none, employers: none, again: none },
        },
      },
      access: {
        languages: Object.fromEntries(names.map((name) => [name, of(`language ${name}`)])),
        ...{
          registrations: of("device"),
          withoutDevice: of("device"),
          asked: of("met", "notMet"),
          met: of("met"),
        },
      },
    },
  };
}

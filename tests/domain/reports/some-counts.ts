import type { ReportCounts } from "~/app/domain/reports/counts";

/** A quarter's counts, all of ten and more, of which no two are equal: a figure that took another's would show. */
export const someCounts = (more: Partial<ReportCounts> = {}): ReportCounts => ({
  inquiries: { inquiries: 701, reference: 102, loggedDays: 60 },
  samples: [],
  attendance: {
    ...{ events: 6, countedEvents: 5, registered: 250, cancelled: 31, released: 19 },
    ...{ attended: 183, attendedRegistrants: 150, walkIns: 33 },
  },
  waitlist: { filled: 21, turnedAway: 14 },
  waits: { measured: 140, median: 1.5, p95: 8 },
  employers: { employers: 9, repeatEmployers: 4, openings: 40, topThreeOpenings: 24, medianPay: 2_150 },
  outcomes: [
    told(7, { interviews: 41, offers: 12, hires: 11, retained: null }),
    told(30, { interviews: 62, offers: 28, hires: 13, retained: null }),
    told(90, { interviews: 76, offers: 45, hires: 29, retained: 17 }),
  ],
  jobs: { "hired-here": 16, "hired-elsewhere": 20, "not-yet": 300 },
  referrals: { made: 88, portalMade: 54, portalEnrolled: 37, trainingServed: 26, clothingServed: 18 },
  appointments: { booked: 96, kept: 71, missed: 15 },
  survey: {
    answers: 120,
    statements: {
      useful: { answered: 100, agree: 80 },
      welcome: { answered: 110, agree: 105 },
      employers: { answered: 90, agree: 60 },
      again: { answered: 95, agree: 85 },
    },
  },
  access: {
    languages: { es: 65, en: 175, ko: 10 },
    ...{ registrations: 250, withoutDevice: 47, asked: 35, met: 23 },
  },
  ...more,
});

type Told = ReportCounts["outcomes"][number];

export const told = (
  mark: Told["mark"],
  stages: Pick<Told, "interviews" | "offers" | "hires" | "retained">,
): Told => ({
  ...{ mark, asked: 9, answered: 7, applications: null, conditionalOffers: null },
  ...stages,
});

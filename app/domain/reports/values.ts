import { shareOf, showRate } from "~/app/domain/figures/rates";
import type { Mark } from "~/app/domain/outcomes/marks";
import type { Stage } from "~/app/domain/outcomes/report";
import type { ReportCounts } from "./counts";
import type { ReportFigure } from "./registry";

/** A figure as the center's own books have it; null is unknown, which is not zero. */
export type FigureValues = Record<ReportFigure, number | null>;

/** Every figure of the report by its key, of what was counted. */
export function figureValues(counts: ReportCounts): FigureValues {
  const { attendance, employers, referrals, appointments, survey, access, jobs } = counts;
  const told = (mark: Mark, stage: Stage) =>
    counts.outcomes.find((outcome) => outcome.mark === mark)?.[stage] ?? null;
  const useful = survey.statements.useful;
  return {
    inquiries: counts.inquiries.inquiries,
    reference: counts.inquiries.reference,
    events: attendance.events,
    attendance: attendance.attended,
    registered: attendance.registered,
    "given-back": attendance.cancelled + attendance.released,
    "attended-registrants": attendance.attendedRegistrants,
    "walk-ins": attendance.walkIns,
    "show-rate": showRate(attendance),
    "waitlist-filled": counts.waitlist.filled,
    "turned-away": counts.waitlist.turnedAway,
    "wait-median": counts.waits.median,
    "wait-p95": counts.waits.p95,
    employers: employers.employers,
    "repeat-employers": employers.repeatEmployers,
    openings: employers.openings,
    "median-pay": employers.medianPay,
    "top-three": shareOf(employers.topThreeOpenings, employers.openings),
    "interviews-7": told(7, "interviews"),
    "interviews-30": told(30, "interviews"),
    interviews: told(90, "interviews"),
    "offers-7": told(7, "offers"),
    "offers-30": told(30, "offers"),
    offers: told(90, "offers"),
    "hires-7": told(7, "hires"),
    "hires-30": told(30, "hires"),
    hires: told(90, "hires"),
    "self-reported": jobs["hired-here"] + jobs["hired-elsewhere"],
    retained: told(90, "retained"),
    "portal-enrolments": referrals.portalEnrolled,
    "portal-referrals": referrals.portalMade,
    "referrals-made": referrals.made,
    "appointments-booked": appointments.booked,
    "appointments-kept": appointments.kept,
    "training-served": referrals.trainingServed,
    "clothing-served": referrals.clothingServed,
    "referrals-served": referrals.trainingServed + referrals.clothingServed,
    "survey-answers": survey.answers,
    "survey-agree": shareOf(useful.agree, useful.answered),
    "without-device": access.withoutDevice,
    "accommodations-asked": access.asked,
    "accommodations-met": access.met,
  };
}

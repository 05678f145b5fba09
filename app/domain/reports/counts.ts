import type {
  DoorWaits,
  EventAttendance,
  OutcomeFigures,
  SurveyFigures,
} from "~/app/domain/figures/event-figures";
import type { JobAnswer } from "~/app/domain/outcomes/own-job";

/** What the desk's log came to. Reference transactions are counted apart, and are in no other count. */
export interface InquiryCounts {
  inquiries: number;
  reference: number;
  /** Days of the period on which something was logged. */
  loggedDays: number;
}

/** What the events of a period came to, those that were public and are over. */
export interface AttendanceCounts extends EventAttendance {
  events: number;
  /** Events at which somebody was let in: at the others nobody came, or nobody was counted. */
  countedEvents: number;
}

export interface WaitlistCounts {
  /** People whose offered place was taken. */
  filled: number;
  /** People who found no place. */
  turnedAway: number;
}

export interface EmployerCounts {
  /** Employers that took part in an event. */
  employers: number;
  /** Those of them that had taken part in another one before, or did in the period. */
  repeatEmployers: number;
  openings: number;
  /** Openings of the three employers that listed the most. */
  topThreeOpenings: number;
  /** Whole cents an hour; null where no opening was listed. */
  medianPay: number | null;
}

export interface ReferralCounts {
  made: number;
  portalMade: number;
  portalEnrolled: number;
  trainingServed: number;
  clothingServed: number;
}

export interface AppointmentCounts {
  booked: number;
  kept: number;
  missed: number;
}

export interface AccessCounts {
  /** Registrations that stand, by the language asked for. */
  languages: Record<string, number>;
  /** Registrations beforehand, and those of them that were made at the desk or at a kiosk. */
  registrations: number;
  withoutDevice: number;
  /** Requests for help to take part of those who kept their place, and those that were met. */
  asked: number;
  met: number;
}

/** All that a report is made of, as the center's own books have it. No part comes from a name or a contact. */
export interface ReportCounts {
  inquiries: InquiryCounts;
  /** Typical weeks' counts of the branches for the years that the period touches. */
  samples: readonly { year: number; perWeek: number; branches: number }[];
  attendance: AttendanceCounts;
  waitlist: WaitlistCounts;
  waits: DoorWaits;
  employers: EmployerCounts;
  /** At 7, 30 and 90 days. */
  outcomes: readonly OutcomeFigures[];
  jobs: Record<JobAnswer, number>;
  referrals: ReferralCounts;
  appointments: AppointmentCounts;
  survey: SurveyFigures;
  access: AccessCounts;
}

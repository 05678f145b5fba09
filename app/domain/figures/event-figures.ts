import type { Mark } from "~/app/domain/outcomes/marks";
import type { StageCounts } from "~/app/domain/outcomes/report";
import type { Statement } from "~/app/domain/surveys/survey";

/** People of one event. None of it comes from a name or a contact, so that a purge changes none. */
export interface EventAttendance {
  /** For whom a place was taken beforehand, those who gave it back among them. */
  registered: number;
  cancelled: number;
  released: number;
  /** Who came, each once: one row of `admissions` is one person. Employers and staff are not counted. */
  attended: number;
  attendedRegistrants: number;
  /** Who came without a registration. */
  walkIns: number;
}

export interface DoorWaits {
  /** Registrations that were let in by a scan whose verdict was measured. */
  measured: number;
  /** Seconds; null where none was measured. */
  median: number | null;
  p95: number | null;
}

/** What employers told of an event by a mark. A stage is null where nobody told it. */
export interface OutcomeFigures extends StageCounts {
  mark: Mark;
  /** Employers that were asked by then, or told without being asked. */
  asked: number;
  /** Those of them that told something. */
  answered: number;
}

export interface SurveyFigures {
  /** Forms that were sent, whatever of them was filled in. */
  answers: number;
  /** Of each statement, how many chose a number, and how many of them agree: 4 or 5. */
  statements: Record<Statement, { answered: number; agree: number }>;
}

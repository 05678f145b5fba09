import { useWords } from "~/app/i18n/use-words";
import { momentInWords } from "./event-when";

/** An interview time that is somebody's, is held for them or that they wait for. */
export interface InterviewTime {
  id: string;
  employer: string;
  startsAt: Date;
  endsAt: Date;
  /** A table or a place at the event; null where it is a call. */
  place: string | null;
}

/** What somebody has to do with the interview times of their event. */
export interface TicketInterviews {
  booked: readonly InterviewTime[];
  /** Held for them until they say yes. */
  offered: readonly (InterviewTime & { until: Date })[];
  /** `position` is where they stand in its line; 1 is next. */
  awaited: readonly (InterviewTime & { position: number })[];
}

export interface InterviewLinesProps {
  interviews: readonly InterviewTime[];
  timeZone: string;
  locale: string;
}

/** The interview times that a ticket's holder has, one a line, for the screen and for paper. */
export function InterviewLines({ interviews, timeZone, locale }: InterviewLinesProps) {
  return interviews.map((interview) => (
    <span key={interview.id}>
      <InterviewLine {...{ interview, timeZone, locale }} />
      <br />
    </span>
  ));
}

interface InterviewLineProps extends Omit<InterviewLinesProps, "interviews"> {
  interview: InterviewTime;
}

/** When, with whom and where. */
export function InterviewLine({ interview, timeZone, locale }: InterviewLineProps) {
  const t = useWords();
  const { employer, startsAt, place } = interview;
  return (
    <>
      <strong>{momentInWords(startsAt, timeZone, locale)}</strong>: <bdi>{employer}</bdi>,{" "}
      {place === null ? t("interview.call") : <bdi>{place}</bdi>}
    </>
  );
}

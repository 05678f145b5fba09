import { useWords } from "~/app/i18n/use-words";
import { momentInWords } from "./event-when";

export interface BookedInterview {
  id: string;
  employer: string;
  startsAt: Date;
  endsAt: Date;
  /** A table or a place at the event; null where it is a call. */
  place: string | null;
}

export interface InterviewLinesProps {
  interviews: readonly BookedInterview[];
  timeZone: string;
  locale: string;
}

/** The interview times that a ticket's holder has, one a line, for the screen and for paper. */
export function InterviewLines({ interviews, timeZone, locale }: InterviewLinesProps) {
  const t = useWords();
  return interviews.map(({ id, employer, startsAt, place }) => (
    <span key={id}>
      <strong>{momentInWords(startsAt, timeZone, locale)}</strong>: <bdi>{employer}</bdi>,{" "}
      {place === null ? t("interview.call") : <bdi>{place}</bdi>}
      <br />
    </span>
  ));
}

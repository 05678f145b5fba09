import type {
  DoorWaits,
  EventAttendance,
  OutcomeFigures,
  SurveyFigures,
} from "~/app/domain/figures/event-figures";
import type { Forecast } from "~/app/domain/figures/forecast";
import { shareOf } from "~/app/domain/figures/rates";
import type { JobAnswer } from "~/app/domain/outcomes/own-job";
import { counted } from "~/app/domain/text/counted";
import { dollarFormats } from "~/app/domain/text/formats";
import { Section } from "./section";
import { Stat, StatRow } from "./stat";

export interface ResultsView {
  attendance: EventAttendance;
  forecast: Forecast | null;
  showRate: number | null;
  waits: DoorWaits;
  openings: { count: number; vacancies: number; employers: number; medianCents: number | null };
  outcomes: readonly OutcomeFigures[];
  jobs: Record<JobAnswer, number>;
  survey: SurveyFigures;
}

/** A share in whole percent; unknown is a word, never 0. */
export const percent = (share: number | null): string =>
  share === null ? "Unknown" : `${Math.round(share * 100)}%`;

const dollars = dollarFormats(2);

/** Seconds as they are said: "3 s", "1 min 20 s". */
function secondsInWords(seconds: number | null): string {
  if (seconds === null) return "Unknown";
  if (seconds < 10) return `${seconds.toFixed(1)} s`;
  const whole = Math.round(seconds);
  return whole < 60 ? `${whole} s` : `${Math.floor(whole / 60)} min ${whole % 60} s`;
}

const basisInWords = ({ basis }: Forecast) =>
  `Registered places times the show rate of ${counted(basis.events, "earlier event", "earlier events")} here within a year: ${basis.attendedRegistrants} of ${basis.kept} came`;

/** Who was expected and who came. */
export function AttendanceSection({ view }: { view: ResultsView }) {
  const { attendance, forecast, showRate } = view;
  return (
    <Section title="Who came">
      <StatRow>
        <Stat
          figure={forecast?.people ?? "Unknown"}
          label="expected"
          definition={
            forecast === null
              ? "Too few people kept a place at earlier events to foretell it"
              : basisInWords(forecast)
          }
        />
        <Stat
          figure={attendance.registered}
          label="registered"
          definition={`People a place was taken for; ${attendance.cancelled} cancelled and ${attendance.released} gave it back`}
        />
        <Stat
          figure={attendance.attended}
          label="came"
          definition="Visitors let in, each once, walk-ins too"
        />
        <Stat
          figure={percent(showRate)}
          label="show rate"
          definition="Registered people who came, of those who kept their place"
        />
        <Stat
          figure={attendance.walkIns}
          label="walk-ins"
          definition="Visitors who came without a registration"
        />
      </StatRow>
    </Section>
  );
}

/** How long it took to get in. */
export function WaitSection({ waits }: Pick<ResultsView, "waits">) {
  const definition = "From the first scan of a ticket to the answer that let its holder in";
  return (
    <Section title="Waits at the door">
      <StatRow>
        <Stat
          figure={secondsInWords(waits.median)}
          label="median wait"
          definition={`${definition}; half waited less`}
        />
        <Stat
          figure={secondsInWords(waits.p95)}
          label="longest but for 5%"
          definition={`The same; 95 of 100 waited less. Measured for ${counted(waits.measured, "ticket", "tickets")}`}
        />
      </StatRow>
    </Section>
  );
}

/** What was on offer. */
export function OpeningsSection({ openings }: Pick<ResultsView, "openings">) {
  const { count, vacancies, employers, medianCents } = openings;
  return (
    <Section title="Openings">
      <StatRow>
        <Stat
          figure={count}
          label="openings"
          definition={`Jobs listed by ${counted(employers, "employer", "employers")}, for ${counted(vacancies, "vacancy", "vacancies")}`}
        />
        <Stat
          figure={medianCents === null ? "Unknown" : dollars("en").format(medianCents / 100)}
          label="median pay an hour"
          definition="The middle of each posted range, as pay by the hour (2,080 hours a year), each opening once"
        />
      </StatRow>
    </Section>
  );
}

/** What visitors say of themselves: never added to what employers tell. */
export function JobsSection({ jobs }: Pick<ResultsView, "jobs">) {
  const here = jobs["hired-here"];
  const elsewhere = jobs["hired-elsewhere"];
  const all = here + elsewhere + jobs["not-yet"];
  return (
    <Section title="What visitors tell of work">
      <StatRow>
        <Stat
          figure={all === 0 ? "Unknown" : here}
          label="hired by an employer they met here"
          definition={`As they say themselves, apart from employers' numbers; ${counted(all, "visitor", "visitors")} answered`}
        />
        <Stat
          figure={all === 0 ? "Unknown" : elsewhere}
          label="hired elsewhere"
          definition={`The same; ${jobs["not-yet"]} had found no work yet`}
        />
      </StatRow>
    </Section>
  );
}

const statementWords = {
  useful: "found it useful",
  welcome: "felt welcome",
  employers: "met employers they would work for",
  again: "would come again",
} as const;

const asked = ["useful", "welcome", "employers", "again"] as const;

/** What visitors said of the event, who answered among those who came. */
export function SurveySection({ view, href }: { view: ResultsView; href: string }) {
  const { survey, attendance } = view;
  const rate = percent(shareOf(survey.answers, attendance.attended));
  return (
    <Section title="Survey">
      <p>
        {counted(survey.answers, "answer", "answers")} from {attendance.attended} who came ({rate}). A person
        may answer more than once, since nobody is asked who they are.
      </p>
      {survey.answers > 0 && (
        <StatRow>
          {asked.map((statement) => {
            const { agree, answered } = survey.statements[statement];
            return (
              <Stat
                key={statement}
                figure={percent(shareOf(agree, answered))}
                label={statementWords[statement]}
                definition={`Agree with 4 or 5 of 5: ${agree} of ${answered}`}
              />
            );
          })}
        </StatRow>
      )}
      <p>
        <a href={href}>Read what visitors wrote</a>
      </p>
    </Section>
  );
}

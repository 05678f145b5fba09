import type { DoorWaits, EventAttendance, SurveyFigures } from "~/app/domain/figures/event-figures";
import type { Forecast } from "~/app/domain/figures/forecast";
import type { JobAnswer } from "~/app/domain/outcomes/own-job";
import { counted } from "~/app/domain/text/counted";
import { dollarFormats } from "~/app/domain/text/formats";
import { percent, secondsInWords } from "./figure-words";
import type { MarkFigures } from "./outcome-figures";
import { Section } from "./section";
import { Stat, StatRow } from "./stat";

export interface ResultsView {
  attendance: EventAttendance;
  forecast: Forecast | null;
  showRate: number | null;
  waits: DoorWaits;
  openings: { count: number; vacancies: number; employers: number; medianCents: number | null };
  outcomes: readonly MarkFigures[];
  jobs: Record<JobAnswer, number>;
  survey: SurveyFigures;
}

const dollars = dollarFormats(2);

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
          label={count === 1 ? "opening" : "openings"}
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

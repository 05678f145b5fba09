import { shareOf } from "~/app/domain/figures/rates";
import { counted } from "~/app/domain/text/counted";
import { percent } from "./figure-words";
import type { ResultsView } from "./results-sections";
import { Section } from "./section";
import { Stat, StatRow } from "./stat";

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

/** "12 answers from 40 who came (30%)."; no share of nobody. */
function answersInWords(answers: number, came: number): string {
  if (came === 0) return `${counted(answers, "answer", "answers")} so far.`;
  const rate = percent(shareOf(answers, came));
  return `${counted(answers, "answer", "answers")} from ${came} who came (${rate}).`;
}

/** What visitors said of the event, who answered among those who came. */
export function SurveySection({ view, href }: { view: ResultsView; href: string }) {
  const { survey, attendance } = view;
  return (
    <Section title="Survey">
      <p>
        {answersInWords(survey.answers, attendance.attended)} A person may answer more than once, since nobody
        is asked who they are.
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

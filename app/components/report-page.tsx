import { parts } from "~/app/domain/reports/registry";
import { ButtonLink } from "./button";
import { Notice } from "./notice";
import { ReportFigure } from "./report-figure";
import {
  AgreementTable,
  AttendanceByEvent,
  InquiriesByMonth,
  LanguagesTable,
  OutcomesByMark,
} from "./report-tables";
import type { ReportView } from "./report-view";
import { periodInWords } from "./report-words";
import { Section } from "./section";
import { StatRow } from "./stat";

/** Files of every table of the report, by their names in its addresses. */
const files = [
  { file: "figures.csv", label: "All figures" },
  { file: "inquiries-by-month.csv", label: "Inquiries by month" },
  { file: "events.csv", label: "Events" },
  { file: "outcomes.csv", label: "What employers told" },
  { file: "survey.csv", label: "Survey" },
  { file: "languages.csv", label: "Languages" },
  { file: "programs.csv", label: "Program counts for the public library survey" },
] as const;

/** The report's figures, part by part, each with its table and chart where it has one. */
export function ReportPage({ view, canPublish }: { view: ReportView; canPublish: boolean }) {
  return (
    <>
      <div className="actions">
        <ButtonLink href={`/staff/report/files/report.pdf?${view.query}`}>Print one page (PDF)</ButtonLink>
        {canPublish && (
          <ButtonLink kind="secondary" href={`/staff/report/shares?${view.query}`}>
            Share a public copy
          </ButtonLink>
        )}
      </div>
      {view.legacyLeftOut && (
        <Notice>
          Figures from before are of all branches together, so that this report has none of them.
        </Notice>
      )}
      {parts.map((title, n) => (
        <Section key={title} title={title}>
          <StatRow>
            {view.figures
              .filter(({ part }) => part === n + 1)
              .map((figure) => (
                <ReportFigure key={figure.key} view={figure} query={view.query} />
              ))}
          </StatRow>
          <PartTable part={n + 1} view={view} />
        </Section>
      ))}
      <Section title="Files" id="files">
        <p>The same numbers as tables for a spreadsheet (CSV).</p>
        <ul className="links">
          {files.map(({ file, label }) => (
            <li key={file}>
              <a href={`/staff/report/files/${file}?${view.query}`}>{label}</a>
            </li>
          ))}
        </ul>
      </Section>
      <p className="muted">
        “Before” is the same number of days before: {periodInWords(view.before)}. Unknown is not zero.
      </p>
    </>
  );
}

function PartTable({ part, view }: { part: number; view: ReportView }) {
  switch (part) {
    case 1:
      return <InquiriesByMonth months={view.months} />;
    case 3:
      return <AttendanceByEvent {...view} />;
    case 6:
      return <OutcomesByMark outcomes={view.outcomes} />;
    case 10:
      return <AgreementTable statements={view.statements} />;
    case 11:
      return <LanguagesTable languages={view.languages} />;
    default:
      return null;
  }
}

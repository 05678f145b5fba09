import type { Mark } from "~/app/domain/outcomes/marks";
import { type OutcomeLine, type ReportKind, type ReportWay, stages } from "~/app/domain/outcomes/report";
import type { Words } from "~/app/i18n/speak";
import { useWords } from "~/app/i18n/use-words";
import { DataTable } from "./data-table";
import { datedMomentInWords } from "./event-when";
import { markWords, reportWords, stageWords } from "./outcome-words";
import { payInWords } from "./pay";
import { dayInWords } from "./report-words";

export interface ReportView {
  id: string;
  mark: Mark;
  kind: ReportKind;
  how: ReportWay;
  at: Date;
  lines: readonly OutcomeLine[];
}

const wayWords: Record<ReportWay, string> = {
  link: "By its link",
  staff: "By staff",
  api: "By the API",
};

/** Every report of an employer, the newest first: it alone counts, and none was changed. */
export function OutcomeHistory({ reports, zone }: { reports: readonly ReportView[]; zone: string }) {
  return (
    <DataTable
      caption="All reports, the newest first"
      isCaptionHidden
      rows={reports}
      rowKey={({ id }) => id}
      columns={[
        { key: "at", header: "When", cell: ({ at }) => datedMomentInWords(at, zone), isRowHeader: true },
        { key: "mark", header: "Counts for", cell: ({ mark }) => markWords[mark] },
        { key: "how", header: "How", cell: ({ how }) => wayWords[how] },
        { key: "kind", header: "What", cell: ({ kind }) => reportWords[kind] },
        { key: "lines", header: "Numbers", cell: ({ lines }) => lines.length > 0 && <Lines lines={lines} /> },
      ]}
    />
  );
}

function Lines({ lines }: { lines: readonly OutcomeLine[] }) {
  const t = useWords();
  return lines.map((line) => (
    <div key={line.openingId ?? ""}>
      <bdi>{line.title}</bdi>: {lineInWords(line, t)}
    </div>
  ));
}

/** "Applied 12, Hired 3, paid $21.50 an hour, from January 4, 2027". What is unknown is left out. */
function lineInWords(line: OutcomeLine, t: Words): string {
  const known = stages.flatMap((stage) =>
    line[stage] === null ? [] : [`${stageWords[stage].toLowerCase()} ${line[stage]}`],
  );
  const { wageCents, wageUnit, startsOn } = line;
  const pay =
    wageCents === null || wageUnit === null
      ? []
      : [payInWords({ payMinCents: wageCents, payMaxCents: wageCents, payUnit: wageUnit }, t)];
  const all = [...known, ...pay, ...(startsOn === null ? [] : [`from ${dayInWords(startsOn)}`])];
  return all.length === 0 ? "nothing known" : all.join(", ");
}

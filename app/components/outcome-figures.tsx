import type { OutcomeFigures as Figures } from "~/app/domain/figures/event-figures";
import { shareOf } from "~/app/domain/figures/rates";
import { type Stage, stages } from "~/app/domain/outcomes/report";
import { DataTable } from "./data-table";
import { EmptyState } from "./empty-state";
import { percent } from "./figure-words";
import { markWords, stageWords } from "./outcome-words";
import { Section } from "./section";

/** The figures of a mark, or of one whose day has not come. */
export type MarkFigures = Figures & { isAhead: boolean };

export interface OutcomeFiguresProps {
  outcomes: readonly MarkFigures[];
  href: string;
}

const known = (count: number | null) => (count === null ? "Unknown" : count);

const shown: readonly Stage[] = stages;

/** What employers told by each mark, with how many of those asked did. */
export function OutcomeFigures({ outcomes, href }: OutcomeFiguresProps) {
  return (
    <Section title="What employers tell">
      {outcomes.every(isSilent) ? (
        <EmptyState
          title="No employer was asked yet"
          action={<a href={href}>Enter an employer&apos;s numbers</a>}
        >
          They are asked by e-mail 7, 30 and 90 days after the event.
        </EmptyState>
      ) : (
        <Told outcomes={outcomes} href={href} />
      )}
    </Section>
  );
}

const isSilent = ({ asked, answered }: Figures) => asked === 0 && answered === 0;

function Told({ outcomes, href }: OutcomeFiguresProps) {
  return (
    <>
      <DataTable
        caption="What employers told by each day"
        isCaptionHidden
        rows={outcomes}
        rowKey={({ mark }) => String(mark)}
        columns={[
          { key: "mark", header: "By", cell: ({ mark }) => markWords[mark], isRowHeader: true },
          ...shown.map((stage) => ({
            key: stage,
            header: stageWords[stage],
            cell: (row: MarkFigures) => !row.isAhead && known(row[stage]),
            align: "end" as const,
          })),
          {
            key: "rate",
            header: "Employers that answered",
            cell: ({ answered, asked, isAhead }) =>
              isAhead ? "Not yet" : `${answered} of ${asked} (${percent(shareOf(answered, asked))})`,
            align: "end",
          },
        ]}
      />
      <p className="field-hint">
        The sum of what each employer told last by that day. What nobody told is unknown, and in no sum.
        Answered are employers that told something by then, of those asked by then.
      </p>
      <p>
        <a href={href}>See who was asked when, or enter an employer's numbers</a>
      </p>
    </>
  );
}

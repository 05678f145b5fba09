import type { PublicCopy, PublicValue } from "~/app/domain/reports/public-copy";
import { definitionOf, parts, type Unit } from "~/app/domain/reports/registry";
import { languageName } from "~/app/domain/text/language-name";
import { dayWords } from "~/app/domain/time/wording";
import { BarChart } from "./bar-chart";
import { DataTable } from "./data-table";
import { countInWords, figureInWords, monthInWords } from "./report-words";
import { Section } from "./section";
import { Stat, StatRow } from "./stat";

export interface RevisionView {
  revision: number;
  at: Date;
}

/** "Not shown" stands for a number under ten, and for one by which such a one could be found. */
const inWords = (value: PublicValue, unit: Unit) =>
  value === "hidden" ? "Not shown" : figureInWords(value, unit);

/** A report as it was published: figures with what they count, and no number that points at few people. */
export function PublicReport({ copy }: { copy: PublicCopy }) {
  return (
    <>
      {parts.map((title, n) => (
        <Section key={title} title={title}>
          <StatRow>
            {copy.figures
              .map(({ key, value }) => ({ ...definitionOf(key), value }))
              .filter(({ part }) => part === n + 1)
              .map(({ key, title: label, definition, unit, value }) => (
                <Stat key={key} figure={inWords(value, unit)} label={label} definition={definition} />
              ))}
          </StatRow>
          {n === 0 && <PublicMonths months={copy.months} />}
          {n === 10 && <PublicLanguages languages={copy.languages} />}
        </Section>
      ))}
      {copy.legacy.length > 0 && <PublicLegacy legacy={copy.legacy} />}
      <Section title="How complete this is">
        <p>
          Somebody was let in at {countInWords(copy.basis.countedEvents)} of {countInWords(copy.basis.events)}{" "}
          events. {countInWords(copy.basis.answered)} of {countInWords(copy.basis.asked)} employers asked have
          said what came of their events. Unknown is not zero.
        </p>
        <p>
          “Not shown” stands where a number of people is under 10, or could be used to find one that is.
          Changes of fewer than 10 wait for a later revision. Events, employers and openings are shown as they
          are, since they count nobody and are listed in public.
        </p>
      </Section>
    </>
  );
}

function PublicMonths({ months }: Pick<PublicCopy, "months">) {
  if (months.length === 0) return null;
  const isWhole = months.length <= 24 && months.every(({ value }) => typeof value === "number");
  return (
    <div className="chart-and-table">
      {isWhole && (
        <BarChart
          title="Inquiries by month"
          description={`${months.length} months. The table below says the same.`}
          series={["Inquiries"]}
          bars={months.map(({ month, value }) => ({
            key: month,
            label: monthInWords(month).slice(0, 3),
            values: [typeof value === "number" ? value : 0],
          }))}
        />
      )}
      <DataTable
        caption="Inquiries by month"
        rows={months}
        rowKey={({ month }) => month}
        isCompact
        columns={[
          { key: "month", header: "Month", isRowHeader: true, cell: ({ month }) => monthInWords(month) },
          {
            key: "count",
            header: "Inquiries",
            align: "end",
            cell: ({ value }) => inWords(value, "inquiries"),
          },
        ]}
      />
    </div>
  );
}

function PublicLanguages({ languages }: Pick<PublicCopy, "languages">) {
  if (languages.length === 0) return null;
  return (
    <DataTable
      caption="Languages asked for"
      rows={languages}
      rowKey={({ language }) => language}
      isCompact
      columns={[
        {
          key: "language",
          header: "Language",
          isRowHeader: true,
          cell: ({ language }) => languageName(language),
        },
        {
          key: "count",
          header: "Registrations",
          align: "end",
          cell: ({ value }) => inWords(value, "registrations"),
        },
      ]}
    />
  );
}

function PublicLegacy({ legacy }: Pick<PublicCopy, "legacy">) {
  return (
    <Section title="Figures from before (legacy)">
      <p>What the center counted earlier, by other means. They are in none of the numbers above.</p>
      <DataTable
        caption="Figures from before"
        isCaptionHidden
        rows={legacy}
        rowKey={({ key }) => key}
        columns={[
          { key: "figure", header: "Figure", isRowHeader: true, cell: ({ key }) => definitionOf(key).title },
          {
            key: "value",
            header: "Number (legacy)",
            align: "end",
            cell: ({ key, value, isAtLeast }) =>
              `${inWords(value, definitionOf(key).unit)}${isAtLeast && value !== "hidden" ? "+" : ""}`,
          },
          { key: "source", header: "Source", cell: ({ sources }) => sources.join("; ") },
        ]}
      />
    </Section>
  );
}

/** When a report was published, the newest first. `href` leads to each as it was; without it they are told alone. */
export function RevisionList({
  revisions,
  timeZone,
  href,
  current,
}: {
  revisions: readonly RevisionView[];
  timeZone: string;
  href?: string | undefined;
  current?: number | undefined;
}) {
  return (
    <ol className="links" reversed>
      {revisions.toReversed().map(({ revision, at }) => {
        const words = `Revision ${revision}, ${dayWords(at, timeZone, "en-US")}`;
        return (
          <li key={revision}>
            {href === undefined || revision === current ? (
              <span aria-current={revision === current ? "page" : undefined}>{words}</span>
            ) : (
              <a href={`${href}?revision=${revision}`}>{words}</a>
            )}
          </li>
        );
      })}
    </ol>
  );
}

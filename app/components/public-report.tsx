import type { ReactNode } from "react";
import type { PublicCopy, PublicFigure } from "~/app/domain/reports/public-copy";
import { definitionOf } from "~/app/domain/reports/registry";
import { languageName } from "~/app/domain/text/language-name";
import { dayWords } from "~/app/domain/time/wording";
import { useWords } from "~/app/i18n/use-words";
import { BarChart } from "./bar-chart";
import { DataTable } from "./data-table";
import { inLanguage } from "./in-language";
import { PageHead } from "./page-head";
import { publicCount, publicDay, publicMonth, publicMonthAlone, publicValueWords } from "./public-words";
import { Section } from "./section";
import { Stat, StatRow } from "./stat";

export interface RevisionView {
  revision: number;
  at: Date;
}

/** The parts of the report, by their numbers in the registry. */
const parts = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11] as const;

/** Which days it is about, and which branch. */
export function PublicReportHead({ copy: { period, branch } }: { copy: PublicCopy }) {
  const t = useWords();
  const [from, until] = [publicDay(period.from, t), publicDay(period.until, t)];
  const when = period.from === period.until ? from : t("publicReport.period", { from, until });
  return (
    <PageHead
      title={t("publicReport.title")}
      lead={
        <>
          {when} · <bdi>{branch ?? t("publicReport.allBranches")}</bdi>
        </>
      }
    />
  );
}

/** A report as it was published: figures with what they count, and no number that points at few people. */
export function PublicReport({ copy, children }: { copy: PublicCopy; children?: ReactNode }) {
  const t = useWords();
  return (
    <>
      {parts.map((part) => (
        <Section key={part} title={t(`publicReport.part-${part}`)}>
          <StatRow>
            {copy.figures
              .filter(({ key }) => definitionOf(key).part === part)
              .map((figure) => (
                <PublicStat key={figure.key} figure={figure} />
              ))}
          </StatRow>
          {part === 1 && <PublicMonths months={copy.months} />}
          {part === 11 && <PublicLanguages languages={copy.languages} />}
        </Section>
      ))}
      {copy.legacy.length > 0 && <PublicLegacy legacy={copy.legacy} />}
      <Section title={t("publicReport.complete")}>
        <p>
          {t("publicReport.completeText", {
            counted: publicCount(copy.basis.countedEvents, t),
            events: publicCount(copy.basis.events, t),
            answered: publicCount(copy.basis.answered, t),
            asked: publicCount(copy.basis.asked, t),
          })}
        </p>
        <p>{t("publicReport.hiddenText")}</p>
      </Section>
      <Section title={t("publicReport.revisions")}>{children}</Section>
    </>
  );
}

/** The definition is the registry's own, in English, and says so to a screen reader. */
function PublicStat({ figure: { key, value } }: { figure: PublicCopy["figures"][number] }) {
  const t = useWords();
  const { unit, definition } = definitionOf(key);
  return (
    <Stat
      figure={publicValueWords(value, unit, t)}
      label={t(nameOf(key))}
      definition={<span {...inLanguage("en", t.locale)}>{definition}</span>}
    />
  );
}

const nameOf = <Key extends PublicFigure>(key: Key) => `publicReport.figure-${key}` as const;

function PublicMonths({ months }: Pick<PublicCopy, "months">) {
  const t = useWords();
  if (months.length === 0) return null;
  const isWhole = months.length <= 24 && months.every(({ value }) => typeof value === "number");
  return (
    <div className="chart-and-table">
      {isWhole && (
        <BarChart
          title={t("publicReport.byMonth")}
          description={t("publicReport.chart", { count: months.length })}
          series={[t("publicReport.inquiries")]}
          bars={months.map(({ month, value }) => ({
            key: month,
            label: publicMonthAlone(month, t),
            values: [typeof value === "number" ? value : 0],
          }))}
          numbers={(value) => publicCount(value, t)}
        />
      )}
      <DataTable
        caption={t("publicReport.byMonth")}
        rows={months}
        rowKey={({ month }) => month}
        isCompact
        columns={[
          {
            key: "month",
            header: t("publicReport.month"),
            isRowHeader: true,
            cell: ({ month }) => publicMonth(month, t),
          },
          {
            key: "count",
            header: t("publicReport.inquiries"),
            align: "end",
            cell: ({ value }) => publicValueWords(value, "inquiries", t),
          },
        ]}
      />
    </div>
  );
}

function PublicLanguages({ languages }: Pick<PublicCopy, "languages">) {
  const t = useWords();
  if (languages.length === 0) return null;
  return (
    <DataTable
      caption={t("publicReport.languages")}
      rows={languages}
      rowKey={({ language }) => language}
      isCompact
      columns={[
        {
          key: "language",
          header: t("publicReport.language"),
          isRowHeader: true,
          cell: ({ language }) => languageName(language, t.locale),
        },
        {
          key: "count",
          header: t("publicReport.registrations"),
          align: "end",
          cell: ({ value }) => publicValueWords(value, "registrations", t),
        },
      ]}
    />
  );
}

function PublicLegacy({ legacy }: Pick<PublicCopy, "legacy">) {
  const t = useWords();
  return (
    <Section title={t("publicReport.legacy")}>
      <p>{t("publicReport.legacyText")}</p>
      <DataTable
        caption={t("publicReport.legacy")}
        isCaptionHidden
        rows={legacy}
        rowKey={({ key }) => key}
        columns={[
          {
            key: "figure",
            header: t("publicReport.figure"),
            isRowHeader: true,
            cell: ({ key }) => t(nameOf(key)),
          },
          {
            key: "value",
            header: t("publicReport.legacyNumber"),
            align: "end",
            cell: ({ key, value, isAtLeast }) =>
              `${publicValueWords(value, definitionOf(key).unit, t)}${isAtLeast && value !== "hidden" ? "+" : ""}`,
          },
          {
            key: "source",
            header: t("publicReport.source"),
            cell: ({ sources }) => <bdi>{sources.join("; ")}</bdi>,
          },
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
  const t = useWords();
  return (
    <ol className="links" reversed>
      {revisions.toReversed().map(({ revision, at }) => {
        const words = t("publicReport.revision", {
          revision: publicCount(revision, t),
          day: dayWords(at, timeZone, t.locale),
        });
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

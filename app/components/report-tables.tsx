import type { OutcomeFigures } from "~/app/domain/figures/event-figures";
import { shareOf } from "~/app/domain/figures/rates";
import { statements } from "~/app/domain/surveys/survey";
import { languageName } from "~/app/domain/text/language-name";
import { BarChart } from "./bar-chart";
import { DataTable } from "./data-table";
import { dateOfEvent } from "./event-when";
import { percent } from "./figure-words";
import { markWords } from "./outcome-words";
import type { ReportView } from "./report-view";
import { countInWords, monthInWords } from "./report-words";

const total = (numbers: readonly number[]) => numbers.reduce((sum, one) => sum + one, 0);

/** Inquiries by month: the chart, and the table that says the same. */
export function InquiriesByMonth({ months }: Pick<ReportView, "months">) {
  const sum = total(months.map(({ count }) => count));
  const highest = months.reduce<ReportView["months"][number] | null>(
    (best, month) => (best === null || month.count > best.count ? month : best),
    null,
  );
  if (sum === 0 || highest === null) return <p className="muted">The desk logged nothing in these days.</p>;
  return (
    <div className="chart-and-table">
      {months.length <= 24 && (
        <BarChart
          title="Inquiries by month"
          description={`${countInWords(sum)} inquiries in ${months.length} months. Most in ${monthInWords(highest.month)}: ${countInWords(highest.count)}.`}
          series={["Inquiries"]}
          bars={months.map(({ month, count }) => ({ key: month, label: shortMonth(month), values: [count] }))}
        />
      )}
      <DataTable
        caption="Inquiries by month"
        rows={months}
        rowKey={({ month }) => month}
        isCompact
        columns={[
          { key: "month", header: "Month", isRowHeader: true, cell: ({ month }) => monthInWords(month) },
          { key: "count", header: "Inquiries", align: "end", cell: ({ count }) => countInWords(count) },
        ]}
      />
    </div>
  );
}

/** "Jul 15". */
const shortMonth = (month: string) => monthInWords(month).replace(/20(?=\d\d$)/u, "");

/** Who registered and who came, event by event. */
export function AttendanceByEvent({ events, moreEvents, timeZone, query }: ReportView) {
  if (events.length === 0) return <p className="muted">No event was held in these days.</p>;
  const came = total(events.map(({ attended }) => attended));
  return (
    <>
      <div className="chart-and-table">
        <BarChart
          title="Registered and came, by event"
          description={`${events.length} events. ${countInWords(total(events.map(({ registered }) => registered)))} people registered and ${countInWords(came)} came, walk-ins among them.`}
          series={["registered", "came"]}
          bars={events.map((event) => ({
            key: event.id,
            label: dateOfEvent(event.startsAt, timeZone),
            values: [event.registered, event.attended],
          }))}
        />
        <DataTable
          caption="Registered and came, by event"
          rows={events}
          rowKey={({ id }) => id}
          columns={[
            {
              key: "event",
              header: "Event",
              isRowHeader: true,
              cell: ({ id, title }) => (
                <a href={`/staff/events/${id}/results`}>{title ?? "Event without a title"}</a>
              ),
            },
            { key: "day", header: "Day", cell: ({ startsAt }) => dateOfEvent(startsAt, timeZone) },
            {
              key: "registered",
              header: "Registered",
              align: "end",
              cell: ({ registered }) => countInWords(registered),
            },
            { key: "came", header: "Came", align: "end", cell: ({ attended }) => countInWords(attended) },
          ]}
        />
      </div>
      {moreEvents > 0 && (
        <p>
          These are the latest {events.length}.{" "}
          <a href={`/staff/report/figures/attendance?${query}`}>
            See all {countInWords(events.length + moreEvents)} events
          </a>
        </p>
      )}
    </>
  );
}

const known = (count: number | null) => (count === null ? "Unknown" : countInWords(count));

/** What employers told by each mark, beside how many of them answered. */
export function OutcomesByMark({ outcomes }: { outcomes: readonly OutcomeFigures[] }) {
  return (
    <DataTable
      caption="What employers told by each day"
      rows={outcomes}
      rowKey={({ mark }) => String(mark)}
      columns={[
        { key: "mark", header: "By", isRowHeader: true, cell: ({ mark }) => markWords[mark] },
        { key: "interviews", header: "Interviews", align: "end", cell: (row) => known(row.interviews) },
        { key: "offers", header: "Offers", align: "end", cell: (row) => known(row.offers) },
        { key: "hires", header: "Hires", align: "end", cell: (row) => known(row.hires) },
        {
          key: "rate",
          header: "Employers that answered",
          align: "end",
          cell: ({ answered, asked }) =>
            `${countInWords(answered)} of ${countInWords(asked)} (${percent(shareOf(answered, asked))})`,
        },
      ]}
    />
  );
}

export const statementWords: Record<(typeof statements)[number], string> = {
  useful: "The event was useful",
  welcome: "I felt welcome",
  employers: "The employers suited me",
  again: "I would come again",
};

/** How many agreed with each statement of the survey. */
export function AgreementTable({ statements: told }: Pick<ReportView, "statements">) {
  return (
    <DataTable
      caption="Who agrees, 4 or 5 of 5"
      rows={statements.map((statement) => ({ statement, ...told[statement] }))}
      rowKey={({ statement }) => statement}
      isCompact
      columns={[
        {
          key: "statement",
          header: "Statement",
          isRowHeader: true,
          cell: ({ statement }) => statementWords[statement],
        },
        {
          key: "agree",
          header: "Agree",
          align: "end",
          cell: ({ agree, answered }) => percent(shareOf(agree, answered)),
        },
        { key: "answered", header: "Answers", align: "end", cell: ({ answered }) => countInWords(answered) },
      ]}
    />
  );
}

/** Registrations by the language asked for, the most asked for first. */
export function LanguagesTable({ languages }: Pick<ReportView, "languages">) {
  if (languages.length === 0) return null;
  return (
    <DataTable
      caption="Languages asked for"
      rows={languages.toSorted((a, b) => b.count - a.count)}
      rowKey={({ language }) => language}
      isCompact
      columns={[
        {
          key: "language",
          header: "Language",
          isRowHeader: true,
          cell: ({ language }) => languageName(language),
        },
        { key: "count", header: "Registrations", align: "end", cell: ({ count }) => countInWords(count) },
      ]}
    />
  );
}

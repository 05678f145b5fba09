import { statementWords } from "~/app/components/report-tables";
import type { ReportView } from "~/app/components/report-view";
import { allBranches, completenessInWords, shownFigure, targetInWords } from "~/app/components/report-words";
import { statements } from "~/app/domain/surveys/survey";
import { csvFile } from "~/app/domain/text/csv";
import { languageName } from "~/app/domain/text/language-name";
import { localOf } from "~/app/domain/time/zoned-time";
import { listProgramCounts } from "~/db/queries/report-programs";
import { type EventRow, listEventRows } from "~/db/queries/report-rows";
import type { RequestContext } from "./context.server";
import { csvAnswer } from "./csv-answer.server";
import { pdfAnswer } from "./pdf-answer.server";
import { spanOf } from "./report-search.server";
import { reportSheet } from "./report-sheet.server";
import { type Asked, reportView } from "./report-view.server";

type Context = Pick<RequestContext, "services" | "center">;

/** A file's rows: its header, and what stands under it. */
type Table = readonly [header: readonly string[], rows: readonly (readonly string[])[]];

/** The most events that a file lists. */
const mostEvents = 20_000;

const known = (value: number | null) => (value === null ? "" : String(value));

const tables: Record<string, (view: ReportView, context: Context, asked: Asked) => Table | Promise<Table>> = {
  "figures.csv": (view) => [
    [
      "Figure",
      "First day",
      "Last day",
      "Branch",
      "Value",
      "Unit",
      "Counted here",
      "Legacy",
      "Legacy is at least",
      "Estimate",
      "Same days before",
      "Target",
      "Completeness",
      "Definition",
      "Source",
    ],
    view.figures.map((figure) => [
      figure.title,
      view.period.from,
      view.period.until,
      view.branch ?? allBranches,
      shownFigure(figure),
      figure.unit,
      known(figure.own),
      known(figure.legacy?.value ?? null),
      figure.legacy?.isAtLeast ? "yes" : "",
      known(figure.estimate),
      known(figure.before),
      targetInWords(figure) ?? "",
      figure.completeness === null ? "" : completenessInWords(figure.completeness),
      figure.definition,
      figure.source,
    ]),
  ],
  "inquiries-by-month.csv": (view) => [
    ["Month", "Inquiries"],
    view.months.map(({ month, count }) => [month, String(count)]),
  ],
  "events.csv": async (_view, context, asked) => {
    const { services, center } = context;
    const span = { ...spanOf(context, asked), locale: center.locale, after: null, limit: mostEvents };
    const rows = await services.read((db) => listEventRows(db, span));
    return [eventHeader, rows.map((row) => eventLine(row, center.timeZone))];
  },
  "outcomes.csv": (view) => [
    [
      "Days after the event",
      "Interviews",
      "Offers",
      "Hires",
      "There after 90 days",
      "Employers asked",
      "Answered",
    ],
    view.outcomes.map((told) => [
      String(told.mark),
      known(told.interviews),
      known(told.offers),
      known(told.hires),
      known(told.retained),
      String(told.asked),
      String(told.answered),
    ]),
  ],
  "survey.csv": (view) => [
    ["Statement", "Agree (4 or 5)", "Chose a number"],
    statements.map((statement) => [
      statementWords[statement],
      String(view.statements[statement].agree),
      String(view.statements[statement].answered),
    ]),
  ],
  "languages.csv": (view) => [
    ["Language", "Code", "Registrations"],
    view.languages.map(({ language, count }) => [languageName(language), language, String(count)]),
  ],
  "programs.csv": async (view, context, asked) => {
    const rows = await context.services.read((db) => listProgramCounts(db, spanOf(context, asked)));
    return [
      [
        "Program type",
        "Where",
        "Branch",
        "Council district",
        "First day",
        "Last day",
        "Sessions",
        "Attendance",
        "Age group",
      ],
      rows.map(({ branch, district, sessions, attendance }) => [
        "Synchronous in-person",
        branch === null ? "Off-site or without a room" : "On-site",
        branch ?? "",
        district ?? "",
        view.period.from,
        view.period.until,
        String(sessions),
        String(attendance),
        "Not held",
      ]),
    ];
  },
};

const eventHeader = [
  "Event",
  "Day",
  "Registered",
  "Gave their place back",
  "Came with a registration",
  "Walk-ins",
  "Came",
  "Filled from the waitlist",
  "Turned away",
  "Survey answers",
];

const eventLine = (row: EventRow, zone: string): string[] => [
  row.title ?? "",
  localOf(row.startsAt, zone).date,
  String(row.registered),
  String(row.givenBack),
  String(row.attended - row.walkIns),
  String(row.walkIns),
  String(row.attended),
  String(row.filled),
  String(row.turnedAway),
  String(row.answers),
];

/** A table of the report as a spreadsheet's file, or the report as one page to print; null where there is none so named. */
export async function reportFile(context: Context, asked: Asked, file: string): Promise<Response | null> {
  const isSheet = file === "report.pdf";
  const table = Object.hasOwn(tables, file) ? tables[file] : undefined;
  if (table === undefined && !isSheet) return null;
  const view = await reportView(context, asked);
  const name = `report-${asked.period.from}-to-${asked.period.until}`;
  if (table === undefined) return pdfAnswer(await reportSheet(context, view), `${name}.pdf`);
  const [header, rows] = await table(view, context, asked);
  return csvAnswer(csvFile(header, rows), `${name}-${file}`);
}

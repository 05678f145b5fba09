import { momentInWords } from "~/app/components/event-when";
import type { FigureRow, FigureRowsView } from "~/app/components/figure-rows";
import { payInWords } from "~/app/components/pay";
import { countInWords, dayInWords } from "~/app/components/report-words";
import type { Mark } from "~/app/domain/outcomes/marks";
import { definitionOf, type ReportFigure } from "~/app/domain/reports/registry";
import { wordsIn } from "~/app/i18n/words";
import type { Db } from "~/db/client.server";
import {
  type After,
  type EventRow,
  listAppointmentRows,
  listEmployerRows,
  listEventRows,
  listInquiryRows,
  listOpeningRows,
  listOutcomeRows,
  listReferralRows,
  type ReferralFilter,
  type ReportStage,
} from "~/db/queries/report-rows";
import type { RequestContext } from "./context.server";
import { spanOf } from "./report-search.server";
import type { Asked } from "./report-view.server";
import { cursorOf, cursorText, pageOf } from "./staff-page.server";

const limit = 50;

type Listed = FigureRow & { cursor: After };
/** Headers of the columns, and the rows of a page with one more. */
type List = { headers: readonly string[]; rows: Listed[] };

/** The rows that a figure is counted from, a page of them. No name of a visitor is in them. */
export async function figureRows(
  context: Pick<RequestContext, "services" | "center">,
  request: Request,
  asked: Asked,
  figure: ReportFigure,
): Promise<FigureRowsView> {
  const after = cursorOf(request, "after");
  const { headers, rows } = await context.services.read((db) => listRows(db, context, asked, figure, after));
  const page = pageOf(request, rows, limit, ({ cursor }) => ["after", cursorText(cursor.at, cursor.id)]);
  const shown = page.rows.map(({ key, href, cells }) => ({ key, href, cells }));
  return { headers, rows: shown, olderHref: page.olderHref, isFirst: after === null };
}

async function listRows(
  db: Db,
  context: Pick<RequestContext, "services" | "center">,
  asked: Asked,
  figure: ReportFigure,
  after: After | null,
): Promise<List> {
  const { center } = context;
  const page = { ...spanOf(context, asked), after, limit: limit + 1 };
  switch (definitionOf(figure).rows) {
    case "inquiries":
      return inquiryList(await listInquiryRows(db, { ...page, isReference: figure === "reference" }));
    case "events":
      return eventList(await listEventRows(db, { ...page, locale: center.locale }), figure, center.timeZone);
    case "employers":
      return employerList(await listEmployerRows(db, page));
    case "openings":
      return openingList(await listOpeningRows(db, page));
    case "outcomes":
      return outcomeList(
        await listOutcomeRows(db, { ...page, locale: center.locale, ...stageOf(figure) }),
        center.timeZone,
      );
    case "referrals":
      return referralList(await listReferralRows(db, { ...page, ...referralsOf(figure) }));
    case "appointments":
      return appointmentList(
        await listAppointmentRows(db, { ...page, keptOnly: figure === "appointments-kept" }),
        center.timeZone,
      );
  }
}

const dayCursor = (day: string, id: string): After => ({ at: new Date(`${day}T00:00:00Z`), id });
const idCursor = (id: string): After => ({ at: new Date(0), id });

const inquiryList = (rows: Awaited<ReturnType<typeof listInquiryRows>>): List => ({
  headers: ["Day", "Branch", "About", "How", "Inquiries"],
  rows: rows.map(({ id, day, branch, category, channel, count }) => ({
    key: id,
    cells: [dayInWords(day), branch, category, channelWords[channel] ?? channel, countInWords(count)],
    cursor: dayCursor(day, id),
  })),
});

const channelWords: Record<string, string> = {
  "in-person": "In person",
  phone: "By phone",
  email: "By e-mail",
  chat: "By chat",
};

/** The column of an event that adds to a figure, by what it is called there. */
const eventColumns: Partial<
  Record<ReportFigure, readonly [header: string, of: (row: EventRow) => number][]>
> = {
  registered: [["Registered", ({ registered }) => registered]],
  "given-back": [["Gave it back", ({ givenBack }) => givenBack]],
  "attended-registrants": [["Came with a registration", (row) => row.attended - row.walkIns]],
  "walk-ins": [["Walk-ins", ({ walkIns }) => walkIns]],
  "show-rate": [
    ["Kept their place", (row) => row.registered - row.givenBack],
    ["Came with a registration", (row) => row.attended - row.walkIns],
  ],
  "waitlist-filled": [["Filled", ({ filled }) => filled]],
  "turned-away": [["Turned away", ({ turnedAway }) => turnedAway]],
  "self-reported": [["Found work", ({ foundWork }) => foundWork]],
  "survey-answers": [["Answers", ({ answers }) => answers]],
  "survey-agree": [
    ["Chose a number", ({ useful }) => useful],
    ["Agree", ({ usefulAgree }) => usefulAgree],
  ],
  "without-device": [["Without a device", ({ withoutDevice }) => withoutDevice]],
  "accommodations-asked": [["Asked", ({ asked }) => asked]],
  "accommodations-met": [["Met", ({ met }) => met]],
};

function eventList(rows: readonly EventRow[], figure: ReportFigure, zone: string): List {
  const columns = eventColumns[figure] ?? [["Came", ({ attended }: EventRow) => attended] as const];
  return {
    headers: ["Event", "When", ...columns.map(([header]) => header)],
    rows: rows.map((row) => ({
      key: row.id,
      href: `/staff/events/${row.id}/results`,
      cells: [
        row.title ?? "Event without a title",
        momentInWords(row.startsAt, zone),
        ...columns.map(([, of]) => countInWords(of(row))),
      ],
      cursor: { at: row.startsAt, id: row.id },
    })),
  };
}

const employerList = (rows: Awaited<ReturnType<typeof listEmployerRows>>): List => ({
  headers: ["Employer", "Events in these days", "Events so far", "Openings"],
  rows: rows.map(({ id, name, events, all_events: allEvents, openings }) => ({
    key: id,
    href: `/staff/employers/${id}`,
    cells: [name, countInWords(events), countInWords(allEvents), countInWords(openings)],
    cursor: idCursor(id),
  })),
});

const openingList = (rows: Awaited<ReturnType<typeof listOpeningRows>>): List => ({
  headers: ["Opening", "Employer", "Vacancies", "Pay"],
  rows: rows.map((row) => ({
    key: row.id,
    href: `/staff/events/${row.event_id}/openings`,
    cells: [
      row.title,
      row.employer,
      countInWords(row.vacancies),
      payInWords(
        { payMinCents: row.pay_min_cents, payMaxCents: row.pay_max_cents, payUnit: row.pay_unit },
        wordsIn("en"),
      ),
    ],
    cursor: idCursor(row.id),
  })),
});

function stageOf(figure: ReportFigure): { mark: Mark; stage: ReportStage } {
  const mark = figure.endsWith("-7") ? 7 : figure.endsWith("-30") ? 30 : 90;
  const stages: readonly ReportStage[] = ["interviews", "offers", "hires", "retained"];
  return { mark, stage: stages.find((stage) => figure.startsWith(stage)) ?? "hires" };
}

const outcomeList = (rows: Awaited<ReturnType<typeof listOutcomeRows>>, zone: string): List => ({
  headers: ["Event", "When", "Employers asked", "Answered", "People"],
  rows: rows.map(({ id, title, startsAt, asked, answered, count }) => ({
    key: id,
    href: `/staff/events/${id}/outcomes`,
    cells: [
      title ?? "Event without a title",
      momentInWords(startsAt, zone),
      countInWords(asked),
      countInWords(answered),
      count === null ? "Unknown" : countInWords(count),
    ],
    cursor: { at: startsAt, id },
  })),
});

function referralsOf(figure: ReportFigure): ReferralFilter {
  switch (figure) {
    case "portal-enrolments":
      return { by: "served", kinds: ["portal"] };
    case "portal-referrals":
      return { by: "made", kinds: ["portal"] };
    case "training-served":
      return { by: "served", kinds: ["training"] };
    case "clothing-served":
      return { by: "served", kinds: ["clothing"] };
    case "referrals-served":
      return { by: "served", kinds: ["training", "clothing"] };
    default:
      return { by: "made", kinds: null };
  }
}

const referralWords: Record<string, string> = {
  portal: "Job portal",
  counselor: "Counselor",
  worksource: "WorkSource",
  training: "Training",
  clothing: "Clothing",
  other: "Something else",
  made: "Made",
  contacted: "Contacted",
  served: "Enrolled or served",
  declined: "Declined",
  unknown: "Unknown",
};

const referralList = (rows: Awaited<ReturnType<typeof listReferralRows>>): List => ({
  headers: ["Day", "For", "Partner", "Branch", "State"],
  rows: rows.map(({ id, day, kind, partner, branch, state }) => ({
    key: id,
    cells: [dayInWords(day), referralWords[kind] ?? kind, partner, branch, referralWords[state] ?? state],
    cursor: dayCursor(day, id),
  })),
});

const appointmentList = (rows: Awaited<ReturnType<typeof listAppointmentRows>>, zone: string): List => ({
  headers: ["When", "Counselor", "Branch", "Came"],
  rows: rows.map(({ id, startsAt, counselor, branch, presence }) => ({
    key: id,
    cells: [
      momentInWords(startsAt, zone),
      counselor,
      branch,
      presence === "kept" ? "Kept" : presence === "missed" ? "Missed" : "Not marked",
    ],
    cursor: { at: startsAt, id },
  })),
});

import type { ReportCounts } from "./counts";
import type { ReportFigure } from "./registry";
import type { PublicCell } from "./suppression";

/** A table of a public copy whose numbers hang together, with how many are in each group. */
export interface PublicTable {
  key: string;
  cells: readonly PublicCell[];
  counted: Readonly<Record<string, number>>;
}

/** Figures that count nobody: what is listed on public pages, which anybody may count. They are shown as they are. */
export const publicFacts: readonly ReportFigure[] = [
  "events",
  "employers",
  "repeat-employers",
  "openings",
  "median-pay",
  "top-three",
];

const cell = (key: string, ...groups: string[]): PublicCell => ({ key, groups });

const single = (key: ReportFigure, count: number): PublicTable => ({
  key,
  cells: [cell(key, key)],
  counted: { [key]: count },
});

/**
 * The tables of a public copy. Numbers of one table can be subtracted from one another, so that the rule of suppression
 * goes over each table as a whole; numbers of two tables count different things.
 */
export function publicTables(
  counts: ReportCounts,
  months: readonly { month: string; count: number }[],
): PublicTable[] {
  const { referrals, waitlist, jobs } = counts;
  return [
    inquiriesTable(months),
    single("reference", counts.inquiries.reference),
    attendanceTable(counts),
    single("waitlist-filled", waitlist.filled),
    single("turned-away", waitlist.turnedAway),
    outcomesTable(counts),
    single("self-reported", jobs["hired-here"] + jobs["hired-elsewhere"]),
    single("portal-enrolments", referrals.portalEnrolled),
    {
      key: "referrals-made",
      cells: [cell("referrals-made", "portal", "other"), cell("portal-referrals", "portal")],
      counted: { portal: referrals.portalMade, other: referrals.made - referrals.portalMade },
    },
    {
      key: "referrals-served",
      cells: [
        cell("referrals-served", "training", "clothing"),
        cell("training-served", "training"),
        cell("clothing-served", "clothing"),
      ],
      counted: { training: referrals.trainingServed, clothing: referrals.clothingServed },
    },
    appointmentsTable(counts),
    surveyTable(counts),
    single("without-device", counts.access.withoutDevice),
    {
      key: "accommodations",
      cells: [cell("accommodations-asked", "met", "not-met"), cell("accommodations-met", "met")],
      counted: { met: counts.access.met, "not-met": counts.access.asked - counts.access.met },
    },
    languagesTable(counts),
  ];
}

export const monthCell = (month: string) => `inquiries/${month}`;
export const languageCell = (language: string) => `language/${language}`;

/** The most months that a copy tells apart: what may be shown of more would take long to find out. */
const mostMonths = 36;

/** The months that a copy tells apart; none of a longer period, which has its total alone. */
export const publicMonths = <Month>(months: readonly Month[]): readonly Month[] =>
  months.length > mostMonths ? [] : months;

function inquiriesTable(months: readonly { month: string; count: number }[]): PublicTable {
  if (publicMonths(months).length === 0)
    return single(
      "inquiries",
      months.reduce((sum, { count }) => sum + count, 0),
    );
  const names = months.map(({ month }) => month);
  return {
    key: "inquiries",
    cells: [cell("inquiries", ...names), ...names.map((month) => cell(monthCell(month), month))],
    counted: Object.fromEntries(months.map(({ month, count }) => [month, count])),
  };
}

function attendanceTable({ attendance }: ReportCounts): PublicTable {
  const givenBack = attendance.cancelled + attendance.released;
  return {
    key: "attendance",
    cells: [
      cell("registered", "came", "stayed-away", "given-back"),
      cell("kept", "came", "stayed-away"),
      cell("given-back", "given-back"),
      cell("attended-registrants", "came"),
      cell("walk-ins", "walked-in"),
      cell("attendance", "came", "walked-in"),
    ],
    counted: {
      came: attendance.attendedRegistrants,
      "stayed-away": attendance.registered - givenBack - attendance.attendedRegistrants,
      "given-back": givenBack,
      "walked-in": attendance.walkIns,
    },
  };
}

/** Those who were hired are taken to be among those with an offer, and these among the interviewed. */
function outcomesTable({ outcomes }: ReportCounts): PublicTable {
  const told = outcomes.find(({ mark }) => mark === 90);
  const [interviews, offers, hires, retained] = [
    told?.interviews ?? 0,
    told?.offers ?? 0,
    told?.hires ?? 0,
    told?.retained ?? 0,
  ];
  return {
    key: "outcomes",
    cells: [
      cell("interviews", "interviewed", "offered", "hired", "stayed"),
      cell("offers", "offered", "hired", "stayed"),
      cell("hires", "hired", "stayed"),
      cell("retained", "stayed"),
    ],
    counted: {
      interviewed: interviews - offers,
      offered: offers - hires,
      hired: hires - retained,
      stayed: retained,
    },
  };
}

function appointmentsTable({ appointments: { booked, kept, missed } }: ReportCounts): PublicTable {
  return {
    key: "appointments",
    cells: [cell("appointments-booked", "kept", "missed", "not-marked"), cell("appointments-kept", "kept")],
    counted: { kept, missed, "not-marked": booked - kept - missed },
  };
}

function surveyTable({ survey: { answers, statements } }: ReportCounts): PublicTable {
  const { answered, agree } = statements.useful;
  return {
    key: "survey",
    cells: [
      cell("survey-answers", "agree", "other", "blank"),
      cell("useful-answered", "agree", "other"),
      cell("useful-agree", "agree"),
    ],
    counted: { agree, other: answered - agree, blank: answers - answered },
  };
}

/** Their total is close to other counts, so that it is taken to be known. */
function languagesTable({ access: { languages } }: ReportCounts): PublicTable {
  const names = Object.keys(languages).toSorted();
  const all: PublicCell = { key: "languages", groups: names, isKnown: true };
  return {
    key: "languages",
    cells: [...(names.length > 0 ? [all] : []), ...names.map((name) => cell(languageCell(name), name))],
    counted: languages,
  };
}

import type { FigureKey } from "./figure";

/** What a figure is a number of. */
export const units = [
  "inquiries",
  "events",
  "people",
  "employers",
  "openings",
  "referrals",
  "appointments",
  "requests",
  "answers",
  "registrations",
  "share",
  "seconds",
  "cents-an-hour",
] as const;
export type Unit = (typeof units)[number];

/** The rows that a figure is counted from, as its page lists them. */
export type FigureRows =
  | "inquiries"
  | "events"
  | "employers"
  | "openings"
  | "outcomes"
  | "referrals"
  | "appointments";

/** The parts of the report, in the order of domain.md's list. */
export const parts = [
  "Questions at the desk",
  "Events and who came",
  "Registered and came",
  "Full events and waits",
  "Employers and openings",
  "Interviews, offers and hires",
  "Still there after 90 days",
  "Job portal",
  "Appointments, training and clothing",
  "What visitors said",
  "Access",
] as const;

export interface FigureDefinition {
  key: ReportFigure;
  /** Number of its part, from 1. */
  part: number;
  title: string;
  definition: string;
  source: string;
  unit: Unit;
  /** Figures of two periods, or of two branches, add up to that of both. */
  isAdditive: boolean;
  rows: FigureRows;
}

const ofEvents = "Events that were public, began in these days and are over";
const door = "Scans and walk-ins at the door";
const desk = "The desk's log";
const places = "Registrations";
const told = "What employers told last, up to that day";

type Line = Omit<FigureDefinition, "key">;

const figure = (
  part: number,
  title: string,
  definition: string,
  [source, unit, rows, isAdditive = true]: [string, Unit, FigureRows, boolean?],
): Line => ({ part, title, definition, source, unit, rows, isAdditive });

const outcome = (stage: string, days: number, definition: string): Line =>
  figure(6, `${stage} after ${days} days`, definition, [told, "people", "outcomes"]);

const interviews = "People whom employers interviewed, as employers tell. Who told nothing is in no sum.";
const offers = "People who were offered a job, as employers tell. Who told nothing is in no sum.";
const hires = "People who were hired, as employers tell. Who told nothing is in no sum.";

/**
 * Every figure of the report, once: what it counts, where from, and by which rows it can be checked. The queries in
 * db/queries/report-*.ts say the same in SQL, and tests/db/report-figures.test.ts in a slow recount.
 */
const lines = {
  inquiries: figure(
    1,
    "Inquiries answered",
    "Questions about work that the desk answered. Reference transactions are not among them.",
    [desk, "inquiries", "inquiries"],
  ),
  reference: figure(
    1,
    "Reference transactions",
    "Questions that count for the state's library statistics, shown apart.",
    [desk, "inquiries", "inquiries"],
  ),
  events: figure(2, "Events held", `${ofEvents}.`, ["Events", "events", "events"]),
  attendance: figure(
    2,
    "Participants",
    "Job seekers who were let in, each once at each event, walk-ins among them. No employers, no staff, no re-entries.",
    [door, "people", "events"],
  ),
  registered: figure(
    3,
    "Registered",
    "People a place was taken for before the event, those who gave it back among them.",
    [places, "people", "events"],
  ),
  "given-back": figure(3, "Gave their place back", "People whose place was cancelled or released.", [
    places,
    "people",
    "events",
  ]),
  "attended-registrants": figure(3, "Came with a registration", "Registered people who were let in.", [
    door,
    "people",
    "events",
  ]),
  "walk-ins": figure(3, "Walk-ins", "People who came without a registration.", [door, "people", "events"]),
  "show-rate": figure(
    3,
    "Show rate",
    "Registered people who came, of those who kept their place: registered less cancelled and released.",
    [`${places} and the door`, "share", "events", false],
  ),
  "waitlist-filled": figure(
    4,
    "Places filled from the waitlist",
    "People who took a place that was offered to them.",
    ["Waitlist offers", "people", "events"],
  ),
  "turned-away": figure(4, "Turned away", "People who found an event full.", [
    "Registrations that were refused",
    "people",
    "events",
  ]),
  "wait-median": figure(
    4,
    "Median wait at the door",
    "From the first scan of a ticket to the answer that let its holder in. Half waited less.",
    [door, "seconds", "events", false],
  ),
  "wait-p95": figure(4, "Longest wait but for 5%", "The same time: 95 of 100 tickets waited less.", [
    door,
    "seconds",
    "events",
    false,
  ]),
  employers: figure(5, "Employers", "Employers that took part in an event, each once.", [
    "Events' employers",
    "employers",
    "employers",
    false,
  ]),
  "repeat-employers": figure(
    5,
    "Employers that came back",
    "Employers that took part in two events or more, up to the last of these days.",
    ["Events' employers", "employers", "employers", false],
  ),
  openings: figure(
    5,
    "Openings",
    "Jobs that they listed for these events, each once whatever its vacancies.",
    ["Openings", "openings", "openings"],
  ),
  "median-pay": figure(
    5,
    "Median posted pay",
    "The middle of each posted range as pay by the hour (2,080 hours a year), each opening once.",
    ["Openings", "cents-an-hour", "openings", false],
  ),
  "top-three": figure(
    5,
    "Openings of the top three employers",
    "The share of all openings that the three employers with the most of them listed.",
    ["Openings", "share", "employers", false],
  ),
  "interviews-7": outcome("Interviews", 7, interviews),
  "interviews-30": outcome("Interviews", 30, interviews),
  interviews: outcome("Interviews", 90, interviews),
  "offers-7": outcome("Offers", 7, offers),
  "offers-30": outcome("Offers", 30, offers),
  offers: outcome("Offers", 90, offers),
  "hires-7": outcome("Hires", 7, hires),
  "hires-30": outcome("Hires", 30, hires),
  hires: outcome("Hires", 90, hires),
  "self-reported": figure(
    6,
    "Found work, as visitors say",
    "Visitors who said that they found work, there or elsewhere. Never added to what employers tell.",
    ["Visitors' own answers", "people", "events"],
  ),
  retained: figure(
    7,
    "Still there after 90 days",
    "Hired people who still worked there 90 days after their start, as employers tell.",
    [told, "people", "outcomes"],
  ),
  "portal-enrolments": figure(
    8,
    "Portal enrolments",
    "People whose enrolment in the job portal was confirmed in these days. Never assumed.",
    ["Referrals that the portal confirmed", "people", "referrals"],
  ),
  "portal-referrals": figure(
    8,
    "Referrals to the portal",
    "Referrals to the job portal made in these days.",
    ["Referrals", "referrals", "referrals"],
  ),
  "referrals-made": figure(8, "Referrals made", "Referrals to any partner made in these days.", [
    "Referrals",
    "referrals",
    "referrals",
  ]),
  "appointments-booked": figure(
    9,
    "Appointments booked",
    "Appointments with a counselor that were booked and whose time is over. Cancelled ones are not among them.",
    ["Appointments", "appointments", "appointments"],
  ),
  "appointments-kept": figure(
    9,
    "Appointments kept",
    "Appointments with a counselor that staff marked as kept.",
    ["Appointments", "appointments", "appointments"],
  ),
  "training-served": figure(
    9,
    "Training",
    "Referrals to training that the partner confirmed in these days.",
    ["Referrals that a partner confirmed", "referrals", "referrals"],
  ),
  "clothing-served": figure(
    9,
    "Clothing",
    "Referrals for work clothing that the partner confirmed in these days.",
    ["Referrals that a partner confirmed", "referrals", "referrals"],
  ),
  "referrals-served": figure(
    9,
    "Training and clothing served",
    "Referrals to training or for clothing that the partner confirmed in these days.",
    ["Referrals that a partner confirmed", "referrals", "referrals"],
  ),
  "survey-answers": figure(10, "Survey answers", "Survey forms that were sent in for these events.", [
    "Survey",
    "answers",
    "events",
  ]),
  "survey-agree": figure(
    10,
    "Found it useful",
    "Chose 4 or 5 of 5 for “useful”, of those who chose a number.",
    ["Survey", "share", "events", false],
  ),
  "without-device": figure(
    11,
    "Registered without a device",
    "Registrations made at the desk or at a kiosk, by people who needed no phone of their own.",
    [places, "registrations", "events"],
  ),
  "accommodations-asked": figure(
    11,
    "Asked for help to take part",
    "Requests for access of people who kept their place.",
    ["Requests for access", "requests", "events"],
  ),
  "accommodations-met": figure(11, "Help that was given", "Requests for access that were met.", [
    "Requests for access",
    "requests",
    "events",
  ]),
} satisfies Record<string, Line> & Record<FigureKey, Line>;

export type ReportFigure = keyof typeof lines;

const isFigure = (key: string): key is ReportFigure => Object.hasOwn(lines, key);

/** The figures by the order of the report. */
export const reportFigures: readonly FigureDefinition[] = Object.entries(lines).flatMap(([key, line]) =>
  isFigure(key) ? [{ key, ...line }] : [],
);

export const definitionOf = (key: ReportFigure): FigureDefinition => ({ key, ...lines[key] });

/** The figure that an address names; null where it names none. */
export const readFigure = (key: string | undefined): ReportFigure | null =>
  key !== undefined && isFigure(key) ? key : null;

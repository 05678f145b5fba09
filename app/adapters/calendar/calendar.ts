import { createEvent } from "ics";
import { escapeText, foldLine, mailtoUri, manyLines, nameText, oneLine, publicUrl } from "./calendar-text";

/** REQUEST and CANCEL go by mail to one person; PUBLISH is for feeds and downloads (RFC 5546). */
export type CalendarMethod = "REQUEST" | "CANCEL" | "PUBLISH";

export interface CalendarPerson {
  name: string;
  email: string;
}

/** One event as one reader has it. Calendars are shared: no link to a ticket goes in. */
export interface CalendarEntry {
  /** The same for ever; a reader's program finds the entry by it. */
  uid: string;
  /** Rises with every change that calendars must follow. */
  sequence: number;
  stampedAt: Date;
  startsAt: Date;
  endsAt: Date;
  title: string;
  description: string;
  location: string;
  url?: string | undefined;
  /** Equals the mail's From, or programs warn of a forgery. */
  organizer: CalendarPerson | null;
  attendee: CalendarPerson | null;
  cancelled: boolean;
  /** Minutes before the start; null for no alarm. */
  alarmMinutes: number | null;
}

export interface CalendarInput {
  method: CalendarMethod;
  entries: readonly CalendarEntry[];
  /** A feed's name. */
  name?: string | undefined;
}

/** Writes a calendar file. */
export type CalendarFile = (input: CalendarInput) => string;

/**
 * An iCalendar file (RFC 5545) in UTC instants, with lines ended by CRLF and folded by octets. Text of any kind is
 * taken: what the format cannot carry is exchanged or left out, an empty title becomes "Event", and long text is cut
 * (title 200 characters, place 300, description 2,000, names 100). A person whose address is none is left out.
 */
export const calendarFile: CalendarFile = ({ method, entries, name }) => {
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Fairday//Fairday//EN",
    "CALSCALE:GREGORIAN",
    `METHOD:${method}`,
    ...(name === undefined ? [] : feedLines(name)),
    ...entries.flatMap((entry) => entryLines(entry, method)),
    "END:VCALENDAR",
  ];
  return `${lines.map(foldLine).join("\r\n")}\r\n`;
};

/** Two generations of programs: RFC 7986's properties and what came before them. */
const feedLines = (name: string) => [
  `NAME:${escapeText(oneLine(name, 200))}`,
  `X-WR-CALNAME:${escapeText(oneLine(name, 200))}`,
  "REFRESH-INTERVAL;VALUE=DURATION:PT1H",
  "X-PUBLISHED-TTL:PT1H",
];

/** Who and which version are written here: ics quotes enumerations, and refuses addresses that mail takes. */
function entryLines(entry: CalendarEntry, method: CalendarMethod): string[] {
  const attendee = method === "PUBLISH" ? null : entry.attendee;
  return [
    "BEGIN:VEVENT",
    `UID:${escapeText(oneLine(entry.uid, 200))}`,
    `SEQUENCE:${entry.sequence}`,
    `DTSTAMP:${entry.stampedAt.toISOString().replace(/[-:]|\.\d+/g, "")}`,
    ...personLine("ORGANIZER", entry.organizer),
    ...personLine("ATTENDEE;PARTSTAT=ACCEPTED;RSVP=FALSE", attendee),
    ...keptWords(wordsOf(entry, method)),
    "END:VEVENT",
  ];
}

function personLine(property: string, person: CalendarPerson | null): string[] {
  const uri = person === null ? null : mailtoUri(person.email);
  if (person === null || uri === null) return [];
  return [`${property};CN="${nameText(person.name) || uri.slice("mailto:".length)}":${uri}`];
}

type Words = ReturnType<typeof wordsOf>;

function wordsOf(entry: CalendarEntry, method: CalendarMethod) {
  const isCancelled = method === "CANCEL" || entry.cancelled;
  const minutes = isCancelled ? 0 : Math.round(entry.alarmMinutes ?? 0);
  return {
    start: entry.startsAt.getTime(),
    end: entry.endsAt.getTime(),
    title: oneLine(entry.title, 200) || "Event",
    description: manyLines(entry.description, 2000),
    location: oneLine(entry.location, 300),
    url: publicUrl(entry.url),
    status: isCancelled ? ("CANCELLED" as const) : ("CONFIRMED" as const),
    alarmMinutes: Math.max(0, minutes),
  };
}

const kept = new Map<string, readonly string[]>();
const keptAtMost = 500;

/** ics takes a millisecond or two an entry, and the mails of one event share these lines: they are kept by content. */
function keptWords(words: Words): readonly string[] {
  const key = JSON.stringify(words);
  const known = kept.get(key);
  if (known) return known;
  if (kept.size >= keptAtMost) kept.clear();
  const lines = linesByIcs(words);
  kept.set(key, lines);
  return lines;
}

/** What ics writes between UID and END:VEVENT, unfolded. It folds by characters, which can exceed 75 octets. */
function linesByIcs({ url, alarmMinutes, title, ...words }: Words): string[] {
  const { error, value } = createEvent({
    ...words,
    title,
    startInputType: "utc",
    startOutputType: "utc",
    endInputType: "utc",
    endOutputType: "utc",
    uid: "replaced",
    ...(url === null ? {} : { url }),
    ...(alarmMinutes === 0 ? {} : { alarms: [alarm(title, alarmMinutes)] }),
  });
  if (error || value === null) throw new Error("ics refused an entry", { cause: error });
  const lines = value.replaceAll("\r\n\t", "").split("\r\n");
  return lines
    .slice(lines.indexOf("BEGIN:VEVENT") + 1, lines.lastIndexOf("END:VEVENT"))
    .filter((line) => !/^(?:UID|DTSTAMP):/.test(line));
}

/** ics escapes no text inside an alarm. */
const alarm = (title: string, minutes: number) => ({
  action: "display" as const,
  description: escapeText(title),
  trigger: { minutes, before: true },
});

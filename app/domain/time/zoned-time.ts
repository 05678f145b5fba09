import { dateFormats } from "~/app/domain/text/formats";

/** A wall clock's date (`2026-11-01`) and time (`01:30`), as date and time fields of a form give them. */
export interface LocalTime {
  date: string;
  time: string;
}

export type ZonedInstant =
  | { kind: "instant"; at: Date }
  | { kind: "skipped" }
  | { kind: "repeated"; earlier: Date; later: Date }
  | { kind: "no-such-date" };

const day = 86_400_000;

/**
 * The instant at which clocks in an IANA `zone` show a local time. The hour that daylight saving skips has none;
 * the hour it repeats has two, and `choice` says which. Throws RangeError for an unknown zone (see `isTimeZone`).
 */
export function instantOf(local: LocalTime, zone: string, choice?: "earlier" | "later"): ZonedInstant {
  const wall = wallClock(local);
  if (wall === null) return { kind: "no-such-date" };
  // No zone is a day from UTC and none changes twice within two days: the offsets a day before and after are all.
  const offsets = new Set([offsetAt(wall - day, zone), offsetAt(wall + day, zone)]);
  // Where both hold, clocks were set back, and the offset from before the change gives the earlier instant.
  const instants = [...offsets]
    .map((offset) => ({ at: wall - offset, offset }))
    .filter(({ at, offset }) => offsetAt(at, zone) === offset)
    .map(({ at }) => at);
  const [earlier, later] = instants;
  if (earlier === undefined) return { kind: "skipped" };
  if (later === undefined) return { kind: "instant", at: new Date(earlier) };
  if (choice) return { kind: "instant", at: new Date(choice === "earlier" ? earlier : later) };
  return { kind: "repeated", earlier: new Date(earlier), later: new Date(later) };
}

/** What clocks in the zone show at an instant, seconds dropped. */
export function localOf(at: Date, zone: string): LocalTime {
  const shown = new Date(at.getTime() + offsetAt(at.getTime(), zone)).toISOString();
  return { date: shown.slice(0, 10), time: shown.slice(11, 16) };
}

/** An instant in ISO 8601 with the zone's offset: `2026-12-05T10:00:00-08:00`. */
export function isoInZone(at: Date, zone: string): string {
  const minutes = Math.round(offsetAt(at.getTime(), zone) / 60_000);
  const digits = (n: number) => String(n).padStart(2, "0");
  const offset = `${digits(Math.trunc(Math.abs(minutes) / 60))}:${digits(Math.abs(minutes) % 60)}`;
  const local = new Date(at.getTime() + minutes * 60_000).toISOString().slice(0, 19);
  return `${local}${minutes < 0 ? "-" : "+"}${offset}`;
}

/** True for a name of the IANA time zone database (`America/Los_Angeles`); a bare offset is none. */
export function isTimeZone(zone: string): boolean {
  if (!/^[a-z]/iu.test(zone)) return false;
  try {
    // Not through the cache: names that were only asked about must not fill it.
    Intl.DateTimeFormat("en-US", { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}

/** True for a day that the calendar has, written `2026-02-28`. */
export function isCalendarDate(date: string): boolean {
  return wallClock({ date, time: "00:00" }) !== null;
}

/** The local time read as if it were UTC, in milliseconds; null where the calendar has no such day or time. */
function wallClock({ date, time }: LocalTime): number | null {
  const written = `${date}T${time.length === 5 ? `${time}:00` : time}.000Z`;
  const wall = Date.parse(written);
  // Only what comes back as it was written: an engine may carry 31 February over into March.
  if (Number.isNaN(wall) || new Date(wall).toISOString() !== written) return null;
  // Zones know neither the year 0 nor years that need a sign.
  return /^[+-]/u.test(date) || date.startsWith("0000") ? null : wall;
}

const clocks = dateFormats({
  hourCycle: "h23",
  year: "numeric",
  month: "2-digit",
  day: "2-digit",
  hour: "2-digit",
  minute: "2-digit",
  second: "2-digit",
});

/** How far the zone's clocks are ahead of UTC at an instant, in milliseconds. */
function offsetAt(at: number, zone: string): number {
  const shown: Record<string, string> = {};
  for (const part of clocks("en-US", zone).formatToParts(at)) shown[part.type] = part.value;
  const wall = wallClock({
    date: `${String(shown.year).padStart(4, "0")}-${shown.month}-${shown.day}`,
    time: `${shown.hour}:${shown.minute}:${shown.second}`,
  });
  return (wall ?? at) - Math.floor(at / 1000) * 1000;
}

import type { FieldProblem } from "~/app/domain/refusal";
import { instantOf, type LocalTime } from "~/app/domain/time/zoned-time";
import { mostSeats, overlaps, type Span } from "./booking";

const minute = 60_000;

/** What somebody offers at once: "from 10:00 until 13:00, 20 minutes each, 5 between them, a break at noon". */
export interface OfferedTimes {
  from: LocalTime;
  until: LocalTime;
  /** Minutes of each time, and between one and the next. */
  length: number;
  gap: number;
  pause: { from: LocalTime; until: LocalTime } | null;
  seats: number;
}

/** Minutes that a time may take, and how many times are made at once. */
export const slotLength = { least: 5, most: 240 };
export const longestGap = 120;
export const mostSlots = 200;

export type MadeSlots = { outcome: "made"; spans: Span[] } | { outcome: "refused"; fields: FieldProblem[] };

/**
 * The times that fit between two moments, one after the other. They are counted in minutes that pass, so that on the
 * night clocks change none is longer or shorter than it says. What would reach into the break begins after it.
 */
export function makeSlots(offered: OfferedTimes, zone: string): MadeSlots {
  const { from, until, pause } = momentsOf(offered, zone);
  const fields = [
    ...from.problems,
    ...until.problems,
    ...(pause?.problems ?? []),
    ...numberProblems(offered),
  ];
  if (fields.length > 0 || from.at === null || until.at === null) return { outcome: "refused", fields };
  if (until.at <= from.at) return refusal("until", "ends-before-start");
  if (pause?.span && pause.span.endsAt <= pause.span.startsAt)
    return refusal("pauseUntil", "ends-before-start");
  const spans = spansOf({ startsAt: from.at, endsAt: until.at }, pause?.span ?? null, offered);
  if (spans.length === 0) return refusal("length", "slots-none-fit");
  return spans.length > mostSlots ? refusal("until", "slots-too-many") : { outcome: "made", spans };
}

const refusal = (field: string, problem: string): MadeSlots => ({
  outcome: "refused",
  fields: [{ field, problem }],
});

/** As many times as fit into a span, in minutes that pass; what would reach into the pause begins after it. */
export function spansOf(
  whole: Span,
  pause: Span | null,
  { length, gap }: Pick<OfferedTimes, "length" | "gap">,
): Span[] {
  const spans: Span[] = [];
  let at = whole.startsAt.getTime();
  // One more than may be made is enough to know that they are too many.
  while (at + length * minute <= whole.endsAt.getTime() && spans.length <= mostSlots) {
    const span = { startsAt: new Date(at), endsAt: new Date(at + length * minute) };
    const isInPause = pause !== null && overlaps(span, pause);
    if (!isInPause) spans.push(span);
    at = isInPause ? pause.endsAt.getTime() : at + (length + gap) * minute;
  }
  return spans;
}

function numberProblems({ length, gap, seats }: OfferedTimes): FieldProblem[] {
  return [
    ...outside("length", length, slotLength.least, slotLength.most),
    ...outside("gap", gap, 0, longestGap),
    ...outside("seats", seats, 1, mostSeats),
  ];
}

function outside(field: string, value: number, least: number, most: number): FieldProblem[] {
  if (!Number.isInteger(value)) return [{ field, problem: "not-whole" }];
  if (value < least) return [{ field, problem: "too-low" }];
  return value > most ? [{ field, problem: "too-high" }] : [];
}

function momentsOf(offered: OfferedTimes, zone: string) {
  const from = momentOf("from", offered.from, zone);
  const until = momentOf("until", offered.until, zone);
  if (offered.pause === null) return { from, until, pause: null };
  const startsAt = momentOf("pauseFrom", offered.pause.from, zone);
  const endsAt = momentOf("pauseUntil", offered.pause.until, zone);
  const span = startsAt.at && endsAt.at ? { startsAt: startsAt.at, endsAt: endsAt.at } : null;
  return { from, until, pause: { span, problems: [...startsAt.problems, ...endsAt.problems] } };
}

/** The first of two equal times on the night that clocks go back: an interview in that hour is nobody's. */
function momentOf(
  field: string,
  local: LocalTime,
  zone: string,
): { at: Date | null; problems: FieldProblem[] } {
  const found = instantOf(local, zone, "earlier");
  if (found.kind === "instant") return { at: found.at, problems: [] };
  return {
    at: null,
    problems: [{ field, problem: found.kind === "skipped" ? "skipped-hour" : "no-such-date" }],
  };
}

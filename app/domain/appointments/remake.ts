import { overlaps, type Span } from "~/app/domain/bookings/booking";

/** A time that was made from hours, as it stands when they change. */
export interface MadeTime extends Span {
  id: string;
  /** Somebody has it, or had it once: it is part of what was counted. */
  isTaken: boolean;
  /** Staff took it out. */
  isCancelled: boolean;
}

/**
 * What becomes of the times ahead when the hours that they were made from change. A time that somebody has stays as it
 * is, and nothing is made beside it; a time that was cancelled is not made again; of the others those that do not
 * follow from the hours any more go.
 */
export function remake(
  made: readonly MadeTime[],
  wanted: readonly Span[],
): { removed: string[]; added: Span[]; kept: number } {
  const isWanted = (time: Span) => wanted.some((span) => isSame(span, time));
  const free = made.filter(({ isTaken, isCancelled }) => !isTaken && !isCancelled);
  const removed = free.filter((time) => !isWanted(time)).map(({ id }) => id);
  const standing = made.filter(({ id }) => !removed.includes(id));
  const added = wanted.filter((span) => !standing.some((time) => overlaps(span, time)));
  const kept = made.filter((time) => time.isTaken && !time.isCancelled && !isWanted(time)).length;
  return { removed, added, kept };
}

const isSame = (one: Span, other: Span): boolean =>
  one.startsAt.getTime() === other.startsAt.getTime() && one.endsAt.getTime() === other.endsAt.getTime();

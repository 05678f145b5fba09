import { type EventStatus, eventStatuses } from "./event";
import { type Side, stepsFrom } from "./steps";

/** A row of the audit trail about an event, without who did it: which side is all that the employer learns. */
export interface TrailRow {
  at: Date;
  action: string;
  from: string | null;
  to: string | null;
  reason: string | null;
  /** The employer's own people did it. */
  isOwn: boolean;
}

export type TrailStep =
  | { kind: "step"; to: EventStatus; isAgain: boolean; at: Date; isOwn: boolean; reason: string | null }
  | { kind: "edit"; fields: string[]; at: Date; isOwn: boolean; reason: string | null };

/**
 * Which side took a step: the only one that may, by the table of states. Where both may, who acted says it, and may
 * speak for the employer no longer.
 */
function isOwnStep({ from, isOwn }: TrailRow, to: EventStatus, madeByStaff: boolean): boolean {
  if (!isStatus(from)) return !madeByStaff;
  const may = (side: Side) => stepsFrom(from, side, { madeByStaff }).some((step) => step.to === to);
  return may("employer") === may("staff") ? isOwn : may("employer");
}

/**
 * What an employer reads of an event's trail, whose rows come in the order of their instants. Rows of one instant are put in the order of their states; edits of one
 * instant are one step. Edits of its own are left out: the draft is the employer's desk.
 */
export function trailSteps(
  rows: readonly TrailRow[],
  { madeByStaff }: { madeByStaff: boolean },
): TrailStep[] {
  const found: TrailStep[] = [];
  const reached = new Set<string>();
  for (const row of inOrder(rows)) {
    const { at, isOwn, reason, to } = row;
    if (row.action === "status" && isStatus(to)) {
      const isOwnTo = isOwnStep(row, to, madeByStaff);
      found.push({ kind: "step", to, isAgain: reached.has(to), at, isOwn: isOwnTo, reason });
      reached.add(to);
    }
    const field = /^edited (\w+)$/.exec(row.action)?.[1];
    if (field === undefined || isOwn) continue;
    const last = found.at(-1);
    if (last?.kind === "edit" && last.at.getTime() === at.getTime()) last.fields.push(field);
    else found.push({ kind: "edit", fields: [field], at, isOwn, reason });
  }
  return found;
}

/** The reason that staff gave with the state in which the event is now; null where that state asks for none. */
export function reasonOfState(trail: readonly TrailStep[], status: EventStatus): string | null {
  const last = trail.findLast((step) => step.kind === "step");
  return last?.kind === "step" && last.to === status ? last.reason : null;
}

/** One transaction can take two steps: of equal instants, the one goes first whose state the other came from. */
function inOrder(rows: readonly TrailRow[]): TrailRow[] {
  const left = [...rows];
  const ordered: TrailRow[] = [];
  while (left.length > 0) {
    const first = left.findIndex((row) => !left.some((other) => leadsTo(other, row)));
    ordered.push(...left.splice(Math.max(first, 0), 1));
  }
  return ordered;
}

const leadsTo = (before: TrailRow, after: TrailRow) =>
  before.at.getTime() === after.at.getTime() &&
  before.action === "status" &&
  after.action === "status" &&
  before.to === after.from;

const isStatus = (word: string | null): word is EventStatus =>
  eventStatuses.some((status) => status === word);

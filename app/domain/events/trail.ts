import { type EventStatus, eventStatuses } from "./event";

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
 * What an employer reads of an event's trail. Rows of one instant are put in the order of their states; edits of one
 * instant are one step. Edits of its own are left out: the draft is the employer's desk.
 */
export function trailSteps(rows: readonly TrailRow[]): TrailStep[] {
  const steps: TrailStep[] = [];
  const reached = new Set<string>();
  for (const row of inOrder(rows)) {
    const { at, isOwn, reason, to } = row;
    if (row.action === "status" && isStatus(to)) {
      steps.push({ kind: "step", to, isAgain: reached.has(to), at, isOwn, reason });
      reached.add(to);
    }
    const field = /^edited (\w+)$/.exec(row.action)?.[1];
    if (field === undefined || isOwn) continue;
    const last = steps.at(-1);
    if (last?.kind === "edit" && last.at.getTime() === at.getTime()) last.fields.push(field);
    else steps.push({ kind: "edit", fields: [field], at, isOwn, reason });
  }
  return steps;
}

/** The reason that staff gave with the state in which the event is now; null where that state asks for none. */
export function reasonOfState(steps: readonly TrailStep[], status: EventStatus): string | null {
  const last = steps.findLast((step) => step.kind === "step");
  return last?.kind === "step" && last.to === status ? last.reason : null;
}

/** One transaction can take two steps: of equal instants, the one goes first whose state the other came from. */
function inOrder(rows: readonly TrailRow[]): TrailRow[] {
  return [...rows].sort((a, b) => {
    const apart = a.at.getTime() - b.at.getTime();
    if (apart !== 0) return apart;
    if (a.action !== "status" || b.action !== "status") return 0;
    if (a.from === null || a.to === b.from) return -1;
    return b.from === null || b.to === a.from ? 1 : 0;
  });
}

const isStatus = (word: string | null): word is EventStatus =>
  eventStatuses.some((status) => status === word);

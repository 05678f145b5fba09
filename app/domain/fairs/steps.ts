import { canPublishFor } from "~/app/domain/employers/vetting";
import type { EventStatus, EventType } from "~/app/domain/events/event";
import type { Side } from "~/app/domain/events/steps";
import { type Refused, refuse } from "~/app/domain/refusal";
import type { TableStanding } from "./standing";

export type TableStepName = "invite" | "apply" | "accept" | "decline" | "withdraw";

export interface TableStep {
  name: TableStepName;
  /** null is an employer that has nothing to do with the event yet. */
  from: readonly (TableStanding | null)[];
  to: TableStanding;
  by: Side;
  asksReason: boolean;
  /** Until when: the employers' say ends as the event begins, the staff's with the event. */
  until: "applications-close" | "start" | "end";
  /** Only at an event that is public already. */
  published?: true;
  /** Only at a job fair. */
  fairOnly?: true;
  /** The employer has to be vetted. */
  vetted?: true;
}

const outside = [null, "declined", "withdrawn"] as const;

/**
 * How an employer comes to a table and leaves it: every step there is. The other side is told by mail of each. Nobody
 * is told of an event that is not approved, and the host of an event takes none of these.
 */
const steps: readonly TableStep[] = [
  {
    name: "invite",
    from: outside,
    to: "invited",
    by: "staff",
    asksReason: false,
    until: "end",
    vetted: true,
  },
  {
    name: "apply",
    from: [null, "withdrawn"],
    to: "applied",
    by: "employer",
    asksReason: false,
    until: "applications-close",
    published: true,
    fairOnly: true,
  },
  {
    name: "accept",
    from: ["invited"],
    to: "accepted",
    by: "employer",
    asksReason: false,
    until: "start",
    vetted: true,
  },
  {
    name: "accept",
    from: ["invited", "applied"],
    to: "accepted",
    by: "staff",
    asksReason: false,
    until: "end",
    vetted: true,
  },
  { name: "decline", from: ["invited"], to: "declined", by: "employer", asksReason: false, until: "end" },
  { name: "decline", from: ["applied"], to: "declined", by: "staff", asksReason: true, until: "end" },
  {
    name: "withdraw",
    from: ["applied", "accepted"],
    to: "withdrawn",
    by: "employer",
    asksReason: false,
    until: "end",
  },
  { name: "withdraw", from: ["invited"], to: "withdrawn", by: "staff", asksReason: false, until: "end" },
  { name: "withdraw", from: ["accepted"], to: "withdrawn", by: "staff", asksReason: true, until: "end" },
];

/** Several employers have tables at a job fair, and beside the host at a hiring event. */
export const hasTables = (type: EventType) => type === "job-fair" || type === "hiring-event";

/** What the table of steps asks of an event. */
export interface FairFacts {
  type: EventType;
  status: EventStatus;
  startsAt: Date;
  endsAt: Date;
  /** Null: until it begins. */
  applicationsCloseAt: Date | null;
}

/** An employer at an event; `standing` is null where it has nothing to do with it yet. */
export interface AtEvent {
  standing: TableStanding | null;
  isHost: boolean;
}

const endOf = (step: TableStep, fair: FairFacts): Date => {
  if (step.until === "end") return fair.endsAt;
  const { startsAt, applicationsCloseAt } = fair;
  const closes = step.until === "start" ? null : applicationsCloseAt;
  return closes !== null && closes < startsAt ? closes : startsAt;
};

const isAtEvent = (step: TableStep, fair: FairFacts): boolean =>
  hasTables(fair.type) &&
  (fair.status === "published" || (fair.status === "approved" && step.published !== true)) &&
  (fair.type === "job-fair" || step.fairOnly !== true);

/** The steps that one side may take with an employer at an event now, in the table's order. */
export function tableSteps(fair: FairFacts, at: AtEvent, by: Side, now: Date): TableStep[] {
  return possible(fair, at, by).filter((step) => now < endOf(step, fair));
}

const possible = (fair: FairFacts, { standing, isHost }: AtEvent, by: Side) =>
  isHost
    ? []
    : steps.filter((step) => step.from.includes(standing) && step.by === by && isAtEvent(step, fair));

/**
 * Openings that staff still have to look at are theirs to let in: an employer that takes its invitation with such asks
 * for its table instead.
 */
const endsAt = (step: TableStep, openFlags: number): TableStanding =>
  step.by === "employer" && step.to === "accepted" && openFlags > 0 ? "applied" : step.to;

/** Decides a step of one side with one employer. What was taken before is asked by the caller. */
export function takeTableStep(
  asked: {
    fair: FairFacts;
    at: AtEvent;
    employer: { vettedAt: Date | null };
    by: Side;
    name: TableStepName;
    reason: string | null;
    /** Flags on what the employer brings that nobody has decided. */
    openFlags?: number;
  },
  now: Date,
): { outcome: "allowed"; to: TableStanding } | Refused {
  const step = possible(asked.fair, asked.at, asked.by).find(({ name }) => name === asked.name);
  if (step === undefined) return refuse("standing-differs");
  if (now >= endOf(step, asked.fair)) {
    return refuse(step.until === "applications-close" ? "applications-closed" : "event-over");
  }
  if (step.asksReason && !asked.reason?.trim()) return refuse("reason-required");
  if (step.vetted && !canPublishFor(asked.employer)) return refuse("employer-not-vetted");
  return { outcome: "allowed", to: endsAt(step, asked.openFlags ?? 0) };
}

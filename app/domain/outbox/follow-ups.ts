import { morningAfter } from "~/app/domain/time/morning-after";
import { type QuietHours, quietAt } from "~/app/domain/time/quiet-hours";

/**
 * What goes to visitors after an event: thanks with the survey a day later to all who came, and a month later the
 * question whether they found work, to those of them who agreed to be asked.
 */
export const followUps = ["thanks", "job"] as const;
export type FollowUp = (typeof followUps)[number];

/** Days after the event, and days in which it may still go out late. */
const schedule = { thanks: { days: 1, lapse: 7 }, job: { days: 30, lapse: 14 } } as const;

interface HeldEvent {
  endsAt: Date;
  zone: string;
}

/** When each is due, and from when on it would come too late to be worth reading. */
export function followUpAt(
  event: HeldEvent,
  kind: FollowUp,
  quiet: QuietHours,
): { dueAt: Date; lapsesAt: Date } {
  const { days, lapse } = schedule[kind];
  const at = (after: number) => morningAfter(event.endsAt, event.zone, after, quiet);
  return { dueAt: at(days), lapsesAt: at(days + lapse) };
}

/** Those to go out now. In quiet hours none does, also where it is late. */
export function dueFollowUps(event: HeldEvent, quiet: QuietHours, now: Date): FollowUp[] {
  if (quietAt(now, event.zone, quiet) !== null) return [];
  return followUps.filter((kind) => {
    const { dueAt, lapsesAt } = followUpAt(event, kind, quiet);
    return dueAt <= now && now < lapsesAt;
  });
}

const day = 86_400_000;

/** Milliseconds after an event's end in which something can be due. */
export const longestBehind = (schedule.job.days + schedule.job.lapse + 2) * day;

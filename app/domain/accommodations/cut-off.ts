import { dayAfter, dayStart } from "~/app/domain/time/day-start";
import { localOf } from "~/app/domain/time/zoned-time";

const day = 86_400_000;

/** How many days before an event a request is in time, and what an admin may make of it. */
export const cutOffDays = { default: 5, least: 0, most: 60 } as const;

export interface CutOff {
  /** The last day on which a request is in time, `2026-12-05`, as calendars at the event's place count. */
  lastDay: string;
  /** The instant at which that day ends there. */
  at: Date;
}

/** Until when a request is in time: to the end of the day so many days before the event's own. */
export function accommodationCutOff(event: { startsAt: Date; zone: string }, days: number): CutOff {
  const ownDay = Date.parse(`${localOf(event.startsAt, event.zone).date}T00:00:00Z`);
  const lastDay = new Date(ownDay - days * day).toISOString().slice(0, 10);
  const at = dayStart(dayAfter(lastDay), event.zone) ?? event.startsAt;
  return { lastDay, at: at < event.startsAt ? at : event.startsAt };
}

/** True of a request that came, or was changed, after the cut-off. It is taken all the same. */
export const isLate = (cutOff: CutOff, changedAt: Date): boolean => changedAt >= cutOff.at;

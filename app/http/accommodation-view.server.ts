import type { CutOffView } from "~/app/components/accommodation-fields";
import { accommodationCutOff, isLate } from "~/app/domain/accommodations/cut-off";
import { cutOffDaysOf } from "~/app/domain/centers/settings";
import type { Center } from "~/db/queries/centers";

type Event = Parameters<typeof accommodationCutOff>[0];

/** Until when a request for access to this event is in time. */
export const cutOffOf = ({ settings }: Pick<Center, "settings">, event: Event) =>
  accommodationCutOff(event, cutOffDaysOf(settings));

/** The same as a page says it. */
export function cutOffView(center: Pick<Center, "settings">, event: Event, now: Date): CutOffView {
  const cutOff = cutOffOf(center, event);
  return { lastDay: cutOff.lastDay, isOver: isLate(cutOff, now) };
}

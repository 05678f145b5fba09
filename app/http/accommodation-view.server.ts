import type { CutOffView } from "~/app/components/accommodation-fields";
import { accommodationCutOff, isLate } from "~/app/domain/accommodations/cut-off";
import { cutOffDaysOf } from "~/app/domain/centers/settings";
import type { Center } from "~/db/queries/centers";

type Event = Parameters<typeof accommodationCutOff>[0];

/** Until when a request for access to this event is in time, as a page says it. */
export function cutOffView({ settings }: Pick<Center, "settings">, event: Event, now: Date): CutOffView {
  const cutOff = accommodationCutOff(event, cutOffDaysOf(settings));
  return { lastDay: cutOff.lastDay, isOver: isLate(cutOff, now) };
}

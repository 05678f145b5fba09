import type { Services } from "~/app/adapters/services";
import type { Center } from "~/db/queries/centers";
import { type EventDetail, findEventDetail } from "~/db/queries/event-detail";
import { keptReads } from "./kept-reads.server";

interface EventOfCenter {
  center: Pick<Center, "id" | "revision">;
  event: { id: string; revision: number };
}

const details = keptReads(
  ({ read }, { center, event }: EventOfCenter) =>
    read((from) => findEventDetail(from, { centerId: center.id, eventId: event.id })),
  ({ center, event }) => [center.id, center.revision, event.id, event.revision],
);

export const forgetEventDetails = details.forget;

/**
 * An event's words, place, employers and openings for a public page. They are the same as long as the event's and the
 * center's revision are, so they are read once for each and kept.
 */
export const keptEventDetail = (
  services: Pick<Services, "db" | "read">,
  center: EventOfCenter["center"],
  event: EventOfCenter["event"],
): Promise<EventDetail | null> => details.find(services, { center, event });

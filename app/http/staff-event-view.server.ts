import type { StaffEventView } from "~/app/components/staff-event-head";
import type { EventDetail } from "~/db/queries/event-detail";

/** What the head of an event's pages shows. */
export const eventHead = (
  event: EventDetail,
  text: { title: string },
  waiting: Pick<StaffEventView, "conflicts" | "accessRequests" | "applications" | "unread">,
): StaffEventView => ({
  id: event.id,
  title: text.title,
  status: event.status,
  startsAt: event.startsAt,
  endsAt: event.endsAt,
  zone: event.zone,
  ...waiting,
});

/** Room and branch on one line, or null where no room is held. */
export const roomWords = ({ place }: Pick<EventDetail, "place">): string | null =>
  place === null ? null : `${place.roomName}, ${place.branchName}`;

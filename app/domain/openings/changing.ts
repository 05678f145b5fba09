import { editable } from "~/app/domain/events/edits";
import type { EventStatus } from "~/app/domain/events/event";
import type { Side } from "~/app/domain/events/steps";

const ended: readonly EventStatus[] = ["declined", "cancelled", "closed"];

interface Changing {
  status: EventStatus;
  by: Side;
  /** Whether the openings are those of the event's host. */
  isHost: boolean;
}

/**
 * Whether openings may be added to an event, replaced or copied. The host's are part of its request and follow the
 * request's states; those of another employer that staff accepted at a fair change until the event has ended.
 */
export const mayChangeOpenings = ({ status, by, isHost }: Changing): boolean =>
  isHost ? editable[status][by].includes("openings") : !ended.includes(status);

import { and, eq } from "drizzle-orm";
import { eventEmployers, events } from "~/db/schema";

/** Joins an event to the employer that holds it. A fair that the center holds has none. */
export const isItsHost = and(
  eq(eventEmployers.centerId, events.centerId),
  eq(eventEmployers.eventId, events.id),
  eventEmployers.isHost,
);

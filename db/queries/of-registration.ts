import { and, eq } from "drizzle-orm";
import { patrons, registrations, shortCodes, ticketCodes } from "~/db/schema";

/** Joins a registration to the person it is for, where that was not forgotten. */
export const isItsPatron = and(
  eq(patrons.centerId, registrations.centerId),
  eq(patrons.registrationId, registrations.id),
);

/** Joins a registration to the short code that is good now. */
export const isItsShortCode = and(
  eq(shortCodes.centerId, registrations.centerId),
  eq(shortCodes.registrationId, registrations.id),
  eq(shortCodes.generation, registrations.generation),
);

/** Joins a registration to the ticket code that is good now. */
export const isItsTicketCode = and(
  eq(ticketCodes.centerId, registrations.centerId),
  eq(ticketCodes.registrationId, registrations.id),
  eq(ticketCodes.purpose, "ticket"),
  eq(ticketCodes.generation, registrations.generation),
);

import { z } from "@hono/zod-openapi";
import { eventStatuses } from "~/app/domain/events/event";
import { registrationStatuses } from "~/app/domain/registrations/registration";
import { cleanLine } from "~/app/domain/text/fold";

export const RosterQuery = z.strictObject({
  since: z
    .string()
    // As the database writes it: a zero before it would make it octal there.
    .regex(/^(?:0|[1-9]\d{0,19})$/, { error: "not-whole", abort: true })
    .refine((value) => BigInt(value) < 2n ** 64n, "too-high")
    .optional(),
});

export const Roster = z
  .object({
    eventId: z.string(),
    title: z.string(),
    status: z.enum(eventStatuses),
    startsAt: z.string(),
    endsAt: z.string(),
    timeZone: z.string(),
    doorsOpenAt: z.string(),
    doorsCloseAt: z.string(),
    exitScanning: z.boolean(),
    room: z.object({ inside: z.int(), postedLoad: z.int() }).optional(),
    attendance: z.object({ registered: z.int(), admitted: z.int(), refused: z.int() }),
    /** Interview times that have not begun: how many of each employer's are free, and the first of those. */
    interviews: z.array(
      z.object({
        employer: z.string(),
        free: z.int(),
        next: z.string().optional(),
        place: z.string().optional(),
      }),
    ),
    doors: z.array(z.string()),
    devices: z.int(),
    doorKeys: z.array(z.string()),
    now: z.string(),
    keepUntil: z.string(),
    cursor: z.string(),
    isWhole: z.boolean(),
    tickets: z.array(
      z.object({
        id: z.string(),
        name: z.string(),
        shortCode: z.string(),
        status: z.enum(registrationStatuses),
        partySize: z.int(),
        arrived: z.int(),
        inside: z.int(),
        admittedAt: z.string().optional(),
        door: z.string().optional(),
        code: z.string(),
        revoked: z.array(z.string()).optional(),
      }),
    ),
  })
  .openapi("Roster");

export const TicketSearch = z
  .strictObject({ q: z.string({ error: "required" }).max(200, "too-long").transform(cleanLine) })
  .openapi("TicketSearch");

export const FoundTickets = z
  .object({
    items: z.array(
      z.object({
        name: z.string(),
        shortCode: z.string(),
        status: z.enum([...registrationStatuses, "admitted"]),
      }),
    ),
  })
  .openapi("FoundTickets");

export const Attendance = z
  .object({
    registered: z.int(),
    admitted: z.int(),
    refused: z.int(),
    room: z.object({ inside: z.int(), postedLoad: z.int() }).optional(),
  })
  .openapi("Attendance");

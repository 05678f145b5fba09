import { z } from "@hono/zod-openapi";
import { origins, registrationStatuses } from "~/app/domain/registrations/registration";
import { email, id, language, personName, phone } from "~/app/http/fields";
import { maybe, whole } from "./values";

export const NewRegistration = z
  .strictObject({
    name: personName,
    email: maybe(email),
    phone: maybe(phone),
    language: maybe(language),
    partySize: maybe(whole(1, 6)).transform((value) => value ?? 1),
    waits: z
      .boolean()
      .optional()
      .describe("Waits for all of the party where there are places for some of it alone"),
    veteran: z.boolean().optional().describe("Goes first on the waitlist, where the center asks for it"),
    idempotencyKey: id.nullish(),
  })
  .openapi("NewRegistration");

export const TicketResource = z
  .object({
    id: z.string(),
    status: z.enum(["registered", "waitlisted"]),
    manageUrl: z.string(),
    ticket: z.object({ code: z.string(), shortCode: z.string(), url: z.string() }).optional(),
  })
  .openapi("Ticket");

export const Registration = z
  .object({
    id: z.string(),
    status: z.enum(registrationStatuses),
    origin: z.enum(origins),
    name: z.string().nullable(),
    email: z.string().nullable(),
    phone: z.string().nullable(),
    language: z.string(),
    partySize: z.int(),
    shortCode: z.string().nullable(),
    createdAt: z.string(),
    admittedAt: z.string().nullable(),
  })
  .openapi("Registration");

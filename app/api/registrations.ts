import { createRoute, type OpenAPIHono } from "@hono/zod-openapi";
import type { Contacts } from "~/app/adapters/contacts/contacts.server";
import { cancelRegistration } from "~/app/commands/change-registration.server";
import type { Ticket } from "~/app/commands/parts/mint-ticket.server";
import { registerPatron } from "~/app/commands/register-patron.server";
import { reissueTicket } from "~/app/commands/reissue-ticket.server";
import { canReachEvent } from "~/app/domain/access/roles";
import { refuse } from "~/app/domain/refusal";
import { lineWishes } from "~/app/http/registration-form.server";
import { findEventHours } from "~/db/queries/event-hours";
import { findRegistration, findRegistrationEvent, listRegistrations } from "~/db/queries/registrations";
import { type ApiEnv, bodyOf, jsonOf, may, problem, problemResponses } from "./api";
import { pageOf } from "./page";
import { NewRegistration, Registration, TicketResource } from "./schemas/registrations";
import { EventIdParams, IdParams, listOf, PageQuery } from "./schemas/values";

const create = createRoute({
  method: "post",
  path: "/events/{eventId}/registrations",
  summary: "Register a patron",
  middleware: [may("registration.create")] as const,
  request: { params: EventIdParams, ...bodyOf(NewRegistration) },
  responses: {
    201: jsonOf(TicketResource, "The registration with its ticket"),
    200: jsonOf(TicketResource, "The first answer to this idempotencyKey, again"),
    ...problemResponses,
  },
});

const list = createRoute({
  method: "get",
  path: "/events/{eventId}/registrations",
  summary: "List an event's registrations, newest first",
  middleware: [may("registration.list")] as const,
  request: { params: EventIdParams, query: PageQuery },
  responses: {
    200: jsonOf(listOf(Registration, "Registrations"), "Registrations"),
    ...problemResponses,
  },
});

const cancel = createRoute({
  method: "delete",
  path: "/registrations/{id}",
  summary: "Cancel a registration",
  middleware: [may("registration.cancel")] as const,
  request: { params: IdParams },
  responses: { 200: jsonOf(Registration, "The registration, cancelled"), ...problemResponses },
});

const reissue = createRoute({
  method: "post",
  path: "/registrations/{id}/reissue",
  summary: "Give a new ticket and end the old one",
  middleware: [may("registration.reissue")] as const,
  request: { params: IdParams },
  responses: {
    200: jsonOf(TicketResource, "The registration with its new ticket"),
    ...problemResponses,
  },
});

export function registrationRoutes(api: OpenAPIHono<ApiEnv>): void {
  api.openapi(create, async (c) => {
    const { services, center, origin } = c.get("context");
    const { idempotencyKey, language, partySize, waits, veteran, ...patron } = c.req.valid("json");
    const result = await registerPatron(services, {
      center,
      eventId: c.req.valid("param").eventId,
      patron: { ...patron, language: language ?? center.locale },
      partySize,
      ...lineWishes(center, { waits: waits === true, veteran: veteran === true }),
      origin: "api",
      key: idempotencyKey
        ? { source: c.get("actor").id, key: idempotencyKey, otherValues: "are-refused" }
        : null,
    });
    if (result.outcome === "refused") return problem(c, result);
    const { registrationId, outcome } = result;
    return c.json(ticketOf(origin, registrationId, outcome, result), result.replayed ? 200 : 201);
  });

  api.openapi(list, async (c) => {
    const { services, center } = c.get("context");
    const { cursor, limit } = c.req.valid("query");
    const of = { centerId: center.id, eventId: c.req.valid("param").eventId };
    if ((await findEventHours(services.db, of)) === null) return problem(c, refuse("not-found"));
    const rows = await listRegistrations(services.db, { ...of, before: cursor, limit: limit + 1 });
    const { items, nextCursor } = pageOf(rows, limit);
    return c.json({ items: items.map((row) => resourceOf(services.contacts, row)), nextCursor }, 200);
  });

  api.openapi(cancel, async (c) => {
    const { services, center } = c.get("context");
    const of = { centerId: center.id, registrationId: c.req.valid("param").id };
    const eventId = await findRegistrationEvent(services.db, of);
    if (eventId === null) return problem(c, refuse("not-found"));
    if (!canReachEvent(c.get("actor"), eventId)) return problem(c, refuse("not-allowed"));
    const result = await cancelRegistration(services, {
      actor: c.get("actor"),
      center,
      registrationId: of.registrationId,
    });
    if (result.outcome === "refused") return problem(c, result);
    const row = await findRegistration(services.db, of);
    return row === null ? problem(c, refuse("not-found")) : c.json(resourceOf(services.contacts, row), 200);
  });

  api.openapi(reissue, async (c) => {
    const { services, center, origin } = c.get("context");
    const registrationId = c.req.valid("param").id;
    const eventId = await findRegistrationEvent(services.db, { centerId: center.id, registrationId });
    if (eventId === null) return problem(c, refuse("not-found"));
    if (!canReachEvent(c.get("actor"), eventId)) return problem(c, refuse("not-allowed"));
    const result = await reissueTicket(services, { actor: c.get("actor"), center, registrationId });
    if (result.outcome === "refused") return problem(c, result);
    return c.json(ticketOf(origin, registrationId, result.status, result), 200);
  });
}

/** Who waits for a place has no ticket yet. */
const ticketOf = (origin: string, id: string, status: "registered" | "waitlisted", ticket: Ticket) => ({
  id,
  status,
  manageUrl: `${origin}/m/${ticket.manageCode}`,
  ...(status === "registered" && {
    ticket: {
      code: ticket.ticketCode,
      shortCode: ticket.shortCode,
      url: `${origin}/t/${ticket.ticketCode}`,
    },
  }),
});

type Row = Awaited<ReturnType<typeof listRegistrations>>[number];

const resourceOf = (contacts: Contacts, row: Row) => ({
  id: row.id,
  status: row.status,
  origin: row.origin,
  name: row.name,
  email: contacts.openIfAny(row.emailCipher),
  phone: contacts.openIfAny(row.phoneCipher),
  language: row.language,
  partySize: row.partySize,
  shortCode: row.shortCode,
  createdAt: row.createdAt.toISOString(),
  admittedAt: row.admittedAt?.toISOString() ?? null,
});

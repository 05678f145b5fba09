import type { Params } from "@remix-run/react";
import type { Operation } from "~/app/domain/access/operations";
import type { Actor } from "~/app/domain/access/roles";
import { hasTables } from "~/app/domain/fairs/steps";
import { cleanLine } from "~/app/domain/text/fold";
import { countOpenAccommodations } from "~/db/queries/accommodations";
import { countOpenConflicts } from "~/db/queries/conflicts";
import { findEventDetail, textOf } from "~/db/queries/event-detail";
import { countApplications } from "~/db/queries/fair-employers";
import { findRegistration } from "~/db/queries/registrations";
import { countUnreadMessages } from "~/db/queries/threads";
import type { RequestContext } from "./context.server";
import { foundOr404 } from "./require-actor.server";
import { requireStaff } from "./require-staff.server";
import { eventHead } from "./staff-event-view.server";

const uuidForm = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;

/** An id from an address; whatever is none names nothing, so the page is not found. */
export function idOr404(id: string | undefined): string {
  return foundOr404(id !== undefined && uuidForm.test(id) ? id.toLowerCase() : null);
}

/** An id from a query; whatever is none is left out. */
export const idOrUndefined = (id: string | null) => (id !== null && uuidForm.test(id) ? id : undefined);

/** Who of the staff asks, where they may do this to the event that the address names. */
export async function requireEventActor(
  context: RequestContext,
  request: Request,
  params: Params,
  operation: Operation,
): Promise<{ actor: Actor; eventId: string; of: { centerId: string; eventId: string } }> {
  const eventId = idOr404(params.eventId);
  const actor = await requireStaff(context, request, operation, { eventId });
  return { actor, eventId, of: { centerId: context.center.id, eventId } };
}

/** The event that the address names, with its words in the center's language and the head of its pages. */
export async function requireEvent(
  context: RequestContext,
  request: Request,
  params: Params,
  operation: Operation,
) {
  const { actor, eventId, of } = await requireEventActor(context, request, params, operation);
  const { db } = context.services;
  const [found, conflicts, accessRequests, asking, unseen] = await Promise.all([
    findEventDetail(db, of),
    countOpenConflicts(db, of),
    countOpenAccommodations(db, of),
    countApplications(db, of),
    countUnreadMessages(db, { ...of, readerId: actor.id, side: "staff" }),
  ]);
  const event = foundOr404(found);
  const text = textOf(event, context.center.locale);
  const applications = hasTables(event.type) ? asking : null;
  const unread = event.host === null ? null : unseen;
  const head = eventHead(event, text, { conflicts, accessRequests, applications, unread });
  return { actor, eventId, of, event, text, head };
}

/** One value of a page's address, cleaned as a typed line is: `?done=saved`. */
export function queryOf(request: Request, name: string): string | null {
  const value = cleanLine(new URL(request.url).searchParams.get(name) ?? "").slice(0, 200);
  return value === "" ? null : value;
}

export interface Cursor {
  at: Date;
  id: string;
}

/** A place in a list as its address has it: milliseconds and an id. Null where it is none. */
export function cursorOf(request: Request, name: string): Cursor | null {
  const [, at, id] = /^(-?\d{1,15})_(.+)$/.exec(queryOf(request, name) ?? "") ?? [];
  return at === undefined || id === undefined || !uuidForm.test(id) ? null : { at: new Date(Number(at)), id };
}

/** The page's rows and the address of what follows, of one row more than the page shows. */
export function pageOf<Row>(
  request: Request,
  rows: Row[],
  limit: number,
  next: (last: Row) => [name: string, value: string],
): { rows: Row[]; olderHref: string | undefined } {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  if (rows.length <= limit || last === undefined) return { rows: shown, olderHref: undefined };
  const query = new URL(request.url).searchParams;
  query.delete("done");
  query.set(...next(last));
  return { rows: shown, olderHref: `?${query}` };
}

export const cursorText = (at: Date, id: string) => `${at.getTime()}_${id}`;

/** The registration that the address names, of the event that it names. */
export async function requireRegistration(
  context: RequestContext,
  request: Request,
  params: Params,
  operation: Operation,
) {
  const found = await requireEventActor(context, request, params, operation);
  const registrationId = idOr404(params.registrationId);
  const row = await findRegistration(context.services.db, { centerId: context.center.id, registrationId });
  return { ...found, registration: foundOr404(row?.eventId === found.eventId ? row : null) };
}

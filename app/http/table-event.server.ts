import { mayDo, type Operation } from "~/app/domain/access/operations";
import type { Actor } from "~/app/domain/access/roles";
import { countAttendance } from "~/db/queries/check-in";
import { findEventDetail, textOf } from "~/db/queries/event-detail";
import { countVisits, findVisit } from "~/db/queries/table-visits";
import type { RequestContext } from "./context.server";
import { id } from "./fields";
import { foundOr404, refusalPage } from "./require-actor.server";

export type TableActor = Actor & { role: "table"; employerId: string };

/** A phone at an employer's table, or null for anybody else. */
export function asTable(actor: Actor | null): TableActor | null {
  if (actor === null) return null;
  const { role, employerId } = actor;
  return role === "table" && employerId !== undefined ? { ...actor, role, employerId } : null;
}

/**
 * The phone that asks, where it is at a table. Nobody is sent to a sign-in page: a representative has no account.
 * @throws the answer that the table's error page words
 */
export async function requireTableActor(
  context: Pick<RequestContext, "actor">,
  operation: Operation,
  eventId?: string,
): Promise<TableActor> {
  const actor = await context.actor();
  const table = mayDo(actor, operation, { eventId }) ? asTable(actor) : null;
  if (table === null) throw refusalPage("not-allowed");
  return table;
}

/** The event and the employer of a table's page. @throws as `requireTableActor`, or a 404 */
export async function requireTable(
  context: RequestContext,
  params: { eventId?: string | undefined },
  operation: Operation,
) {
  const eventId = id.safeParse(params.eventId).data;
  const actor = await requireTableActor(context, operation, eventId);
  const { services, center } = context;
  const of = { centerId: center.id, eventId: foundOr404(eventId), employerId: actor.employerId };
  const event = foundOr404(await findEventDetail(services.db, of));
  const own = foundOr404(event.employers.find(({ id: employerId }) => employerId === of.employerId));
  return { actor, of, event, title: textOf(event, center.locale).title, employerName: own.legalName };
}

/** A visit that this phone's table asked or counted. */
export async function requireTableVisit(
  context: RequestContext,
  params: { eventId?: string | undefined; visitId?: string | undefined },
) {
  const found = await requireTable(context, params, "table.open");
  const visitId = foundOr404(id.safeParse(params.visitId).data);
  const visit = await findVisit(context.services.db, { centerId: found.of.centerId, visitId });
  const { eventId, employerId } = found.of;
  const isOwn = visit?.eventId === eventId && visit.employerId === employerId;
  return { ...found, visit: foundOr404(isOwn ? visit : null) };
}

/** What a table's phone counts: its own visits, and of the event numbers alone. */
export async function tableCounts(
  { services }: Pick<RequestContext, "services">,
  of: { centerId: string; eventId: string; employerId: string },
) {
  const [visits, { registered, admitted }] = await Promise.all([
    countVisits(services.db, of),
    countAttendance(services.db, of),
  ]);
  return { ...visits, registered, arrived: admitted };
}

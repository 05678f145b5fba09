import type { Params } from "@remix-run/react";
import type { TableCountsRow } from "~/app/components/table-counts";
import type { Operation } from "~/app/domain/access/operations";
import { presenceOf } from "~/app/domain/fairs/presence";
import { findEmployer } from "~/db/queries/employers";
import { listTables } from "~/db/queries/table-phones";
import { findTable } from "~/db/queries/table-visits";
import type { RequestContext } from "./context.server";
import { foundOr404 } from "./require-actor.server";
import { idOr404, requireEventActor } from "./staff-page.server";

/** The table that a page of the staff names by its event and employer. @throws as `requireEventActor`, or a 404 */
export async function requireTableOf(
  context: RequestContext,
  request: Request,
  params: Params,
  operation: Operation,
) {
  const { actor, of } = await requireEventActor(context, request, params, operation);
  const table = { ...of, employerId: idOr404(params.employerId) };
  const { db } = context.services;
  const [there, employer] = await Promise.all([findTable(db, table), findEmployer(db, table)]);
  foundOr404(there);
  const base = `/staff/events/${of.eventId}/tables/${table.employerId}`;
  return { actor, table, base, employer: foundOr404(employer) };
}

/** The tables of an event: where each employer is now, its visits as counts, and its phones. */
export async function tableRows(
  { services }: Pick<RequestContext, "services">,
  of: { centerId: string; eventId: string },
  { doorsOpenAt }: { doorsOpenAt: Date },
): Promise<TableCountsRow[]> {
  const now = services.clock.now();
  const tables = await listTables(services.db, { ...of, now });
  return tables.map(({ scannedInAt, arrivedAt, leftAt, noShowAt, ...table }) => ({
    ...table,
    presence: presenceOf({ scannedInAt, arrivedAt, leftAt, noShowAt }, doorsOpenAt, now),
  }));
}

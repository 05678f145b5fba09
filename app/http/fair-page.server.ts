import type { Params } from "@remix-run/react";
import type { FairRow, ListedFairRow } from "~/app/components/fair-employer-table";
import type { Operation } from "~/app/domain/access/operations";
import { arrivalOf, marksOf, presenceOf } from "~/app/domain/fairs/presence";
import { tableSteps } from "~/app/domain/fairs/steps";
import {
  type FairEmployer,
  findFair,
  findFairEmployer,
  listFairEmployers,
} from "~/db/queries/fair-employers";
import { countUnreadByTable } from "~/db/queries/threads";
import type { RequestContext } from "./context.server";
import { foundOr404 } from "./require-actor.server";
import { idOr404, requireEvent } from "./staff-page.server";

/** An event that has tables, as staff look after its employers. */
export async function requireFair(
  context: RequestContext,
  request: Request,
  params: Params,
  operation: Operation,
) {
  const found = await requireEvent(context, request, params, operation);
  foundOr404(found.head.applications);
  const fair = await findFair(context.services.db, found.of);
  return { ...found, fair, facts: { ...found.event, ...fair } };
}

type Fair = Awaited<ReturnType<typeof requireFair>>;

/** Every employer of an event as a row of the staff's list. */
export async function fairRows(
  { services }: RequestContext,
  { actor, of, event }: Fair,
): Promise<ListedFairRow[]> {
  const now = services.clock.now();
  const [found, unread] = await Promise.all([
    listFairEmployers(services.db, of),
    countUnreadByTable(services.db, { ...of, readerId: actor.id }),
  ]);
  return found.map((employer) => ({
    ...rowOf(employer, event.doorsOpenAt, now),
    unread: unread.get(employer.employerId) ?? 0,
  }));
}

const rowOf = (employer: FairEmployer, doorsOpenAt: Date, now: Date): FairRow => ({
  ...employer,
  presence: employer.standing === "accepted" ? presenceOf(employer, doorsOpenAt, now) : null,
  cameAt: arrivalOf(employer),
  ...(employer.standing === "accepted" ? marksOf(employer) : { open: [], set: [] }),
});

/** One employer of an event that has tables, with the steps that staff may take with it now. */
export async function requireFairEmployer(
  context: RequestContext,
  request: Request,
  params: Params,
  operation: Operation,
) {
  const found = await requireFair(context, request, params, operation);
  const { services } = context;
  const employerId = idOr404(params.employerId);
  const employer = foundOr404(await findFairEmployer(services.db, { ...found.of, employerId }));
  const now = services.clock.now();
  const steps = tableSteps(found.facts, employer, "staff", now).map(({ name }) => name);
  return { ...found, employerId, row: rowOf(employer, found.event.doorsOpenAt, now), steps };
}

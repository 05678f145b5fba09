import type { MissingView } from "~/app/components/missing-outcomes";
import { markAt } from "~/app/domain/outcomes/marks";
import { missingOutcomes } from "~/app/domain/outcomes/standing";
import { findEventSpan } from "~/db/queries/event-span";
import { listAskedEmployers } from "~/db/queries/outcome-asks";
import type { RequestContext } from "./context.server";
import { foundOr404 } from "./require-actor.server";

/** What would be given up by closing an event now. */
export async function missingView(
  { services, center }: Pick<RequestContext, "services" | "center">,
  eventId: string,
): Promise<MissingView> {
  const of = { centerId: center.id, eventId };
  const [event, employers] = await Promise.all([
    findEventSpan(services.db, of),
    listAskedEmployers(services.db, of),
  ]);
  const missing = missingOutcomes(employers, markAt(foundOr404(event), services.clock.now()));
  const namesOf = (rows: typeof employers) => rows.map(({ id, legalName }) => ({ id, legalName }));
  return { ...missing, never: namesOf(missing.never), notAtLast: namesOf(missing.notAtLast) };
}

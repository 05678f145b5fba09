import type { AskingView } from "~/app/components/asking-panel";
import { isTableOpen } from "~/app/domain/sharing/visit";
import { listAsking } from "~/db/queries/table-visits";
import type { RequestContext } from "./context.server";
import { keptEventDetail } from "./event-details.server";
import type { FoundByCode } from "./manage-link.server";

/** Which employers ask a visitor at their tables now. Nothing is looked up while no table is open. */
export async function askingEmployers(
  { services, center }: Pick<RequestContext, "services" | "center">,
  found: FoundByCode,
): Promise<AskingView[]> {
  const now = services.clock.now();
  const event = await keptEventDetail(services, center, found.event);
  if (event === null || !isTableOpen(event, now)) return [];
  return listAsking(services.sql, { centerId: center.id, registrationId: found.id, now });
}

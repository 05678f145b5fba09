import type { AskingView } from "~/app/components/asking-panel";
import { isTableOpen, nextLook } from "~/app/domain/sharing/visit";
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

/** The same by ids alone, and in how many milliseconds to ask again; null where no table will ask any more. */
export async function openQuestions(
  context: Pick<RequestContext, "services" | "center">,
  found: FoundByCode,
): Promise<{ open: string[]; next: number | null }> {
  const asking = await askingEmployers(context, found);
  return { open: asking.map(({ visitId }) => visitId), next: await nextLookAt(context, found) };
}

/** When the ticket's page looks next whether somebody asks; null where it need not look. */
export async function nextLookAt(
  { services, center }: Pick<RequestContext, "services" | "center">,
  found: FoundByCode,
): Promise<number | null> {
  const event = await keptEventDetail(services, center, found.event);
  if (event === null || event.employers.length === 0 || found.status !== "registered") return null;
  return nextLook(event, services.clock.now());
}

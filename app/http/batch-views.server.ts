import type { BatchView } from "~/app/components/batch-table";
import type { Actor } from "~/app/domain/access/roles";
import type { InquirySource } from "~/app/domain/desk/inquiry";
import { mayUndo } from "~/app/domain/desk/undoing";
import { listBatches } from "~/db/queries/inquiry-batches";
import type { RequestContext } from "./context.server";

/** As many as a page shows. */
const most = 50;

/** The latest batches of a kind, as a page shows them to this person. */
export async function batchViews(
  { services, center }: Pick<RequestContext, "services" | "center">,
  actor: Actor,
  source: InquirySource,
): Promise<BatchView[]> {
  const rows = await listBatches(services.db, { centerId: center.id, source, limit: most });
  return rows.map(({ by, ...batch }) => ({ ...batch, mayUndo: mayUndo(actor, { by }) }));
}

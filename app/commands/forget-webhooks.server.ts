import type { Services } from "~/app/adapters/services";
import { deliveryDays } from "~/app/domain/webhooks/webhook";
import { deleteDeliveries } from "~/db/queries/webhooks";

const batch = 1_000;
const day = 86_400_000;

/**
 * Deletes deliveries, sent or not, with their attempts, a month after they were written. In batches: each stands by
 * itself, and rows that another process holds are left to it.
 * @returns how many were deleted
 */
export async function forgetWebhooks(
  { db, clock }: Pick<Services, "db" | "clock">,
  { isStopping = () => false }: { isStopping?: () => boolean } = {},
): Promise<number> {
  const before = new Date(clock.now().getTime() - deliveryDays * day);
  let all = 0;
  while (!isStopping()) {
    const deleted = await deleteDeliveries(db, { before, limit: batch });
    all += deleted;
    if (deleted < batch) break;
  }
  return all;
}

import type { Services } from "~/app/adapters/services";
import { listCategories } from "~/db/queries/inquiry-categories";
import { inTransaction } from "./parts/in-transaction.server";
import { writeFirstCategories } from "./parts/write-first-categories.server";

export type DeskCategories = Awaited<ReturnType<typeof listCategories>>;

/**
 * What the desk chooses from, with what is retired. A center that was made before there were categories gets the first
 * ones when somebody looks; two who look at once give it one set, since a key is there once.
 */
export async function openDesk(services: Services, of: { centerId: string }): Promise<DeskCategories> {
  const found = await listCategories(services.db, of);
  if (found.length > 0) return found;
  return inTransaction(services, "open-desk", async (tx) => {
    await writeFirstCategories(tx, services, of.centerId);
    return listCategories(tx, of);
  });
}

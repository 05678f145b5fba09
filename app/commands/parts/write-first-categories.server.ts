import type { Services } from "~/app/adapters/services";
import { firstCategories } from "~/app/domain/desk/inquiry";
import type { Db } from "~/db/client.server";
import { inquiryCategories } from "~/db/schema";

/** Gives a center what its desk chooses from at first. What is there already stays as it is. */
export async function writeFirstCategories(
  tx: Db,
  { ids }: Pick<Services, "ids">,
  centerId: string,
): Promise<void> {
  const rows = firstCategories.map(({ key, name }, position) => ({
    ...{ centerId, id: ids.uuid(), key, name, position },
  }));
  await tx.insert(inquiryCategories).values(rows).onConflictDoNothing();
}

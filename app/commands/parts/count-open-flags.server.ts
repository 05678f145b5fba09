import type { Opening } from "~/app/domain/events/openings";
import { countOpenFlags } from "~/app/domain/flags/flags-of";
import type { Db } from "~/db/client.server";
import { listFlagMaterial } from "~/db/queries/flags";

/**
 * How many flags on what an employer brings to an event nobody has decided.
 * @param openings what it brings instead of what is kept: an entry that is not written yet
 */
export async function countOpenFlagsOf(
  tx: Db,
  { centerId, eventId, employerId }: { centerId: string; eventId: string; employerId: string },
  openings: readonly Opening[] | null = null,
): Promise<number> {
  const [kept] = await listFlagMaterial(tx, { centerId, eventIds: [eventId], employerId });
  if (kept === undefined) return 0;
  const brought = openings?.map((opening, n) => ({ ...opening, id: String(n), employerId }));
  return countOpenFlags({ ...kept, openings: brought ?? kept.openings });
}

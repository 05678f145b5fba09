import { sql } from "drizzle-orm";
import type { Services } from "~/app/adapters/services";
import { knownBy } from "~/app/domain/employers/look-alikes";
import { listUnknownEmployers } from "~/db/queries/vetting";
import { inTransaction } from "./parts/in-transaction.server";

const batch = 500;

/**
 * Writes by what employers would be known again where it is not written: of those from before it was, and of those that
 * the former release changed since (a trigger empties it). In batches, leaving to other processes what they hold.
 * @returns of how many it was written
 */
export async function knowEmployers(
  services: Pick<Services, "db" | "tracer">,
  { isStopping = () => false }: { isStopping?: () => boolean } = {},
): Promise<number> {
  let all = 0;
  while (!isStopping()) {
    const known = await inTransaction(services, "know-employers", async (tx) => {
      const found = await listUnknownEmployers(tx, { limit: batch });
      const rows = found.map(({ centerId, id, ...employer }) => ({
        centerId,
        id,
        knownBy: knownBy(employer),
      }));
      if (rows.length > 0) {
        await tx.execute(sql`
          update employers set known_by = array(select json_array_elements_text(row."knownBy"))
          from json_to_recordset(${JSON.stringify(rows)}::json) as row("centerId" uuid, id uuid, "knownBy" json)
          where employers.center_id = row."centerId" and employers.id = row.id`);
      }
      return rows.length;
    });
    all += known;
    if (known < batch) break;
  }
  return all;
}

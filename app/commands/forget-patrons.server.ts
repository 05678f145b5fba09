import { sql } from "drizzle-orm";
import type { Services } from "~/app/adapters/services";
import { retention } from "~/app/domain/registrations/retention";

const day = 24 * 60 * 60 * 1000;

/**
 * Deletes the names and contacts of events that ended as long ago as the privacy page says, in every center. Counts
 * stay as they are: registrations, scans and admissions hold no name.
 * @returns how many people were forgotten
 */
export async function forgetPatrons(services: Pick<Services, "db" | "clock">): Promise<number> {
  const before = new Date(services.clock.now().getTime() - retention.contactDays * day).toISOString();
  const forgotten = await services.db.execute(sql`
    delete from patrons p using registrations r, events e
    where r.center_id = p.center_id and r.id = p.registration_id
      and e.center_id = r.center_id and e.id = r.event_id and e.ends_at < ${before}
    returning p.id`);
  return forgotten.length;
}

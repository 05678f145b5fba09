import type { Services } from "~/app/adapters/services";
import { announceEventSums, writeAnnouncedSums } from "~/db/queries/event-sums";

const batch = 200;
const day = 86_400_000;

/**
 * Writes down what a report reads of each event that has been over for a day, when the doors' phones have sent what they
 * held. What changes later is forgotten by the database itself, and written anew the next time. Any number of processes
 * may do so at once.
 * @returns of how many events it was written
 */
export async function writeEventSums(
  { db, clock }: Pick<Services, "db" | "clock">,
  { isStopping = () => false }: { isStopping?: () => boolean } = {},
): Promise<number> {
  const over = new Date(clock.now().getTime() - day);
  let after: string | null = null;
  do after = await announceEventSums(db, { over, after, limit: batch });
  while (after !== null && !isStopping());
  let all = 0;
  while (!isStopping()) {
    const written = await writeAnnouncedSums(db, { limit: batch });
    all += written;
    if (written < batch) break;
  }
  return all;
}

import type { Services } from "~/app/adapters/services";
import { deleteWorker, deleteWorkersBefore, saveWorker } from "~/db/queries/operations";

type Parts = Pick<Services, "db" | "clock">;

const day = 86_400_000;

/** Says that a worker runs, for every process to see, and forgets those that were last seen a day ago. */
export async function markWorker({ db, clock }: Parts, params: { id: string }): Promise<void> {
  const now = clock.now();
  await saveWorker(db, { ...params, seenAt: now });
  await deleteWorkersBefore(db, { before: new Date(now.getTime() - day) });
}

/** Says that it runs no longer. */
export async function unmarkWorker({ db }: Parts, params: { id: string }): Promise<void> {
  await deleteWorker(db, params);
}

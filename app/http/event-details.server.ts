import type { Services } from "~/app/adapters/services";
import type { Center } from "~/db/queries/centers";
import { type EventDetail, findEventDetail } from "~/db/queries/event-detail";

const most = 500;
const keptBy = new WeakMap<Services["db"], Map<string, Promise<EventDetail | null>>>();

/** For a database that is not the one before: after a failover it may count revisions again that it lost. */
export function forgetEventDetails({ db }: Pick<Services, "db">): void {
  keptBy.delete(db);
}

/**
 * An event's words, place, employers and openings for a public page. They are the same as long as the event's and the
 * center's revision are, so they are read once for each and kept.
 */
export function keptEventDetail(
  { db, read }: Pick<Services, "db" | "read">,
  center: Pick<Center, "id" | "revision">,
  event: { id: string; revision: number },
): Promise<EventDetail | null> {
  const kept = keptBy.get(db) ?? new Map<string, Promise<EventDetail | null>>();
  keptBy.set(db, kept);
  const key = [center.id, center.revision, event.id, event.revision].join(" ");
  const known = kept.get(key);
  if (known !== undefined) return known;
  const reading = read((from) => findEventDetail(from, { centerId: center.id, eventId: event.id }));
  kept.set(key, reading);
  reading.catch(() => kept.delete(key));
  const [oldest] = kept.keys();
  if (kept.size > most && oldest !== undefined) kept.delete(oldest);
  return reading;
}

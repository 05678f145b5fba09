import type { FairFacts } from "~/app/domain/fairs/steps";
import type { Db } from "~/db/client.server";
import { type EventDetail, findEventDetail } from "~/db/queries/event-detail";
import { findFair } from "~/db/queries/fair-employers";
import { lockEvent } from "~/db/queries/locks";

export interface HeldFair {
  event: EventDetail;
  facts: FairFacts & { tables: number | null };
}

/**
 * An event whose row is held until the transaction ends, and what its employers' steps depend on. Tables are scarce,
 * and their numbers one each: whoever gives one holds the event.
 */
export async function holdFair(tx: Db, of: { centerId: string; eventId: string }): Promise<HeldFair | null> {
  if ((await lockEvent(tx, of)) === null) return null;
  const event = await findEventDetail(tx, of);
  if (event === null) return null;
  return { event, facts: { ...event, ...(await findFair(tx, of)) } };
}

import type { EventStatus } from "~/app/domain/events/event";
import { placesLeft } from "~/app/domain/events/phase";
import { offersEndAt } from "./offer-expiry";

/** Who waits for a place, alone or with others. */
export interface Waiting {
  registrationId: string;
  people: number;
  /** 1 for who goes first where the center says so (veterans), else 0. */
  priority: number;
  /** The order in which they came. */
  queueNo: number;
}

export interface PromotableEvent {
  status: EventStatus;
  startsAt: Date;
  registrationClosesAt: Date;
  /** null is no limit. */
  capacity: number | null;
  walkInReserve: number;
  /** People who hold a place or are offered one. */
  placesTaken: number;
}

/** Priority first, then who came first. */
export const byTurn = (a: Waiting, b: Waiting): number => b.priority - a.priority || a.queueNo - b.queueNo;

/**
 * Who is offered the places that are free, in order. A party is not split: where it is larger than what is left, the
 * next that fits is asked, so that no place stands empty; the party keeps its turn and is asked first for the next
 * places. Nobody is offered one once registration is closed or the event has begun.
 */
export function promote<W extends Waiting>(event: PromotableEvent, waiting: readonly W[], now: Date): W[] {
  if (event.status !== "published" || now >= offersEndAt(event)) return [];
  let left = placesLeft(event) ?? Number.POSITIVE_INFINITY;
  const offered: W[] = [];
  for (const next of [...waiting].sort(byTurn)) {
    if (next.people > left) continue;
    offered.push(next);
    left -= next.people;
  }
  return offered;
}

/** Where somebody stands in the line: 1 is next. Null for who does not wait. */
export function positionOf(registrationId: string, waiting: readonly Waiting[]): number | null {
  const at = [...waiting].sort(byTurn).findIndex((each) => each.registrationId === registrationId);
  return at === -1 ? null : at + 1;
}

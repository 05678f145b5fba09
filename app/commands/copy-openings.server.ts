import type { Services } from "~/app/adapters/services";
import { openingsToCopy } from "~/app/domain/openings/copying";
import { type Refused, refuse } from "~/app/domain/refusal";
import { localOf } from "~/app/domain/time/zoned-time";
import { findEventDetail } from "~/db/queries/event-detail";
import {
  changeOpenings,
  holdForOpenings,
  mayChangeOf,
  type OpeningsOf,
} from "./parts/change-openings.server";
import { inTransaction } from "./parts/in-transaction.server";

export interface CopyOpeningsRequest extends OpeningsOf {
  /** The event that the openings are copied from, and whose they are at both. */
  fromEventId: string;
  employerId: string;
}

/** Copies an employer's openings from another event of the center. Those that are there already are left out. */
export async function copyOpenings(
  services: Services,
  request: CopyOpeningsRequest,
): Promise<{ outcome: "copied"; count: number } | Refused> {
  const { actor, center, fromEventId, employerId } = request;
  return inTransaction(services, "copy-openings", async (tx) => {
    const event = await holdForOpenings(tx, request);
    if (event === null) return refuse("not-found");
    if (!mayChangeOf(actor, event, employerId)) return refuse("edit-not-allowed");
    const earlier = await findEventDetail(tx, { centerId: center.id, eventId: fromEventId });
    if (earlier === null) return refuse("not-found");
    const isOwn = (opening: { employerId: string }) => opening.employerId === employerId;
    const today = localOf(services.clock.now(), event.zone).date;
    const list = openingsToCopy(earlier.openings.filter(isOwn), event.openings.filter(isOwn), today);
    if (list.length === 0) return { outcome: "copied", count: 0 };
    const copies = list.map(({ id: _id, employerId: _employerId, ...opening }) => opening);
    const changed = await changeOpenings(tx, services, request, event, {
      byEmployer: new Map([[employerId, copies]]),
      replaces: false,
      action: "openings copied",
    });
    return changed.outcome === "refused" ? changed : { outcome: "copied", count: changed.count };
  });
}

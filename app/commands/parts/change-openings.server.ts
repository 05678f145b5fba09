import type { Services } from "~/app/adapters/services";
import { type Actor, hasRole } from "~/app/domain/access/roles";
import { mayChangeOpenings } from "~/app/domain/openings/changing";
import { mostOpenings } from "~/app/domain/openings/listing";
import { type Refused, refuse } from "~/app/domain/refusal";
import type { Db } from "~/db/client.server";
import { type EventDetail, findEventDetail } from "~/db/queries/event-detail";
import { lockEvent } from "~/db/queries/locks";
import type { OpeningInput } from "./event-input";
import { raiseRevision } from "./raise-revision.server";
import { writeAudit } from "./write-audit.server";
import { addOpenings, replaceOpenings } from "./write-openings.server";

export interface OpeningsOf {
  actor: Actor;
  center: { id: string; locale: string };
  eventId: string;
}

/** The event, held until the transaction ends, where the actor has to do with its openings. */
export async function holdForOpenings(
  tx: Db,
  { actor, center, eventId }: OpeningsOf,
): Promise<EventDetail | null> {
  const of = { centerId: center.id, eventId };
  if ((await lockEvent(tx, of)) === null) return null;
  const event = await findEventDetail(tx, of);
  if (event === null || hasRole(actor, "staff")) return event;
  return event.employers.some(({ id }) => id === actor.employerId) ? event : null;
}

/** Whether the actor may change this employer's openings now. */
export function mayChangeOf(actor: Actor, event: EventDetail, employerId: string): boolean {
  const isStaff = hasRole(actor, "staff");
  if (!isStaff && actor.employerId !== employerId) return false;
  if (!event.employers.some(({ id }) => id === employerId)) return false;
  const isHost = event.host?.id === employerId;
  return mayChangeOpenings({ status: event.status, by: isStaff ? "staff" : "employer", isHost });
}

/**
 * Adds openings to an event that is held, or puts them in place of those that the same employers have; pages are made
 * anew and the search follows. Refused are those of an employer that is not there, and more than an event holds.
 */
export async function changeOpenings(
  tx: Db,
  services: Services,
  { actor, center, eventId }: OpeningsOf,
  event: EventDetail,
  change: { byEmployer: ReadonlyMap<string, readonly OpeningInput[]>; replaces: boolean; action: string },
): Promise<{ outcome: "changed"; count: number } | Refused> {
  const { byEmployer, replaces, action } = change;
  const employerIds = [...byEmployer.keys()];
  if (!employerIds.every((id) => mayChangeOf(actor, event, id))) return refuse("edit-not-allowed");
  const count = [...byEmployer.values()].reduce((sum, list) => sum + list.length, 0);
  const staying = event.openings.filter(({ employerId }) => !replaces || !byEmployer.has(employerId));
  if (staying.length + count > mostOpenings) {
    return refuse("values-not-accepted", [{ field: "file", problem: "too-many-openings" }]);
  }
  for (const [employerId, list] of byEmployer) {
    const of = { centerId: center.id, eventId, employerId };
    await (replaces ? replaceOpenings : addOpenings)(tx, services, of, list);
  }
  await raiseRevision(tx, services, center, eventId);
  await writeAudit(tx, services, actor, [
    { subjectKind: "event", subjectId: eventId, action, to: String(count) },
  ]);
  return { outcome: "changed", count };
}

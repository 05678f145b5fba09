import type { Services } from "~/app/adapters/services";
import { type Refused, refuse } from "~/app/domain/refusal";
import type { ConsentAct, ConsentMatter } from "~/app/domain/sharing/consent";
import { mayShare } from "~/app/domain/sharing/may-share";
import type { Db } from "~/db/client.server";
import { findSharingPlace } from "~/db/queries/consents";
import { lockRegistration } from "~/db/queries/locks";
import { findTable } from "~/db/queries/table-visits";
import { inTransaction } from "./parts/in-transaction.server";
import { type AuditActor, writeAudit } from "./parts/write-audit.server";
import { type ConsentHand, writeConsent } from "./parts/write-consent.server";

export interface ConsentRequest {
  actor: AuditActor;
  centerId: string;
  registrationId: string;
  matter: ConsentMatter;
  act: ConsentAct;
  hand: Omit<ConsentHand, "by">;
}

/**
 * A visitor agrees to something, or takes it back: on their own page, or by staff whom they asked. Taking back is
 * always possible. The proof is a row that is never changed; what staff do is in the trail too.
 */
export function changeConsent(
  services: Services,
  request: ConsentRequest,
): Promise<{ outcome: "written" } | Refused> {
  return inTransaction(services, "change-consent", (tx) => change(tx, services, request));
}

async function change(
  tx: Db,
  services: Services,
  { actor, centerId, registrationId, matter, act, hand }: ConsentRequest,
): Promise<{ outcome: "written" } | Refused> {
  await lockRegistration(tx, { centerId, registrationId });
  const place = await findSharingPlace(tx, { centerId, registrationId });
  if (place === null) return refuse("not-found");
  const { eventId } = place;
  const refused = act === "given" ? await refusalOf(tx, centerId, place, matter) : null;
  if (refused !== null) return refused;
  const of = { centerId, eventId, registrationId };
  const isNew = await writeConsent(tx, services, of, matter, act, { ...hand, by: actor.id });
  if (isNew && hand.how === "staff") {
    await writeAudit(tx, services, actor, [
      { subjectKind: "registration", subjectId: registrationId, action: `consent ${act}` },
    ]);
  }
  return { outcome: "written" };
}

async function refusalOf(
  tx: Db,
  centerId: string,
  place: NonNullable<Awaited<ReturnType<typeof findSharingPlace>>>,
  { employerId }: ConsentMatter,
): Promise<Refused | null> {
  const open = mayShare(place);
  if (open.outcome === "refused") return open;
  if (employerId === null) return null;
  const table = await findTable(tx, { centerId, eventId: place.eventId, employerId });
  return table === null ? refuse("not-found") : null;
}

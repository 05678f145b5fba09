import type { Services } from "~/app/adapters/services";
import type { Actor } from "~/app/domain/access/roles";
import type { Accommodation } from "~/app/domain/accommodations/accommodation";
import type { Refused } from "~/app/domain/refusal";
import type { Patience } from "~/app/domain/registrations/register";
import { inTransaction } from "./parts/in-transaction.server";
import { type PatronDetails, type Registered, takePlace } from "./parts/take-places.server";
import { writeAudit } from "./parts/write-audit.server";

export interface DeskRequest {
  actor: Actor;
  center: { id: string; host: string };
  eventId: string;
  patron: PatronDetails;
  /** How many come by this registration, 1 to 6; one where it does not say. */
  partySize?: number | undefined;
  /** What they need to take part. */
  accommodation?: Accommodation | null | undefined;
  patience?: Patience | undefined;
  hasPriority?: boolean | undefined;
  /** The form's key: posted twice, it is one registration. */
  key: string;
}

/** Registers somebody at the desk: the rules are the public form's, and the trail says who did it. */
export async function registerAtDesk(
  services: Services,
  request: DeskRequest,
): Promise<Registered | Refused> {
  const { actor, center, eventId, key, ...place } = request;
  const result = await inTransaction(services, "register-at-desk", async (tx) => {
    const registered = await takePlace(tx, services, {
      center,
      eventId,
      ...place,
      origin: "staff",
      key: { source: "desk", key, otherValues: "are-new" },
    });
    if (registered.outcome !== "refused" && !registered.replayed) {
      await writeAudit(tx, services, actor, [
        {
          subjectKind: "registration",
          subjectId: registered.registrationId,
          action: "status",
          to: registered.outcome,
        },
      ]);
    }
    return registered;
  });
  if (result.outcome !== "refused" && !result.replayed) {
    services.live.announce({ kind: "attendance", centerId: center.id, eventId });
    services.live.announce({ kind: "outbox" });
  }
  return result;
}

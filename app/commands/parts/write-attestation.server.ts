import type { Services } from "~/app/adapters/services";
import type { Actor } from "~/app/domain/access/roles";
import { attestations } from "~/app/domain/employers/attestations";
import type { Db } from "~/db/client.server";
import { attestationsGiven } from "~/db/schema";
import { writeAudit } from "./write-audit.server";

/** Keeps that an employer agreed to the statements, in their present version: with its organization or a request. */
export async function writeAttestation(
  tx: Db,
  services: Services,
  actor: Actor,
  { employerId, eventId }: { employerId: string; eventId: string | null },
): Promise<void> {
  const { version } = attestations;
  await tx.insert(attestationsGiven).values({
    centerId: actor.centerId,
    id: services.ids.uuid(),
    employerId,
    eventId,
    version,
    by: actor.id,
    at: services.clock.now(),
  });
  await writeAudit(tx, services, actor, [
    { subjectKind: "employer", subjectId: employerId, action: "attested", to: version },
  ]);
}

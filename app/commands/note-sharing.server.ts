import type { Services } from "~/app/adapters/services";
import type { Actor } from "~/app/domain/access/roles";
import { counted } from "~/app/domain/text/counted";
import { writeAudit } from "./parts/write-audit.server";

/** Notes each look of an employer at the people who share with it: how many there were, never who. */
export async function noteSharing(
  services: Services,
  request: { actor: Actor; eventId: string; action: "looked at" | "downloaded"; people: number },
): Promise<void> {
  const { actor, eventId, action, people } = request;
  await writeAudit(services.db, services, actor, [
    { subjectKind: "sharing", subjectId: eventId, action, to: counted(people, "person", "people") },
  ]);
}

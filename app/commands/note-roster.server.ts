import type { Services } from "~/app/adapters/services";
import type { Actor } from "~/app/domain/access/roles";
import { counted } from "~/app/domain/text/counted";
import { writeAudit } from "./parts/write-audit.server";

/** What was done with an event's list of names. */
export type RosterUse = "opened to print" | "downloaded" | "made into badges" | "arrivals entered from paper";

/** Notes that somebody took a list of names on paper or in a file, or brought one back. */
export async function noteRoster(
  services: Services,
  request: { actor: Actor; eventId: string; action: RosterUse; people: number },
): Promise<void> {
  const { actor, eventId, action, people } = request;
  await writeAudit(services.db, services, actor, [
    { subjectKind: "roster", subjectId: eventId, action, to: counted(people, "person", "people") },
  ]);
}

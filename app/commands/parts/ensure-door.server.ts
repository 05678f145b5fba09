import type { Services } from "~/app/adapters/services";
import type { Actor } from "~/app/domain/access/roles";
import { fold } from "~/app/domain/text/fold";
import { findDoorByName } from "~/db/queries/doors";
import { doors } from "~/db/schema";

/** Finds a door by its name, whatever its case and accents, or makes it: a volunteer names a door by using it. */
export async function ensureDoor(
  services: Services,
  of: { actor: Actor; eventId: string },
  name: string | null,
): Promise<string | null> {
  if (name === null) return null;
  const row = {
    centerId: of.actor.centerId,
    id: services.ids.uuid(),
    eventId: of.eventId,
    name,
    nameFolded: fold(name),
  };
  await services.db.insert(doors).values(row).onConflictDoNothing();
  return findDoorByName(services.db, row);
}

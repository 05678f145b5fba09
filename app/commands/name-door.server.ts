import { and, eq } from "drizzle-orm";
import type { Services } from "~/app/adapters/services";
import type { Actor } from "~/app/domain/access/roles";
import { type Refused, refuse } from "~/app/domain/refusal";
import { fold } from "~/app/domain/text/fold";
import type { Db } from "~/db/client.server";
import { findDoor } from "~/db/queries/doors";
import { isUniqueViolation } from "~/db/queries/errors";
import { findEventHours } from "~/db/queries/event-hours";
import { doors } from "~/db/schema";
import { inTransaction } from "./parts/in-transaction.server";
import { writeAudit } from "./parts/write-audit.server";

export interface NameDoorRequest {
  actor: Actor;
  eventId: string;
  name: string;
}

type Named = { outcome: "named" } | Refused;

const alreadyThere = () => refuse("already-there", [{ field: "name", problem: "already-there" }]);

/** Names a door ahead of the day, for volunteers to choose. The same name again is the same door. */
export async function addDoor(services: Services, request: NameDoorRequest): Promise<Named> {
  return inTransaction(services, "name-door", async (tx) => {
    const { actor, eventId, name } = request;
    const of = { centerId: actor.centerId, eventId };
    if ((await findEventHours(tx, of)) === null) return refuse("not-found");
    const [made] = await tx
      .insert(doors)
      .values({ ...of, id: services.ids.uuid(), name, nameFolded: fold(name) })
      .onConflictDoNothing()
      .returning({ id: doors.id });
    if (made === undefined) return (await isNamed(tx, of, name)) ? { outcome: "named" } : alreadyThere();
    await note(tx, services, request, { action: "door named", from: null });
    return { outcome: "named" };
  });
}

async function isNamed(tx: Db, of: { centerId: string; eventId: string }, name: string): Promise<boolean> {
  const isIt = and(eq(doors.centerId, of.centerId), eq(doors.eventId, of.eventId), eq(doors.name, name));
  return (await tx.$count(doors, isIt)) > 0;
}

/** Gives a door another name. What was scanned there stays there; two doors of an event never share a name. */
export async function renameDoor(
  services: Services,
  request: NameDoorRequest & { doorId: string },
): Promise<Named> {
  const { actor, eventId, doorId, name } = request;
  const of = { centerId: actor.centerId, eventId, doorId };
  try {
    return await inTransaction(services, "name-door", async (tx) => {
      const door = await findDoor(tx, of);
      if (door === null) return refuse("not-found");
      if (door.name === name) return { outcome: "named" };
      await tx
        .update(doors)
        .set({ name, nameFolded: fold(name) })
        .where(and(eq(doors.centerId, of.centerId), eq(doors.id, doorId)));
      await note(tx, services, request, { action: "door renamed", from: door.name });
      return { outcome: "named" };
    });
  } catch (error) {
    if (!isUniqueViolation(error, "doors_name")) throw error;
    return alreadyThere();
  }
}

const note = (
  tx: Db,
  services: Services,
  { actor, eventId, name }: NameDoorRequest,
  what: { action: string; from: string | null },
) => writeAudit(tx, services, actor, [{ subjectKind: "event", subjectId: eventId, ...what, to: name }]);

import type { Services } from "~/app/adapters/services";
import type { Actor } from "~/app/domain/access/roles";
import { type Refused, refuse } from "~/app/domain/refusal";
import { isForeignKeyViolation, isUniqueViolation } from "~/db/queries/errors";
import { findRoom } from "~/db/queries/places";
import { branches, rooms } from "~/db/schema";
import { raiseCenterRevision } from "./change-center.server";
import { inTransaction } from "./parts/in-transaction.server";
import { writeAudit } from "./parts/write-audit.server";

type Room = NonNullable<Awaited<ReturnType<typeof findRoom>>>;

/**
 * Adds a library building, which the list of events can be narrowed to. Names are unique in a center, whatever their
 * case.
 */
export async function createBranch(
  services: Services,
  request: {
    actor: Actor;
    centerId: string;
    branch: { name: string; address: string | null; councilDistrict?: string | null };
  },
): Promise<{ outcome: "created"; branch: { id: string; name: string; address: string | null } } | Refused> {
  const { actor, centerId } = request;
  const branch = { id: services.ids.uuid(), ...request.branch };
  try {
    await inTransaction(services, "create-place", async (tx) => {
      await tx.insert(branches).values({ centerId, ...branch, createdAt: services.clock.now() });
      await writeAudit(tx, services, actor, [
        { subjectKind: "branch", subjectId: branch.id, action: "added", to: branch.name },
      ]);
      await raiseCenterRevision(tx, centerId);
    });
  } catch (error) {
    if (isUniqueViolation(error, "branches_name"))
      return refuse("already-there", [{ field: "name", problem: "already-there" }]);
    throw error;
  }
  services.live.announce({ kind: "center", centerId });
  return { outcome: "created", branch };
}

/** Adds a room with the occupant load posted on its wall. */
export async function createRoom(
  services: Services,
  request: { actor: Actor; centerId: string; room: { branchId: string; name: string; postedLoad: number } },
): Promise<{ outcome: "created"; room: Room } | Refused> {
  const { actor, centerId, room } = request;
  const id = services.ids.uuid();
  try {
    const found = await inTransaction(services, "create-place", async (tx) => {
      await tx.insert(rooms).values({ centerId, id, ...room, createdAt: services.clock.now() });
      await writeAudit(tx, services, actor, [
        { subjectKind: "room", subjectId: id, action: "added", to: room.name },
      ]);
      return findRoom(tx, { centerId, roomId: id });
    });
    return found === null ? refuse("not-found") : { outcome: "created", room: found };
  } catch (error) {
    if (isUniqueViolation(error, "rooms_name"))
      return refuse("already-there", [{ field: "name", problem: "already-there" }]);
    if (isForeignKeyViolation(error))
      return refuse("values-not-accepted", [{ field: "branchId", problem: "not-found" }]);
    throw error;
  }
}

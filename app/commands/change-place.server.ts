import { and, eq } from "drizzle-orm";
import type { Services } from "~/app/adapters/services";
import type { Actor } from "~/app/domain/access/roles";
import { type Refused, refuse } from "~/app/domain/refusal";
import type { Db } from "~/db/client.server";
import { isUniqueViolation } from "~/db/queries/errors";
import { countEventsAbove } from "~/db/queries/places";
import { branches, rooms } from "~/db/schema";
import { raiseCenterRevision } from "./change-center.server";
import { inTransaction } from "./parts/in-transaction.server";
import { type AuditEntry, writeAudit } from "./parts/write-audit.server";

interface PlaceRequest {
  actor: Actor;
  centerId: string;
}

/** What staff say of a library building. */
interface Branch {
  name: string;
  address: string | null;
  /** Left out, it stays as it is. */
  councilDistrict?: string | null;
}

/** Renames a branch or corrects its address; event pages that show it are made anew. */
export async function changeBranch(
  services: Services,
  request: PlaceRequest & { branchId: string; branch: Branch },
): Promise<{ outcome: "changed" } | Refused> {
  const { centerId, branchId, branch } = request;
  return change(services, request, "branches_name", async (tx) => {
    const of = and(eq(branches.centerId, centerId), eq(branches.id, branchId));
    const [before] = await tx
      .select({
        name: branches.name,
        address: branches.address,
        councilDistrict: branches.councilDistrict,
      })
      .from(branches)
      .where(of)
      .for("no key update");
    if (before === undefined) return refuse("not-found");
    await tx.update(branches).set(branch).where(of);
    const about = { subjectKind: "branch" as const, subjectId: branchId };
    return {
      outcome: "changed" as const,
      trail: [
        { ...about, action: "edited name", from: before.name, to: branch.name },
        { ...about, action: "edited address", from: before.address, to: branch.address },
        {
          ...{ ...about, action: "edited councilDistrict", from: before.councilDistrict },
          to: branch.councilDistrict === undefined ? before.councilDistrict : branch.councilDistrict,
        },
      ],
    };
  });
}

/**
 * Renames a room or corrects the load posted on its wall. The load is a fact and is taken also where events allow
 * more people; `eventsAbove` says how many of them are still to come.
 */
export async function changeRoom(
  services: Services,
  request: PlaceRequest & { roomId: string; room: { name: string; postedLoad: number } },
): Promise<{ outcome: "changed"; eventsAbove: number } | Refused> {
  const { centerId, roomId, room } = request;
  return change(services, request, "rooms_name", async (tx) => {
    const of = and(eq(rooms.centerId, centerId), eq(rooms.id, roomId));
    const [before] = await tx
      .select({ name: rooms.name, postedLoad: rooms.postedLoad })
      .from(rooms)
      .where(of)
      .for("no key update");
    if (before === undefined) return refuse("not-found");
    await tx.update(rooms).set(room).where(of);
    const about = { subjectKind: "room" as const, subjectId: roomId };
    return {
      outcome: "changed" as const,
      eventsAbove: await countEventsAbove(tx, {
        now: services.clock.now(),
        centerId,
        roomId,
        load: room.postedLoad,
      }),
      trail: [
        { ...about, action: "edited name", from: before.name, to: room.name },
        {
          ...about,
          action: "edited postedLoad",
          from: String(before.postedLoad),
          to: String(room.postedLoad),
        },
      ],
    };
  });
}

type Changed = { outcome: "changed"; trail: AuditEntry[] };

async function change<Done extends Changed>(
  services: Services,
  { actor, centerId }: PlaceRequest,
  nameConstraint: string,
  work: (tx: Db) => Promise<Done | Refused>,
): Promise<Omit<Done, "trail"> | Refused> {
  try {
    const result = await inTransaction(services, "change-place", async (tx) => {
      const done = await work(tx);
      if (done.outcome === "refused") return done;
      const { trail, ...rest } = done;
      await writeAudit(
        tx,
        services,
        actor,
        trail.filter((entry) => entry.from !== entry.to),
      );
      await raiseCenterRevision(tx, centerId);
      return rest;
    });
    if (result.outcome === "changed") services.live.announce({ kind: "center", centerId });
    return result;
  } catch (error) {
    if (!isUniqueViolation(error, nameConstraint)) throw error;
    return refuse("already-there", [{ field: "name", problem: "already-there" }]);
  }
}

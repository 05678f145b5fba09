import { and, asc, eq, gt, inArray } from "drizzle-orm";
import type { Db } from "~/db/client.server";
import { branches, events, rooms } from "~/db/schema";

interface Page {
  centerId: string;
  after?: string | undefined;
  limit: number;
}

export async function listBranches(db: Db, params: Page) {
  return db
    .select({ id: branches.id, name: branches.name, address: branches.address })
    .from(branches)
    .where(
      and(
        eq(branches.centerId, params.centerId),
        params.after === undefined ? undefined : gt(branches.id, params.after),
      ),
    )
    .orderBy(asc(branches.id))
    .limit(params.limit);
}

/** A branch as staff edit it. */
export async function findBranch(db: Db, params: { centerId: string; branchId: string }) {
  const [branch] = await db
    .select({ name: branches.name, address: branches.address, councilDistrict: branches.councilDistrict })
    .from(branches)
    .where(and(eq(branches.centerId, params.centerId), eq(branches.id, params.branchId)));
  return branch ?? null;
}

export async function listRooms(db: Db, params: Page) {
  return selectRooms(db)
    .where(
      and(
        eq(rooms.centerId, params.centerId),
        params.after === undefined ? undefined : gt(rooms.id, params.after),
      ),
    )
    .orderBy(asc(rooms.id))
    .limit(params.limit);
}

export async function findRoom(db: Db, params: { centerId: string; roomId: string }) {
  const [room] = await selectRooms(db).where(
    and(eq(rooms.centerId, params.centerId), eq(rooms.id, params.roomId)),
  );
  return room ?? null;
}

const selectRooms = (db: Db) =>
  db
    .select({
      id: rooms.id,
      name: rooms.name,
      branch: { id: branches.id, name: branches.name },
      postedLoad: rooms.postedLoad,
    })
    .from(rooms)
    .innerJoin(branches, and(eq(branches.centerId, rooms.centerId), eq(branches.id, rooms.branchId)))
    .$dynamic();

/** Events to come in a room with more places than it may hold. */
export async function countEventsAbove(
  db: Db,
  { centerId, roomId, load, now }: { centerId: string; roomId: string; load: number; now: Date },
): Promise<number> {
  return db.$count(
    events,
    and(
      eq(events.centerId, centerId),
      eq(events.roomId, roomId),
      gt(events.capacity, load),
      gt(events.endsAt, now),
      inArray(events.status, ["draft", "submitted", "needs-info", "approved", "published"]),
    ),
  );
}

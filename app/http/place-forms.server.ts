import { z } from "zod";
import type { BranchView } from "~/app/components/place-list";
import { listBranches, listRooms } from "~/db/queries/places";
import type { RequestContext } from "./context.server";
import { id, line, optional, wholeNumber } from "./fields";

// The limits are those of the API: see NewBranch and NewRoom in app/api/schemas/places.ts.

export const branchForm = z.strictObject({
  name: line(120),
  address: optional(line(200)),
  councilDistrict: optional(line(60)),
});

export const roomForm = z.strictObject({ name: line(120), postedLoad: wholeNumber(1, 100_000) });

export const newRoomForm = roomForm.extend({ branchId: id });

const most = 1_000;

/** All branches with their rooms, each by name. */
export async function branchesWithRooms({
  services,
  center,
}: Pick<RequestContext, "services" | "center">): Promise<BranchView[]> {
  const of = { centerId: center.id, limit: most };
  const [branches, rooms] = await Promise.all([listBranches(services.db, of), listRooms(services.db, of)]);
  const byName = (a: { name: string }, b: { name: string }) => a.name.localeCompare(b.name, center.locale);
  return branches.sort(byName).map((branch) => ({
    ...branch,
    rooms: rooms.filter((room) => room.branch.id === branch.id).sort(byName),
  }));
}

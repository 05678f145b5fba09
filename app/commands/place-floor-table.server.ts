import { and, eq } from "drizzle-orm";
import type { Services } from "~/app/adapters/services";
import type { Actor } from "~/app/domain/access/roles";
import type { FloorTable } from "~/app/domain/fairs/floor-plan";
import { type Refused, refuse } from "~/app/domain/refusal";
import type { Db } from "~/db/client.server";
import { findFloorPlan } from "~/db/queries/floor-plans";
import { lockEvent } from "~/db/queries/locks";
import { floorTables } from "~/db/schema";
import { inTransaction } from "./parts/in-transaction.server";
import { writeAudit } from "./parts/write-audit.server";

interface OfPlan {
  actor: Actor;
  eventId: string;
}

/** Puts a table on an event's floor plan, or moves it: a number stands at one place. */
export function placeFloorTable(
  services: Services,
  { actor, eventId, table }: OfPlan & { table: FloorTable },
): Promise<{ outcome: "placed" } | Refused> {
  return inTransaction(services, "place-floor-table", async (tx) => {
    const of = { centerId: actor.centerId, eventId };
    const there = await tablesOf(tx, of);
    if (there === null) return refuse("not-found");
    const before = there.find(({ tableNo }) => tableNo === table.tableNo);
    const { x, y } = table;
    if (before?.x === x && before.y === y) return { outcome: "placed" };
    await tx
      .insert(floorTables)
      .values({ ...of, ...table })
      .onConflictDoUpdate({
        target: [floorTables.centerId, floorTables.eventId, floorTables.tableNo],
        set: { x, y },
      });
    const action = before === undefined ? "table placed" : "table moved";
    await note(tx, services, { actor, eventId }, action, table.tableNo);
    return { outcome: "placed" };
  });
}

/** Takes a table off an event's floor plan. Its employer keeps the number. */
export function removeFloorTable(
  services: Services,
  { actor, eventId, tableNo }: OfPlan & { tableNo: number },
): Promise<{ outcome: "removed" } | Refused> {
  return inTransaction(services, "place-floor-table", async (tx) => {
    const of = { centerId: actor.centerId, eventId };
    if ((await tablesOf(tx, of)) === null) return refuse("not-found");
    const isIt = and(
      eq(floorTables.centerId, of.centerId),
      eq(floorTables.eventId, eventId),
      eq(floorTables.tableNo, tableNo),
    );
    const removed = await tx.delete(floorTables).where(isIt).returning({ tableNo: floorTables.tableNo });
    if (removed.length > 0) await note(tx, services, { actor, eventId }, "table removed", tableNo);
    return { outcome: "removed" };
  });
}

/** The tables on the plan, with the event's row held; null where there is no plan. */
async function tablesOf(tx: Db, of: { centerId: string; eventId: string }): Promise<FloorTable[] | null> {
  if ((await lockEvent(tx, of)) === null) return null;
  return (await findFloorPlan(tx, of))?.tables ?? null;
}

const note = (tx: Db, services: Services, { actor, eventId }: OfPlan, action: string, tableNo: number) =>
  writeAudit(tx, services, actor, [
    { subjectKind: "event", subjectId: eventId, action, to: `Table ${tableNo}` },
  ]);

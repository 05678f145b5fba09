import { and, eq } from "drizzle-orm";
import type { Services } from "~/app/adapters/services";
import { hasRole } from "~/app/domain/access/roles";
import type { Opening } from "~/app/domain/events/openings";
import type { ImportedOpening } from "~/app/domain/openings/imported";
import { type Refused, refuse } from "~/app/domain/refusal";
import { lockImport } from "~/db/queries/opening-imports";
import { openingImports } from "~/db/schema";
import { changeOpenings, holdForOpenings, type OpeningsOf } from "./parts/change-openings.server";
import { inTransaction } from "./parts/in-transaction.server";
import { importStands } from "./prepare-opening-import.server";

export type OpeningsImported = { outcome: "imported"; count: number };

/**
 * Writes the openings of a file that was read before, all of them or none. Confirmed twice, or by two at once, it is
 * imported once and answered alike. One that waited for more than a day is over.
 */
export async function importOpenings(
  services: Services,
  request: OpeningsOf & { importId: string },
): Promise<OpeningsImported | Refused> {
  const { actor, center, eventId, importId } = request;
  return inTransaction(services, "import-openings", async (tx) => {
    const event = await holdForOpenings(tx, request);
    if (event === null) return refuse("not-found");
    const kept = await lockImport(tx, { centerId: center.id, eventId, importId });
    const isTheirs = hasRole(actor, "staff") || kept?.employerId === actor.employerId;
    if (kept === null || !isTheirs) return refuse("not-found");
    if (kept.importedAt !== null) return { outcome: "imported" as const, count: kept.count };
    const now = services.clock.now();
    if (now.getTime() - kept.createdAt.getTime() > importStands) return refuse("not-found");
    const changed = await changeOpenings(tx, services, request, event, {
      byEmployer: byEmployer(kept.rows),
      replaces: kept.replaces,
      action: kept.replaces ? "openings replaced" : "openings imported",
    });
    if (changed.outcome === "refused") return changed;
    await tx
      .update(openingImports)
      .set({ importedAt: now, rows: [] })
      .where(and(eq(openingImports.centerId, center.id), eq(openingImports.id, importId)));
    return { outcome: "imported" as const, count: kept.count };
  });
}

function byEmployer(rows: readonly ImportedOpening[]): Map<string, Opening[]> {
  const lists = new Map<string, Opening[]>();
  for (const { employerId, opening } of rows) {
    const list = lists.get(employerId) ?? [];
    lists.set(employerId, list);
    list.push(opening);
  }
  return lists;
}

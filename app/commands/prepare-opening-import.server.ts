import { and, eq, lt } from "drizzle-orm";
import type { Services } from "~/app/adapters/services";
import { hasRole } from "~/app/domain/access/roles";
import type { ImportedOpening } from "~/app/domain/openings/imported";
import { type Refused, refuse } from "~/app/domain/refusal";
import { openingImports } from "~/db/schema";
import { holdForOpenings, mayChangeOf, type OpeningsOf } from "./parts/change-openings.server";
import { inTransaction } from "./parts/in-transaction.server";

const day = 24 * 3_600_000;

/** How long a file that was read waits to be confirmed. */
export const importStands = day;

export interface ImportToPrepare extends OpeningsOf {
  /** The id that the form carries: a file that is posted twice is one import. */
  importId: string;
  rows: readonly ImportedOpening[];
  replaces: boolean;
}

/** Keeps what a file says until it is confirmed, for a day; nothing of the event changes. Older ones are forgotten. */
export async function prepareOpeningImport(
  services: Services,
  request: ImportToPrepare,
): Promise<{ outcome: "prepared" } | Refused> {
  const { actor, center, eventId, importId, rows, replaces } = request;
  return inTransaction(services, "prepare-opening-import", async (tx) => {
    const event = await holdForOpenings(tx, request);
    if (event === null) return refuse("not-found");
    const employerIds = new Set(rows.map(({ employerId }) => employerId));
    if (![...employerIds].every((id) => mayChangeOf(actor, event, id))) return refuse("edit-not-allowed");
    const now = services.clock.now();
    const { centerId, createdAt } = openingImports;
    const isOver = lt(createdAt, new Date(now.getTime() - importStands));
    await tx.delete(openingImports).where(and(eq(centerId, center.id), isOver));
    await tx
      .insert(openingImports)
      .values({
        ...{ centerId: center.id, id: importId, eventId, replaces, createdAt: now },
        employerId: hasRole(actor, "staff") ? null : (actor.employerId ?? null),
        rows: [...rows],
        count: rows.length,
      })
      .onConflictDoNothing();
    return { outcome: "prepared" };
  });
}

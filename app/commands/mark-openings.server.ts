import { and, eq, inArray } from "drizzle-orm";
import type { Services } from "~/app/adapters/services";
import { decideMarks } from "~/app/domain/openings/marks";
import { type Refused, refuse } from "~/app/domain/refusal";
import type { Db } from "~/db/client.server";
import { lockRegistration } from "~/db/queries/locks";
import { listMarkable } from "~/db/queries/opening-marks";
import { openingMarks, patrons } from "~/db/schema";
import { inTransaction } from "./parts/in-transaction.server";

export interface MarkRequest {
  centerId: string;
  registrationId: string;
  /** The openings that the form showed, and of these the ones that are ticked. */
  shown: readonly string[];
  ticked: readonly string[];
}

/**
 * Changes which openings a patron plans to visit. It is no step of the registration: nothing is told to anybody, and the
 * trail has no line that would say what somebody looks for. Whoever was forgotten marks nothing.
 */
export async function markOpenings(
  services: Services,
  { centerId, registrationId, shown, ticked }: MarkRequest,
): Promise<{ outcome: "marked" } | Refused> {
  const of = { centerId, registrationId };
  return inTransaction(services, "mark-openings", async (tx) => {
    // Two tabs that save at once, and a deletion of the patron's data, wait for each other here.
    const registration = await lockRegistration(tx, of);
    if (registration === null || !(await isKnown(tx, of))) return refuse("not-found");
    const { eventId } = registration;
    const { marked, ofEvent } = await listMarkable(tx, { ...of, eventId, ids: shown });
    const decided = decideMarks({ marked, shown, ticked, ofEvent });
    if (decided.outcome === "refused") return decided;
    await save(tx, { ...of, markedAt: services.clock.now() }, decided);
    return { outcome: "marked" };
  });
}

async function isKnown(tx: Db, of: { centerId: string; registrationId: string }): Promise<boolean> {
  const known = and(eq(patrons.centerId, of.centerId), eq(patrons.registrationId, of.registrationId));
  return (await tx.$count(patrons, known)) > 0;
}

async function save(
  tx: Db,
  of: { centerId: string; registrationId: string; markedAt: Date },
  { adds, removes }: { adds: string[]; removes: string[] },
): Promise<void> {
  const { centerId, registrationId, openingId } = openingMarks;
  if (removes.length > 0) {
    await tx
      .delete(openingMarks)
      .where(
        and(eq(centerId, of.centerId), eq(registrationId, of.registrationId), inArray(openingId, removes)),
      );
  }
  if (adds.length > 0) await tx.insert(openingMarks).values(adds.map((id) => ({ ...of, openingId: id })));
}

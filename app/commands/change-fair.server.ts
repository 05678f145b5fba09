import type { Services } from "~/app/adapters/services";
import { checkTables } from "~/app/domain/fairs/tables";
import { type Refused, refuse } from "~/app/domain/refusal";
import { findFair, listAccepted } from "~/db/queries/fair-employers";
import { fairs } from "~/db/schema";
import { changeInFair, type FairChange, type FairChanged } from "./parts/change-in-fair.server";
import { holdFair } from "./parts/hold-fair.server";
import { writeAudit } from "./parts/write-audit.server";

/** Sets how many tables an event has, and until when employers may apply. */
export async function changeFair(
  services: Services,
  request: FairChange & { tables: number | null; applicationsCloseAt: Date | null },
): Promise<FairChanged | Refused> {
  return changeInFair(services, "change-fair", request, async (tx) => {
    const { actor, center, eventId, tables, applicationsCloseAt } = request;
    const of = { centerId: center.id, eventId };
    if ((await holdFair(tx, of)) === null) return refuse("not-found");
    const problems = checkTables(tables, (await listAccepted(tx, of)).length);
    if (problems.length > 0) return refuse("values-not-accepted", problems);
    const before = await findFair(tx, of);
    const values = { tables, applicationsCloseAt };
    await tx
      .insert(fairs)
      .values({ ...of, ...values })
      .onConflictDoUpdate({ target: [fairs.centerId, fairs.eventId], set: values });
    const about = { subjectKind: "event" as const, subjectId: eventId };
    const [from, to] = [before.applicationsCloseAt, applicationsCloseAt].map(
      (at) => at?.toISOString() ?? null,
    );
    await writeAudit(tx, services, actor, [
      ...(before.tables === tables
        ? []
        : [{ ...about, action: "fair tables", from: wordOf(before.tables), to: wordOf(tables) }]),
      ...(from === to ? [] : [{ ...about, action: "fair applications", from: from ?? null, to: to ?? null }]),
    ]);
    return { outcome: "done" };
  });
}

const wordOf = (tables: number | null) => (tables === null ? null : String(tables));

import type { Services } from "~/app/adapters/services";
import { type Mark, marksOf } from "~/app/domain/fairs/presence";
import { type Refused, refuse } from "~/app/domain/refusal";
import { findFairEmployer } from "~/db/queries/fair-employers";
import { changeInFair, type FairChange, type FairChanged } from "./parts/change-in-fair.server";
import { holdFair } from "./parts/hold-fair.server";
import { changeStand } from "./parts/move-table.server";
import { writeAudit } from "./parts/write-audit.server";

const columns = { arrival: "arrivedAt", departure: "leftAt", "no-show": "noShowAt" } as const;

/**
 * Marks that an employer came, left or never came, or takes that back. Marked twice, it is marked. What a scan says is
 * not marked by hand and is undone at the door.
 */
export async function markEmployer(
  services: Services,
  request: FairChange & { employerId: string; mark: Mark; isSet: boolean },
): Promise<FairChanged | Refused> {
  return changeInFair(services, "mark-employer", request, async (tx) => {
    const { actor, center, eventId, employerId, mark, isSet } = request;
    const of = { centerId: center.id, eventId, employerId };
    if ((await holdFair(tx, of)) === null) return refuse("not-found");
    const at = await findFairEmployer(tx, of);
    if (at === null) return refuse("not-found");
    if (at.standing !== "accepted") return refuse("standing-differs");
    const column = columns[mark];
    if ((at[column] !== null) === isSet) return { outcome: "done" };
    if (isSet && !marksOf(at).open.includes(mark)) return refuse("already-done");
    await changeStand(tx, of, { [column]: isSet ? services.clock.now() : null });
    const action = isSet ? `employer ${mark} marked` : `employer ${mark} unmarked`;
    await writeAudit(tx, services, actor, [
      { subjectKind: "event", subjectId: eventId, action, to: at.legalName },
    ]);
    return { outcome: "done" };
  });
}

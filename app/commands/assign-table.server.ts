import type { Services } from "~/app/adapters/services";
import { checkTableNo } from "~/app/domain/fairs/tables";
import { type Refused, refuse } from "~/app/domain/refusal";
import { findFairEmployer, listAccepted } from "~/db/queries/fair-employers";
import { changeInFair, type FairChange, type FairChanged } from "./parts/change-in-fair.server";
import { holdFair } from "./parts/hold-fair.server";
import { changeStand } from "./parts/move-table.server";
import { raiseRevision } from "./parts/raise-revision.server";
import { writeAudit } from "./parts/write-audit.server";

/** Gives an accepted employer a table's number and notes what stands on it. The number is one employer's alone. */
export async function assignTable(
  services: Services,
  request: FairChange & { employerId: string; tableNo: number | null; equipment: string | null },
): Promise<FairChanged | Refused> {
  return changeInFair(services, "assign-table", request, async (tx) => {
    const { actor, center, eventId, employerId, tableNo, equipment } = request;
    const of = { centerId: center.id, eventId, employerId };
    if ((await holdFair(tx, of)) === null) return refuse("not-found");
    const at = await findFairEmployer(tx, of);
    if (at === null) return refuse("not-found");
    if (at.standing !== "accepted") return refuse("standing-differs");
    const others = (await listAccepted(tx, of)).filter((other) => other.employerId !== employerId);
    const problems = checkTableNo(tableNo, others);
    if (problems.length > 0) return refuse("values-not-accepted", problems);
    if (tableNo === at.tableNo && equipment === at.equipment) return { outcome: "done" };
    await changeStand(tx, of, { tableNo, equipment });
    if (tableNo !== at.tableNo) await raiseRevision(tx, services, center, eventId);
    const to = tableNo === null ? at.legalName : `${at.legalName}, table ${tableNo}`;
    await writeAudit(tx, services, actor, [
      { subjectKind: "event", subjectId: eventId, action: "employer table set", to },
    ]);
    return { outcome: "done" };
  });
}

import type { Services } from "~/app/adapters/services";
import { type Actor, hasRole } from "~/app/domain/access/roles";
import type { SizeBand } from "~/app/domain/employers/employer";
import { knownBy } from "~/app/domain/employers/look-alikes";
import type { Db } from "~/db/client.server";
import { employers } from "~/db/schema";
import { inTransaction } from "./parts/in-transaction.server";
import { writeAudit } from "./parts/write-audit.server";
import { writeVetting } from "./parts/write-vetting.server";

export interface EmployerInput {
  legalName: string;
  street: string;
  website: string;
  sizeBand: SizeBand;
  contactName: string;
  contactEmail: string;
  /** Left out where it was not asked for. */
  contactPhone?: string | null | undefined;
  /** It hires for others. Left out: it does not, or as before. */
  isAgency?: boolean | undefined;
}

interface NewEmployer {
  actor: Actor;
  centerId: string;
  employer: EmployerInput;
  /** The id that the form carries: posted twice, it adds one. */
  employerId?: string | undefined;
}

type EmployerCreated = { outcome: "created"; employerId: string; vettedAt: Date | null };

/** Adds an employer. One made by staff counts as vetted by that person or token. */
export async function createEmployer(services: Services, request: NewEmployer): Promise<EmployerCreated> {
  return inTransaction(services, "create-employer", (tx) => writeEmployer(tx, services, request));
}

/** The employer's part in a transaction that does more, such as a sign-up. */
export async function writeEmployer(
  tx: Db,
  services: Services,
  request: NewEmployer,
): Promise<EmployerCreated> {
  const { actor, centerId, employer } = request;
  const now = services.clock.now();
  const employerId = request.employerId ?? services.ids.uuid();
  const isVetted = hasRole(actor, "staff");
  const created = { outcome: "created" as const, employerId, vettedAt: isVetted ? now : null };
  const added = await tx
    .insert(employers)
    .values({ centerId, id: employerId, ...employer, knownBy: knownBy(employer), createdAt: now })
    .onConflictDoNothing({ target: [employers.centerId, employers.id] })
    .returning({ id: employers.id });
  if (added.length === 0) return created;
  await writeAudit(tx, services, actor, [
    { subjectKind: "employer", subjectId: employerId, action: "added" },
  ]);
  if (isVetted) {
    const how = `made by ${actor.kind}`;
    await writeVetting(tx, services, actor, { employerId, outcome: "vetted", reason: null, how });
  }
  return created;
}

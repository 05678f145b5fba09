import type { Services } from "~/app/adapters/services";
import { type Actor, hasRole } from "~/app/domain/access/roles";
import type { SizeBand } from "~/app/domain/employers/employer";
import type { Db } from "~/db/client.server";
import { employers } from "~/db/schema";
import { inTransaction } from "./in-transaction.server";
import { writeAudit } from "./write-audit.server";

export interface EmployerInput {
  legalName: string;
  street: string;
  website: string;
  sizeBand: SizeBand;
  contactName: string;
  contactEmail: string;
  /** Left out where it was not asked for. */
  contactPhone?: string | null | undefined;
}

/** Adds an employer. One made by staff counts as vetted by that person or token. */
export async function createEmployer(
  services: Services,
  request: { actor: Actor; centerId: string; employer: EmployerInput },
): Promise<{ outcome: "created"; employerId: string; vettedAt: Date | null }> {
  return inTransaction(services, "create-employer", (tx) => writeEmployer(tx, services, request));
}

/** The employer's part in a transaction that does more, such as a sign-up. */
export async function writeEmployer(
  tx: Db,
  services: Services,
  request: { actor: Actor; centerId: string; employer: EmployerInput },
): Promise<{ outcome: "created"; employerId: string; vettedAt: Date | null }> {
  const { actor, centerId, employer } = request;
  const now = services.clock.now();
  const employerId = services.ids.uuid();
  const vetted = hasRole(actor, "staff")
    ? { vettedAt: now, vettedBy: actor.id, vettedHow: `made by ${actor.kind}` }
    : { vettedAt: null };
  await tx.insert(employers).values({ centerId, id: employerId, ...employer, ...vetted, createdAt: now });
  await writeAudit(tx, services, actor, [
    { subjectKind: "employer", subjectId: employerId, action: "added" },
  ]);
  return { outcome: "created", employerId, vettedAt: vetted.vettedAt };
}

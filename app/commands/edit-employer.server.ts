import { and, eq } from "drizzle-orm";
import type { Services } from "~/app/adapters/services";
import type { Actor } from "~/app/domain/access/roles";
import { knownBy } from "~/app/domain/employers/look-alikes";
import { type Refused, refuse } from "~/app/domain/refusal";
import { employers } from "~/db/schema";
import { raiseCenterRevision } from "./change-center.server";
import type { EmployerInput } from "./create-employer.server";
import { inTransaction } from "./parts/in-transaction.server";
import { writeAudit } from "./parts/write-audit.server";
import { renameInOpenings } from "./parts/write-openings.server";

const employerFields = [
  "legalName",
  "street",
  "website",
  "sizeBand",
  "contactName",
  "contactEmail",
  "contactPhone",
  "isAgency",
] as const satisfies readonly (keyof EmployerInput)[];

/** What the trail shows of a change: a person's name and address are named, not repeated. */
const shown: readonly string[] = ["legalName", "street", "website", "sizeBand", "isAgency"];

const inWords = (value: string | boolean | null | undefined) =>
  typeof value === "boolean" ? (value ? "yes" : "no") : (value ?? null);

/** Changes what is known of an employer. Its name stands on event pages, so these are made anew. */
export async function editEmployer(
  services: Services,
  request: { actor: Actor; centerId: string; employerId: string; employer: EmployerInput },
): Promise<{ outcome: "edited"; changed: string[] } | Refused> {
  const { actor, centerId, employerId, employer } = request;
  if (actor.role === "employer" && actor.employerId !== employerId) return refuse("not-found");
  const result = await inTransaction(services, "edit-employer", async (tx) => {
    const of = and(eq(employers.centerId, centerId), eq(employers.id, employerId));
    const [before] = await tx.select().from(employers).where(of).for("no key update");
    if (before === undefined) return refuse("not-found");
    const changed = employerFields.filter(
      (field) => employer[field] !== undefined && before[field] !== employer[field],
    );
    if (changed.length === 0) return { outcome: "edited" as const, changed };
    await tx
      .update(employers)
      .set({ ...employer, knownBy: knownBy(employer) })
      .where(of);
    if (changed.includes("legalName"))
      await renameInOpenings(tx, { centerId, employerId }, employer.legalName);
    await raiseCenterRevision(tx, centerId);
    await writeAudit(
      tx,
      services,
      actor,
      changed.map((field) => ({
        subjectKind: "employer",
        subjectId: employerId,
        action: `edited ${field}`,
        from: shown.includes(field) ? inWords(before[field]) : null,
        to: shown.includes(field) ? inWords(employer[field]) : null,
      })),
    );
    return { outcome: "edited" as const, changed };
  });
  if (result.outcome === "edited" && result.changed.length > 0)
    services.live.announce({ kind: "center", centerId });
  return result;
}

import { eq } from "drizzle-orm";
import type { Services } from "~/app/adapters/services";
import type { Actor } from "~/app/domain/access/roles";
import { type Refused, refuse } from "~/app/domain/refusal";
import type { Db } from "~/db/client.server";
import { listMembershipsOf } from "~/db/queries/members";
import { memberships, users } from "~/db/schema";
import { type EmployerInput, writeEmployer } from "./create-employer.server";
import { inTransaction } from "./parts/in-transaction.server";
import { writeAttestation } from "./parts/write-attestation.server";
import { writeAudit } from "./parts/write-audit.server";

export interface OrganizationRequest {
  /** The person who signed up and confirmed the address. */
  userId: string;
  centerId: string;
  organization: EmployerInput;
}

export type OrganizationDescribed = { outcome: "described"; employerId: string; isNew: boolean };

/**
 * Makes an organization, and the person who described it its member, at once. The statements that the form asks for
 * are in the trail by their version. A second post finds what the first made: the person's row is locked meanwhile.
 */
export async function describeOrganization(
  services: Services,
  request: OrganizationRequest,
): Promise<OrganizationDescribed | Refused> {
  const { userId, centerId } = request;
  return inTransaction(services, "describe-organization", async (tx) => {
    const [person] = await tx
      .select({ isConfirmed: users.emailVerified })
      .from(users)
      .where(eq(users.id, userId))
      .for("no key update");
    if (person === undefined || !person.isConfirmed) return refuse("not-allowed");
    const held = await listMembershipsOf(tx, { centerId, userId });
    const before = held.find(({ employerId }) => employerId !== null)?.employerId;
    if (before) return { outcome: "described", employerId: before, isNew: false };
    // Who works for the center does not ask it for events.
    if (held.length > 0) return refuse("not-allowed");
    return { outcome: "described", employerId: await write(tx, services, request), isNew: true };
  });
}

async function write(tx: Db, services: Services, request: OrganizationRequest): Promise<string> {
  const { userId, centerId, organization } = request;
  const actor: Actor = { kind: "person", id: userId, centerId, role: "employer" };
  const { employerId } = await writeEmployer(tx, services, { actor, centerId, employer: organization });
  const membershipId = services.ids.uuid();
  await tx.insert(memberships).values({
    centerId,
    id: membershipId,
    userId,
    role: "employer",
    employerId,
    createdAt: services.clock.now(),
  });
  await writeAudit(tx, services, actor, [
    { subjectKind: "membership", subjectId: membershipId, action: "added", to: "employer" },
  ]);
  await writeAttestation(tx, services, actor, { employerId, eventId: null });
  return employerId;
}

import type { Services } from "~/app/adapters/services";
import type { Actor } from "~/app/domain/access/roles";
import type { RegistrationStatus } from "~/app/domain/registrations/registration";
import type { Db } from "~/db/client.server";
import { audit } from "~/db/schema";

export type AuditSubject =
  | "account"
  | "appointment"
  | "event"
  | "employer"
  | "registration"
  | "branch"
  | "room"
  | "center"
  | "desk"
  | "membership"
  | "invitation"
  | "device"
  | "token"
  | "roster"
  | "sharing"
  | "outbox"
  | "webhook"
  | "partner"
  | "resource";

export interface AuditEntry {
  subjectKind: AuditSubject;
  subjectId: string;
  /** What happened, as a word or two in kebab-case: "status", "capacity", "printed". */
  action: string;
  from?: string | null;
  to?: string | null;
  reason?: string | null;
}

/** Who acts where nobody is signed in: the visitor by the manage link, or the system itself. */
export type AuditActor = Pick<Actor, "centerId" | "id"> & { kind: Actor["kind"] | "patron" | "system" };

/** Writes the trail that staff read, inside the transaction of the change. Ids and field names, never a patron's values. */
export async function writeAudit(
  db: Db,
  services: Services,
  actor: AuditActor,
  entries: AuditEntry[],
): Promise<void> {
  if (entries.length === 0) return;
  const at = services.clock.now();
  await db.insert(audit).values(
    entries.map((entry) => ({
      centerId: actor.centerId,
      id: services.ids.uuid(),
      at,
      actorKind: actor.kind,
      actorId: actor.id,
      subjectKind: entry.subjectKind,
      subjectId: entry.subjectId,
      action: entry.action,
      from: entry.from ?? null,
      to: entry.to ?? null,
      reason: entry.reason ?? null,
    })),
  );
}

/** Writes the trail of registrations whose status one part of the system changed at once. */
export function writeStatusTrail(
  db: Db,
  services: Services,
  system: { id: "waitlist" | "reminders"; centerId: string },
  registrationIds: readonly string[],
  { from, to }: { from: RegistrationStatus; to: RegistrationStatus },
): Promise<void> {
  return writeAudit(
    db,
    services,
    { kind: "system", ...system },
    registrationIds.map((subjectId) => ({
      subjectKind: "registration",
      subjectId,
      action: "status",
      from,
      to,
    })),
  );
}

import { eq } from "drizzle-orm";
import type { Services } from "~/app/adapters/services";
import type { Actor } from "~/app/domain/access/roles";
import type { Picture } from "~/app/domain/fairs/picture";
import { type Refused, refuse } from "~/app/domain/refusal";
import { findLogoId } from "~/db/queries/center-logos";
import { lockCenter } from "~/db/queries/locks";
import { centerLogos } from "~/db/schema";
import { raiseCenterRevision } from "./change-center.server";
import { inTransaction } from "./parts/in-transaction.server";
import { writeAudit } from "./parts/write-audit.server";

export interface SaveLogoRequest {
  actor: Actor;
  /** The upload's own id: the same upload again changes nothing. */
  uploadId: string;
  picture: Picture | null;
}

/** Puts a logo beside the center's name, or another in its place. */
export async function saveLogo(
  services: Services,
  { actor, uploadId, picture }: SaveLogoRequest,
): Promise<{ outcome: "saved" } | Refused> {
  const { centerId } = actor;
  if (picture === null) return refuse("values-not-accepted", [{ field: "picture", problem: "required" }]);
  const { bytes, ...about } = picture;
  const values = { id: uploadId, picture: bytes, ...about, changedAt: services.clock.now() };
  await inTransaction(services, "save-logo", async (tx) => {
    await lockCenter(tx, { centerId });
    if ((await findLogoId(tx, { centerId })) === uploadId) return;
    await tx
      .insert(centerLogos)
      .values({ centerId, ...values })
      .onConflictDoUpdate({ target: centerLogos.centerId, set: values });
    await raiseCenterRevision(tx, centerId);
    await writeAudit(tx, services, actor, [
      { subjectKind: "center", subjectId: centerId, action: "logo saved" },
    ]);
  });
  services.live.announce({ kind: "center", centerId });
  return { outcome: "saved" };
}

/** Takes the logo away; the name stands alone then. */
export async function removeLogo(services: Services, { actor }: { actor: Actor }): Promise<void> {
  const { centerId } = actor;
  await inTransaction(services, "save-logo", async (tx) => {
    const removed = await tx
      .delete(centerLogos)
      .where(eq(centerLogos.centerId, centerId))
      .returning({ id: centerLogos.id });
    if (removed.length === 0) return;
    await raiseCenterRevision(tx, centerId);
    await writeAudit(tx, services, actor, [
      { subjectKind: "center", subjectId: centerId, action: "logo removed" },
    ]);
  });
  services.live.announce({ kind: "center", centerId });
}

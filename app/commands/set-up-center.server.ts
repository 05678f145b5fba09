import type { Services } from "~/app/adapters/services";
import { defaultSettings } from "~/app/domain/centers/settings";
import { type Refused, refuse } from "~/app/domain/refusal";
import { isUniqueViolation } from "~/db/queries/errors";
import { centers } from "~/db/schema";
import { writeInvitation } from "./invite-member.server";
import { inTransaction } from "./parts/in-transaction.server";
import { writeFirstCategories } from "./parts/write-first-categories.server";
import { type InstallationActor, writeTrail } from "./parts/write-trail.server";

export interface NewCenter {
  /** The id of the form that makes it, so that one which is posted twice makes one center. */
  id?: string;
  name: string;
  /** Without scheme and port, in small letters. */
  host: string;
  timeZone: string;
  adminEmail: string;
  /** The language of its pages' own addresses; left out, English. */
  locale?: string;
  /** Left out, an address at its host. */
  mailFrom?: string;
  /** Left out, the first admin's address. */
  contactEmail?: string;
}

/** Makes a center and invites its first admin. */
export async function setUpCenter(
  services: Services,
  center: NewCenter,
  by: InstallationActor = { kind: "system", id: "setup" },
): Promise<{ outcome: "made"; centerId: string; token: string } | Refused> {
  const { name, host, timeZone, adminEmail, locale, mailFrom = `jobs@${host}` } = center;
  const centerId = center.id ?? services.ids.uuid();
  const now = services.clock.now();
  try {
    const invited = await inTransaction(services, "set-up-center", async (tx) => {
      const settings = defaultSettings(center.contactEmail ?? adminEmail);
      const row = { id: centerId, host, name, timeZone, mailFrom, settings, createdAt: now };
      await tx.insert(centers).values({ ...row, ...(locale !== undefined && { locale }) });
      await writeFirstCategories(tx, services, centerId);
      await writeTrail(tx, services, by, { action: "made", subjectId: centerId, to: host });
      const actor = { ...by, centerId };
      return writeInvitation(tx, services, { actor, center: row, email: adminEmail, role: "admin" });
    });
    if (invited.outcome === "refused") return invited;
    services.live.announce({ kind: "center", centerId });
    services.live.announce({ kind: "outbox" });
    return { outcome: "made", centerId, token: invited.token };
  } catch (error) {
    if (isUniqueViolation(error, "centers_pkey")) return refuse("already-done");
    if (isUniqueViolation(error, "centers_host_unique"))
      return refuse("host-taken", [{ field: "host", problem: "host-taken" }]);
    throw error;
  }
}

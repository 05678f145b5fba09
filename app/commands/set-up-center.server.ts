import type { Services } from "~/app/adapters/services";
import { defaultSettings } from "~/app/domain/centers/settings";
import { type Refused, refuse } from "~/app/domain/refusal";
import { isUniqueViolation } from "~/db/queries/errors";
import { centers } from "~/db/schema";
import { writeInvitation } from "./invite-member.server";
import { inTransaction } from "./parts/in-transaction.server";
import { writeFirstCategories } from "./parts/write-first-categories.server";

export interface NewCenter {
  name: string;
  /** Without scheme and port, in small letters. */
  host: string;
  timeZone: string;
  adminEmail: string;
}

/** Makes a center and invites its first admin. */
export async function setUpCenter(
  services: Services,
  { name, host, timeZone, adminEmail }: NewCenter,
): Promise<{ outcome: "made"; centerId: string; token: string } | Refused> {
  const centerId = services.ids.uuid();
  const now = services.clock.now();
  try {
    const invited = await inTransaction(services, "set-up-center", async (tx) => {
      const settings = defaultSettings(adminEmail);
      const row = { id: centerId, host, name, timeZone, mailFrom: `jobs@${host}`, settings, createdAt: now };
      await tx.insert(centers).values(row);
      await writeFirstCategories(tx, services, centerId);
      const actor = { kind: "system" as const, id: "setup", centerId };
      return writeInvitation(tx, services, { actor, center: row, email: adminEmail, role: "admin" });
    });
    if (invited.outcome === "refused") return invited;
    services.live.announce({ kind: "center", centerId });
    services.live.announce({ kind: "outbox" });
    return { outcome: "made", centerId, token: invited.token };
  } catch (error) {
    if (isUniqueViolation(error, "centers_host_unique")) return refuse("already-there");
    throw error;
  }
}

import { and, eq } from "drizzle-orm";
import type { Db } from "~/db/client.server";
import { centerLogos } from "~/db/schema";

/** A center's logo with its bytes, where its digest is the one that is asked for. */
export async function findLogo(db: Db, { centerId, digest }: { centerId: string; digest: string }) {
  const [logo] = await db
    .select({ type: centerLogos.type, bytes: centerLogos.picture })
    .from(centerLogos)
    .where(and(eq(centerLogos.centerId, centerId), eq(centerLogos.digest, digest)));
  return logo ?? null;
}

/** By which upload a center's logo came; null where it has none. */
export async function findLogoId(db: Db, { centerId }: { centerId: string }): Promise<string | null> {
  const [logo] = await db
    .select({ id: centerLogos.id })
    .from(centerLogos)
    .where(eq(centerLogos.centerId, centerId));
  return logo?.id ?? null;
}

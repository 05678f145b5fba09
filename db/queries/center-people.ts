import { and, eq, exists, inArray, or, sql } from "drizzle-orm";
import type { Db } from "~/db/client.server";
import { audit, centers, memberships, outbox, smsConsents, smsStops, users } from "~/db/schema";

/** People of a center: who has a role in it, whom it writes to, and who did something that its trail tells. */
export async function listCenterPeople(db: Db, { centerId }: { centerId: string }) {
  const isMember = db
    .select({ id: memberships.id })
    .from(memberships)
    .where(and(eq(memberships.centerId, centerId), eq(memberships.userId, users.id)));
  const isWrittenTo = db
    .select({ id: outbox.id })
    .from(outbox)
    .where(and(eq(outbox.centerId, centerId), eq(outbox.userId, users.id)));
  const acted = db
    .select({ id: audit.id })
    .from(audit)
    .where(and(eq(audit.centerId, centerId), eq(audit.actorId, sql`${users.id}::text`)));
  return db
    .select({
      id: users.id,
      name: users.name,
      email: users.email,
      emailVerified: users.emailVerified,
      createdAt: users.createdAt,
    })
    .from(users)
    .where(or(exists(isMember), exists(isWrittenTo), exists(acted)))
    .orderBy(users.id);
}

export type CenterPerson = Awaited<ReturnType<typeof listCenterPeople>>[number];

/** Numbers that asked a center's visitors' gateway for no more texts, by keyed hash. */
export async function listCenterStops(db: Db, { centerId }: { centerId: string }) {
  const consented = db
    .select({ phoneHash: smsConsents.phoneHash })
    .from(smsConsents)
    .where(eq(smsConsents.centerId, centerId));
  return db
    .select({ phoneHash: smsStops.phoneHash, stoppedAt: smsStops.stoppedAt })
    .from(smsStops)
    .where(inArray(smsStops.phoneHash, consented));
}

/** A center's own row, each value as the server writes it in JSON. */
export async function readCenterRow(db: Db, { centerId }: { centerId: string }): Promise<string | null> {
  const [row] = await db
    .select({ line: sql<string>`row_to_json(${centers})::text` })
    .from(centers)
    .where(eq(centers.id, centerId));
  return row?.line ?? null;
}

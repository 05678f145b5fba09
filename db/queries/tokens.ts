import { and, desc, eq } from "drizzle-orm";
import type { Db } from "~/db/client.server";
import { apiTokens, employers, eventTexts } from "~/db/schema";

/** Every API token of a center, the newest first; withdrawn ones stay to be seen. */
export async function listTokens(db: Db, params: { centerId: string; locale: string }) {
  return db
    .select({
      id: apiTokens.id,
      label: apiTokens.label,
      role: apiTokens.role,
      eventTitle: eventTexts.title,
      employerName: employers.legalName,
      createdAt: apiTokens.createdAt,
      revokedAt: apiTokens.revokedAt,
    })
    .from(apiTokens)
    .leftJoin(
      eventTexts,
      and(
        eq(eventTexts.centerId, apiTokens.centerId),
        eq(eventTexts.eventId, apiTokens.eventId),
        eq(eventTexts.locale, params.locale),
      ),
    )
    .leftJoin(
      employers,
      and(eq(employers.centerId, apiTokens.centerId), eq(employers.id, apiTokens.employerId)),
    )
    .where(eq(apiTokens.centerId, params.centerId))
    .orderBy(desc(apiTokens.createdAt), desc(apiTokens.id));
}

/** The events and employers that a token may be limited to. */
export async function listTokenLimits(db: Db, params: { centerId: string; locale: string }) {
  const [events, organizations] = await Promise.all([
    db
      .select({ id: eventTexts.eventId, name: eventTexts.title })
      .from(eventTexts)
      .where(and(eq(eventTexts.centerId, params.centerId), eq(eventTexts.locale, params.locale)))
      .orderBy(desc(eventTexts.eventId))
      .limit(200),
    db
      .select({ id: employers.id, name: employers.legalName })
      .from(employers)
      .where(eq(employers.centerId, params.centerId))
      .orderBy(employers.legalName)
      .limit(500),
  ]);
  return { events, employers: organizations };
}

export async function findToken(db: Db, params: { centerId: string; tokenId: string }) {
  const [token] = await db
    .select({ id: apiTokens.id, label: apiTokens.label, revokedAt: apiTokens.revokedAt })
    .from(apiTokens)
    .where(and(eq(apiTokens.centerId, params.centerId), eq(apiTokens.id, params.tokenId)));
  return token ?? null;
}

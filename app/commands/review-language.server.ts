import { eq, sql } from "drizzle-orm";
import type { Services } from "~/app/adapters/services";
import type { Actor } from "~/app/domain/access/roles";
import { type Refused, refuse } from "~/app/domain/refusal";
import { centers } from "~/db/schema";
import { inTransaction } from "./parts/in-transaction.server";
import { writeAudit } from "./parts/write-audit.server";

export interface ReviewLanguageRequest {
  actor: Actor;
  centerId: string;
  locale: string;
  /** Of the words that were read; null takes the review back. */
  digest: string | null;
}

/** Keeps that somebody of the center has read a language's words. Pages stop or begin to say that a machine wrote them. */
export async function reviewLanguage(
  services: Services,
  { actor, centerId, locale, digest }: ReviewLanguageRequest,
): Promise<{ outcome: "noted" } | Refused> {
  const result = await inTransaction(services, "review-language", async (tx) => {
    const isIt = eq(centers.id, centerId);
    const [row] = await tx
      .select({ settings: centers.settings })
      .from(centers)
      .where(isIt)
      .for("no key update");
    if (row === undefined) return refuse("not-found");
    const { [locale]: _before, ...others } = row.settings.languageReviews ?? {};
    const review = { at: services.clock.now().toISOString(), digest: digest ?? "" };
    const languageReviews = digest === null ? others : { ...others, [locale]: review };
    await tx
      .update(centers)
      .set({ settings: { ...row.settings, languageReviews }, revision: sql`${centers.revision} + 1` })
      .where(isIt);
    const action = digest === null ? "language review withdrawn" : "language reviewed";
    await writeAudit(tx, services, actor, [
      { subjectKind: "center", subjectId: centerId, action, to: locale },
    ]);
    return { outcome: "noted" as const };
  });
  if (result.outcome === "noted") services.live.announce({ kind: "center", centerId });
  return result;
}

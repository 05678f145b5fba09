import { and, asc, eq } from "drizzle-orm";
import type { Db } from "~/db/client.server";
import { replyTemplates } from "~/db/schema";

const columns = { id: replyTemplates.id, name: replyTemplates.name, text: replyTemplates.text };

/** The words that staff keep to write them again, by name. */
export async function listReplyTemplates(db: Db, params: { centerId: string }) {
  return db
    .select(columns)
    .from(replyTemplates)
    .where(eq(replyTemplates.centerId, params.centerId))
    .orderBy(asc(replyTemplates.nameFolded), asc(replyTemplates.id));
}

export async function findReplyTemplate(db: Db, params: { centerId: string; templateId: string }) {
  const [template] = await db
    .select(columns)
    .from(replyTemplates)
    .where(and(eq(replyTemplates.centerId, params.centerId), eq(replyTemplates.id, params.templateId)));
  return template ?? null;
}

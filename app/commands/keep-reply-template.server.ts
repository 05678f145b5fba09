import { and, eq } from "drizzle-orm";
import type { Services } from "~/app/adapters/services";
import type { Actor } from "~/app/domain/access/roles";
import { type Refused, refuse } from "~/app/domain/refusal";
import { fold } from "~/app/domain/text/fold";
import { isUniqueViolation } from "~/db/queries/errors";
import { replyTemplates } from "~/db/schema";
import { inTransaction } from "./parts/in-transaction.server";
import { type AuditEntry, writeAudit } from "./parts/write-audit.server";

interface Request {
  actor: Actor;
  centerId: string;
  templateId: string;
}

/** Keeps words to write them again: new ones where the id is new, else those of that template. Names are unique. */
export async function keepReplyTemplate(
  services: Services,
  { actor, centerId, templateId, name, text }: Request & { name: string; text: string },
): Promise<{ outcome: "kept" } | Refused> {
  const row = { name, nameFolded: fold(name), text, updatedAt: services.clock.now() };
  try {
    return await inTransaction(services, "keep-reply-template", async (tx) => {
      const note = (from: string | null) =>
        writeAudit(tx, services, actor, [about(centerId, { from, to: name })]);
      // Of the id's index alone, a form that comes twice at once could meet its own name.
      const added = await tx
        .insert(replyTemplates)
        .values({ centerId, id: templateId, ...row })
        .onConflictDoNothing()
        .returning({ id: replyTemplates.id });
      if (added.length > 0) {
        await note(null);
        return { outcome: "kept" };
      }
      const of = and(eq(replyTemplates.centerId, centerId), eq(replyTemplates.id, templateId));
      const [before] = await tx
        .select({ name: replyTemplates.name, text: replyTemplates.text })
        .from(replyTemplates)
        .where(of)
        .for("no key update");
      if (before === undefined) return nameTaken();
      if (before.name === name && before.text === text) return { outcome: "kept" };
      await tx.update(replyTemplates).set(row).where(of);
      await note(before.name);
      return { outcome: "kept" };
    });
  } catch (error) {
    if (isUniqueViolation(error, "reply_templates_name")) return nameTaken();
    throw error;
  }
}

const nameTaken = () => refuse("already-there", [{ field: "name", problem: "already-there" }]);

/** Throws a template away. What was written with it stays. Twice is once. */
export async function removeReplyTemplate(
  services: Services,
  { actor, centerId, templateId }: Request,
): Promise<{ outcome: "removed" }> {
  return inTransaction(services, "keep-reply-template", async (tx) => {
    const [gone] = await tx
      .delete(replyTemplates)
      .where(and(eq(replyTemplates.centerId, centerId), eq(replyTemplates.id, templateId)))
      .returning({ name: replyTemplates.name });
    if (gone !== undefined)
      await writeAudit(tx, services, actor, [about(centerId, { from: gone.name, to: null })]);
    return { outcome: "removed" };
  });
}

const about = (centerId: string, change: Pick<AuditEntry, "from" | "to">): AuditEntry => ({
  subjectKind: "center",
  subjectId: centerId,
  action: change.to === null ? "template removed" : "template kept",
  ...change,
});

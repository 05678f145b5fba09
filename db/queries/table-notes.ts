import { and, eq } from "drizzle-orm";
import type { Db } from "~/db/client.server";
import { employers, tableNotes } from "~/db/schema";

interface OfVisitor {
  centerId: string;
  employerId: string;
  registrationId: string;
}

/** Takes away what an employer noted of a visitor. */
export async function forgetNote(tx: Db, of: OfVisitor): Promise<void> {
  await tx
    .delete(tableNotes)
    .where(
      and(
        eq(tableNotes.centerId, of.centerId),
        eq(tableNotes.registrationId, of.registrationId),
        eq(tableNotes.employerId, of.employerId),
      ),
    );
}

/** Writes what an employer notes of a visitor, in the place of what it noted before. */
export async function putNote(
  tx: Db,
  of: OfVisitor & { eventId: string },
  note: { cipher: string; keyId: string; notedBy: string; notedAt: Date },
): Promise<void> {
  await tx
    .insert(tableNotes)
    .values({ ...of, ...note })
    .onConflictDoUpdate({
      target: [tableNotes.centerId, tableNotes.registrationId, tableNotes.employerId],
      set: note,
    });
}

/** What employers noted of one visitor, still sealed: for the visitor alone, and each employer's for itself. */
export async function listNotesOn(db: Db, of: { centerId: string; registrationId: string }) {
  return db
    .select({ employer: employers.legalName, at: tableNotes.notedAt, cipher: tableNotes.cipher })
    .from(tableNotes)
    .innerJoin(
      employers,
      and(eq(employers.centerId, tableNotes.centerId), eq(employers.id, tableNotes.employerId)),
    )
    .where(and(eq(tableNotes.centerId, of.centerId), eq(tableNotes.registrationId, of.registrationId)))
    .orderBy(employers.legalName);
}

import { and, eq, sql } from "drizzle-orm";
import type { Db } from "~/db/client.server";
import { openings } from "~/db/schema";

interface OfEmployer {
  centerId: string;
  eventId: string;
  employerId: string;
}

const isOf = ({ centerId, eventId, employerId }: OfEmployer) =>
  and(eq(openings.centerId, centerId), eq(openings.eventId, eventId), eq(openings.employerId, employerId));

/** The position of an employer's last opening at an event; -1 where it has none. */
export async function findLastPosition(db: Db, of: OfEmployer): Promise<number> {
  const [last] = await db
    .select({ position: sql<number>`coalesce(max(${openings.position}), -1)::int` })
    .from(openings)
    .where(isOf(of));
  return last?.position ?? -1;
}

/** An employer's openings at an event by their titles, in their order. */
export async function listOwnTitles(db: Db, of: OfEmployer) {
  return db
    .select({ id: openings.id, title: openings.title })
    .from(openings)
    .where(isOf(of))
    .orderBy(openings.position);
}

/** What the search reads of all openings of an employer, at whichever events. */
export async function listSearchedTexts(db: Db, { centerId, employerId }: Omit<OfEmployer, "eventId">) {
  return db
    .select({
      id: openings.id,
      title: openings.title,
      duties: openings.duties,
      minimumQualifications: openings.minimumQualifications,
      clientName: openings.clientName,
    })
    .from(openings)
    .where(and(eq(openings.centerId, centerId), eq(openings.employerId, employerId)));
}

import { and, eq } from "drizzle-orm";
import type { Db } from "~/db/client.server";
import { jobReports } from "~/db/schema";

/** What a visitor said of having found work; null where they said nothing. */
export async function findJobReport(
  db: Db,
  { centerId, registrationId }: { centerId: string; registrationId: string },
) {
  const [report] = await db
    .select({ answer: jobReports.answer, answeredAt: jobReports.answeredAt })
    .from(jobReports)
    .where(and(eq(jobReports.centerId, centerId), eq(jobReports.registrationId, registrationId)));
  return report ?? null;
}

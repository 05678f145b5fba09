import { and, eq, isNull, sql } from "drizzle-orm";
import type { Services } from "~/app/adapters/services";
import type { NewInquiry } from "~/app/domain/desk/logging";
import { inquiries } from "~/db/schema";
import type { TestCenter } from "./center";

/** A question about a resume, answered at the center's desk just now. */
export const anInquiry = (
  services: Pick<Services, "ids">,
  center: Pick<TestCenter, "branchId">,
  more: Partial<NewInquiry> = {},
): NewInquiry => ({
  ...{ id: services.ids.uuid(), branchId: center.branchId, category: "resume", channel: "in-person" },
  ...{ minutes: null, language: null, isReference: false, count: 1, answeredAt: null, ...more },
});

/** How many inquiries a center's log counts now. */
export async function countLogged({ db }: Services, { id }: { id: string }): Promise<number> {
  const [row] = await db
    .select({ total: sql<number>`coalesce(sum(${inquiries.count}), 0)::int` })
    .from(inquiries)
    .where(and(eq(inquiries.centerId, id), isNull(inquiries.undoneAt)));
  return row?.total ?? 0;
}

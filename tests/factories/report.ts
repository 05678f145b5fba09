import { addOpeningBalance } from "~/app/commands/change-opening-balances.server";
import type { OpeningBalance } from "~/app/domain/reports/legacy";
import type { TestCenter } from "./center";
import type { TestServices } from "./services";

type Earlier = Omit<OpeningBalance, "id">;

/** What the reference center reported of its first two years. */
const inTwoYears = { from: "2015-07-01", until: "2017-06-30", source: "Report of 2017" };
export const referenceFigures: readonly Earlier[] = [
  { ...inTwoYears, figure: "inquiries", value: 3_826, isAtLeast: false },
  { ...inTwoYears, figure: "portal-enrolments", value: 295, isAtLeast: false },
  { ...inTwoYears, figure: "events", value: 6, isAtLeast: false },
  { ...inTwoYears, figure: "attendance", value: 250, isAtLeast: true },
];

/** A day's inquiries at the center's branch, as the desk would have logged them. */
export async function logInquiries(
  { sql, ids, clock }: TestServices,
  center: TestCenter,
  days: Readonly<Record<string, number>>,
  more: { isReference?: boolean } = {},
): Promise<void> {
  const now = clock.now().toISOString();
  const categoryId = ids.uuid();
  await sql`insert into inquiry_categories ${sql({
    ...{ center_id: center.id, id: categoryId, key: categoryId, name: "Job search", position: 1 },
  })}`;
  for (const [day, count] of Object.entries(days)) {
    await sql`insert into inquiries ${sql({
      ...{ center_id: center.id, id: ids.uuid(), branch_id: center.branchId, category_id: categoryId },
      ...{ channel: "phone", is_reference: more.isReference ?? false, count, source: "desk", by: "x" },
      ...{ answered_at: `${day}T20:00:00Z`, answered_on: day, received_at: now },
    })}`;
  }
}

export async function addBalances(
  services: TestServices,
  center: TestCenter,
  balances: readonly Earlier[],
): Promise<void> {
  for (const balance of balances) {
    const balanceId = services.ids.uuid();
    await addOpeningBalance(services, { actor: center.staff, centerId: center.id, balanceId, balance });
  }
}

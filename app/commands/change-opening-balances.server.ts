import { and, eq, isNull } from "drizzle-orm";
import type { Services } from "~/app/adapters/services";
import type { Actor } from "~/app/domain/access/roles";
import { type Refused, refuse } from "~/app/domain/refusal";
import type { OpeningBalance } from "~/app/domain/reports/legacy";
import { findOpeningBalance } from "~/db/queries/report-plans";
import { openingBalances } from "~/db/schema";
import { inTransaction } from "./parts/in-transaction.server";
import { writeAudit } from "./parts/write-audit.server";

interface Request {
  actor: Actor;
  centerId: string;
  balanceId: string;
}

/** Carries a figure in from before. The id comes with the form: posted twice, it adds one. */
export async function addOpeningBalance(
  services: Services,
  { actor, centerId, balanceId, balance }: Request & { balance: Omit<OpeningBalance, "id"> },
): Promise<{ outcome: "added" }> {
  const { figure, from, until, value, isAtLeast, source } = balance;
  return inTransaction(services, "change-opening-balances", async (tx) => {
    const row = { centerId, id: balanceId, figure, from, until, value, isAtLeast, source };
    const added = await tx
      .insert(openingBalances)
      .values({ ...row, by: actor.id, at: services.clock.now() })
      .onConflictDoNothing({ target: [openingBalances.centerId, openingBalances.id] })
      .returning({ id: openingBalances.id });
    if (added.length > 0) {
      await writeAudit(tx, services, actor, [
        {
          ...{ subjectKind: "center", subjectId: centerId },
          ...{ action: "earlier figure added", to: balanceText(balance) },
        },
      ]);
    }
    return { outcome: "added" };
  });
}

/** Takes an earlier figure out of every report from now on; the row stays. Twice is once. */
export async function withdrawOpeningBalance(
  services: Services,
  { actor, centerId, balanceId }: Request,
): Promise<{ outcome: "withdrawn" } | Refused> {
  return inTransaction(services, "change-opening-balances", async (tx) => {
    const balance = await findOpeningBalance(tx, { centerId, balanceId });
    if (balance === null) return refuse("not-found");
    const withdrawn = await tx
      .update(openingBalances)
      .set({ withdrawnAt: services.clock.now() })
      .where(
        and(
          eq(openingBalances.centerId, centerId),
          eq(openingBalances.id, balanceId),
          isNull(openingBalances.withdrawnAt),
        ),
      )
      .returning({ id: openingBalances.id });
    if (withdrawn.length > 0) {
      await writeAudit(tx, services, actor, [
        {
          ...{ subjectKind: "center", subjectId: centerId },
          ...{ action: "earlier figure withdrawn", from: balanceText(balance) },
        },
      ]);
    }
    return { outcome: "withdrawn" };
  });
}

/** "inquiries 3826, 2015-07-01 to 2017-06-30". */
const balanceText = ({ figure, value, isAtLeast, from, until }: Omit<OpeningBalance, "id">) =>
  `${figure} ${value}${isAtLeast ? "+" : ""}, ${from} to ${until}`;

import type { Services } from "~/app/adapters/services";
import { withBareTables } from "./bare-tables";
import { copyDesk } from "./desk";
import { copyEvents } from "./events";
import { day, Ledger, type LedgerSize } from "./ledger";
import { copyOutcomes } from "./outcomes";
import { copyPlaces } from "./places";
import { copyVisitors, countPlaces } from "./visitors";

/** Every table that it fills. */
const tables = [
  ...["branches", "rooms", "employers", "inquiry_categories", "partners", "events", "event_texts"],
  ...["event_revisions", "event_employers", "openings", "outcome_asks", "outcome_reports", "outcome_counts"],
  ...[
    "follow_up_rounds",
    "registrations",
    "patrons",
    "outbox",
    "ticket_codes",
    "short_codes",
    "scans",
    "admissions",
  ],
  ...[
    "accommodations",
    "survey_answers",
    "job_reports",
    "inquiries",
    "referrals",
    "referral_steps",
    "slots",
    "bookings",
  ],
];

/**
 * Writes the same years into some centers, as rows that the commands would have written, the last two days ago. Progress
 * is told line by line.
 */
export async function writeLedger(
  { sql, clock }: Pick<Services, "sql" | "clock">,
  of: { centerIds: readonly string[]; size: LedgerSize; years: number },
  tell: (line: string) => void = () => {},
): Promise<void> {
  const until = new Date(clock.now().getTime() - 2 * day);
  const ledger = new Ledger(sql, of.centerIds, of.size, of.years, until, tell);
  const work = async () => {
    await copyPlaces(ledger);
    await copyEvents(ledger);
    await copyOutcomes(ledger);
    await copyVisitors(ledger);
    await copyDesk(ledger);
  };
  await withBareTables(sql, tables, work, tell);
  await sql.unsafe(countPlaces);
  await sql`vacuum analyze`;
}

import type { RefusalReason } from "~/app/domain/refusal";

/** What an employer reads of refusals whose words are otherwise the staff's. */
export const employerRefusals: Partial<Record<RefusalReason, string>> = {
  "employer-not-vetted": "The center has to check your organization first. It is told that you wait.",
  "tables-full": "All tables are given out. Write to the center: one may become free.",
  "standing-differs": "This cannot be done now. Open the fair again to see where you stand.",
};

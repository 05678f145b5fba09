import type { Services } from "~/app/adapters/services";
import { type Reported, reportOutcomes } from "~/app/commands/report-outcomes.server";
import type { OutcomeLine } from "~/app/domain/outcomes/report";
import { findReporter } from "~/db/queries/outcomes";
import { aLine } from "../domain/outcomes/a-line";
import type { TestCenter } from "./center";

/** Staff note what the center's employer told of its first opening. */
export async function aReport(
  services: Services,
  center: TestCenter,
  eventId: string,
  counts: Partial<OutcomeLine>,
  employerId = center.employerId,
): Promise<Reported> {
  const of = { centerId: center.id, eventId, employerId };
  const [opening] = (await findReporter(services.db, of))?.openings ?? [];
  const line = aLine({ openingId: opening?.id ?? null, title: opening?.title ?? "All jobs", ...counts });
  const report = { ...of, formKey: services.ids.uuid(), how: "staff" as const, actor: center.staff };
  return reportOutcomes(services, { ...report, kind: "counts", lines: [line] });
}

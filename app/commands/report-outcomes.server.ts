import type { Services } from "~/app/adapters/services";
import { markAt } from "~/app/domain/outcomes/marks";
import {
  hasCounts,
  linesToFill,
  type OutcomeLine,
  type ReportKind,
  type ReportWay,
  toldOver,
  withNobodyHired,
} from "~/app/domain/outcomes/report";
import { type Refused, refuse } from "~/app/domain/refusal";
import type { Db } from "~/db/client.server";
import { findEventSpan } from "~/db/queries/event-span";
import { lockAcceptedEmployer } from "~/db/queries/locks";
import { findCountingLines, findLastReport, findReporter, type OfEmployer } from "~/db/queries/outcomes";
import { outcomeCounts, outcomeReports } from "~/db/schema";
import { inTransaction } from "./parts/in-transaction.server";
import { noteWebhook } from "./parts/note-webhook.server";
import { type AuditActor, writeAudit } from "./parts/write-audit.server";

export interface OutcomeReport extends OfEmployer {
  /** The form's own id: posted twice with the same values, it is one report. */
  formKey: string;
  how: ReportWay;
  /** The link's id, or who of the staff it was. */
  actor: AuditActor;
  kind: ReportKind;
  /** Of counts those that are told now: of openings that are not named, what was told before stands. Else empty. */
  lines: readonly OutcomeLine[];
}

export type Reported = { outcome: "reported" } | Refused;

/**
 * Writes down what an employer told of an event. Nothing is overwritten: of two that come at once both stand, and the
 * later counts. One that takes no part in the event is "not-found"; before the event's end there are no numbers
 * to tell ("event-ahead"), and numbers without a number are none ("no-numbers").
 */
export async function reportOutcomes(services: Services, report: OutcomeReport): Promise<Reported> {
  return inTransaction(services, "report-outcomes", (tx) => write(tx, services, report));
}

async function write(tx: Db, services: Services, report: OutcomeReport): Promise<Reported> {
  const { centerId, eventId, employerId, formKey, kind, how, actor } = report;
  const of = { centerId, eventId, employerId };
  // One after the other for each employer: a form that was tapped twice finds its own first post.
  if (!(await lockAcceptedEmployer(tx, of))) return refuse("not-found");
  const event = await findEventSpan(tx, of);
  if (event === null) return refuse("not-found");
  const at = services.clock.now();
  if (kind !== "declined" && at < event.endsAt) return refuse("event-ahead");
  const lines = await linesOf(tx, report);
  if (kind === "counts" && !hasCounts(lines)) return refuse("no-numbers");
  const valuesHash = services.codes.hash(JSON.stringify([kind, lines]));
  const last = await findLastReport(tx, of);
  if (last?.formKey === formKey && last.valuesHash === valuesHash) return { outcome: "reported" };
  const id = services.ids.uuid();
  const row = { ...of, id, mark: markAt(event, at), kind, how, by: actor.id, at, formKey, valuesHash };
  await tx.insert(outcomeReports).values(row);
  if (lines.length > 0) {
    const counts = lines.map((line, n) => ({ ...line, centerId, reportId: id, line: n }));
    await tx.insert(outcomeCounts).values(counts);
  }
  if (kind !== "declined") {
    const told = { type: "outcome.reported" as const, reportId: id, eventId, employerId, day: row.mark };
    await noteWebhook(tx, services, centerId, told);
  }
  if (how !== "link") {
    const about = { subjectKind: "event" as const, subjectId: eventId };
    await writeAudit(tx, services, actor, [{ ...about, action: `outcomes ${kind}` }]);
  }
  return { outcome: "reported" };
}

/** Of whoever hired nobody the numbers told before go on counting, with no hires. */
async function linesOf(tx: Db, { kind, lines, ...of }: OutcomeReport): Promise<readonly OutcomeLine[]> {
  if (kind === "declined") return [];
  const reporter = await findReporter(tx, of);
  const before = linesToFill(reporter?.openings ?? [], await findCountingLines(tx, of));
  return kind === "counts" ? toldOver(before, lines) : withNobodyHired(before);
}

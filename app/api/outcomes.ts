import { createRoute, type OpenAPIHono, type z } from "@hono/zod-openapi";
import { reportOutcomes } from "~/app/commands/report-outcomes.server";
import { isAhead } from "~/app/domain/outcomes/marks";
import { questionKey, questionsAbout } from "~/app/domain/outcomes/questions";
import { linesToFill, type OutcomeLine, type ReportedOpening } from "~/app/domain/outcomes/report";
import { type FieldProblem, refuse } from "~/app/domain/refusal";
import { findEventSpan } from "~/db/queries/event-span";
import { findEventAttendance } from "~/db/queries/figures-event";
import { findJobFigures, listOutcomeFigures } from "~/db/queries/figures-outcomes";
import { listAskedEmployers } from "~/db/queries/outcome-asks";
import { findCountingLines, findReporter, listReports } from "~/db/queries/outcomes";
import { type ApiEnv, bodyOf, jsonOf, may, problem, problemResponses } from "./api";
import { EventOutcomes, NewOutcomeReport, OutcomeReportResource } from "./schemas/outcomes";
import { EventIdParams } from "./schemas/values";

const path = "/events/{eventId}/outcomes";

const read = createRoute({
  method: "get",
  path,
  summary: "Read what came of an event, by employers and by visitors themselves",
  middleware: [may("outcome.list")] as const,
  request: { params: EventIdParams },
  responses: { 200: jsonOf(EventOutcomes, "The outcomes"), ...problemResponses },
});

const report = createRoute({
  method: "post",
  path,
  summary: "Write down what an employer told of an event; every report is kept, and its last one counts",
  middleware: [may("outcome.record")] as const,
  request: { params: EventIdParams, ...bodyOf(NewOutcomeReport) },
  responses: { 201: jsonOf(OutcomeReportResource, "The report that counts now"), ...problemResponses },
});

export function outcomeRoutes(api: OpenAPIHono<ApiEnv>): void {
  api.openapi(read, async (c) => {
    const { services, center } = c.get("context");
    const { db } = services;
    const of = { centerId: center.id, eventId: c.req.valid("param").eventId };
    const event = await findEventSpan(db, of);
    if (event === null) return problem(c, refuse("not-found"));
    const [byMark, employers, jobs] = await Promise.all([
      listOutcomeFigures(db, of),
      listAskedEmployers(db, of),
      findJobFigures(db, of),
    ]);
    const selfReported = {
      hiredHere: jobs["hired-here"],
      hiredElsewhere: jobs["hired-elsewhere"],
      notYet: jobs["not-yet"],
    };
    const come = byMark.filter(({ mark }) => !isAhead(mark, event, services.clock.now()));
    return c.json({ byMark: come, employers: employers.map(employerOf), selfReported }, 200);
  });

  api.openapi(report, async (c) => {
    const { services, center } = c.get("context");
    const { id, employerId, kind, lines: given } = c.req.valid("json");
    const of = { centerId: center.id, eventId: c.req.valid("param").eventId, employerId };
    const reporter = await findReporter(services.db, of);
    if (reporter === null) return problem(c, refuse("not-found"));
    const { lines, problems } = linesOf(given, reporter.openings, await findCountingLines(services.db, of));
    if (problems.length > 0) return problem(c, refuse("values-not-accepted", problems));
    const made = { ...of, formKey: id ?? services.ids.uuid(), how: "api" as const, kind };
    const reported = await reportOutcomes(services, { ...made, actor: c.get("actor"), lines });
    if (reported.outcome === "refused") return problem(c, reported);
    const [[last], { attended }] = await Promise.all([
      listReports(services.db, of),
      findEventAttendance(services.db, of),
    ]);
    if (last === undefined) return problem(c, refuse("not-found"));
    const questions = questionsAbout(last.lines, attended).map(questionKey);
    const { mark, how, at } = last;
    const told = { id: last.id, employerId, mark, kind: last.kind, how, at: at.toISOString() };
    return c.json({ ...told, lines: last.lines, questions }, 201);
  });
}

type Given = z.output<typeof NewOutcomeReport>["lines"];

/** Lines under the titles of the employer's own openings, with a problem for each that names none of them or one again. */
function linesOf(
  given: Given,
  openings: readonly ReportedOpening[],
  last: readonly OutcomeLine[],
): { lines: OutcomeLine[]; problems: FieldProblem[] } {
  const known = linesToFill(openings, last);
  const lines: OutcomeLine[] = [];
  const problems: FieldProblem[] = [];
  for (const [n, line] of given.entries()) {
    const own = known.find(({ openingId }) => openingId === line.openingId);
    const isAgain = lines.some(({ openingId }) => openingId === line.openingId);
    if (own === undefined || isAgain) {
      problems.push({ field: `lines.${n}.openingId`, problem: isAgain ? "given-twice" : "not-found" });
    } else {
      lines.push({ ...line, title: own.title });
    }
  }
  return { lines, problems };
}

const employerOf = (row: Awaited<ReturnType<typeof listAskedEmployers>>[number]) => ({
  employerId: row.id,
  legalName: row.legalName,
  asked: row.asked.map(({ mark, turn, askedAt }) => ({ mark, turn, at: askedAt.toISOString() })),
  declinedAt: row.declinedAt?.toISOString() ?? null,
  reports: row.answered.map(({ id, mark, kind, at }) => ({ id, mark, kind, at: at.toISOString() })),
});

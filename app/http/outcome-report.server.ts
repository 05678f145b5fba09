import { data } from "@remix-run/node";
import { comparableWith } from "~/app/domain/figures/suppressed";
import { markAt } from "~/app/domain/outcomes/marks";
import { questionKey, questionsAbout, type ReportQuestion } from "~/app/domain/outcomes/questions";
import { linesToFill, type OutcomeLine } from "~/app/domain/outcomes/report";
import { findEventDetail, textOf } from "~/db/queries/event-detail";
import { findEventAttendance } from "~/db/queries/figures-event";
import { findCountingLines, findReporter, type OfEmployer } from "~/db/queries/outcomes";
import type { RequestContext } from "./context.server";
import type { FormAgain } from "./form-again.server";
import { lineValues, outcomeForm, partOf, typedLines } from "./outcome-form.server";
import { type FormValues, parseForm } from "./parse-form.server";
import { foundOr404, refusalPage } from "./require-actor.server";
import { queryOf } from "./staff-page.server";

type Context = Pick<RequestContext, "services" | "center">;

/** Who reads: an employer is told no count of visitors below ten. */
export type OutcomeReader = "employer" | "staff";

/** A form that comes back: with problems, or with questions that sending it again answers. */
export interface OutcomeAgain extends FormAgain {
  questions: readonly ReportQuestion[];
}

/** Which part of a long form an address asks for. */
export const partIn = (request: Request): number => Number(queryOf(request, "part") ?? "1");

/** What the address of a long form goes on with once a part of it was sent: after the last comes the first. */
export const partAfter = (request: Request): string =>
  queryOf(request, "part") === null ? "" : `&part=${partIn(request) + 1}`;

/** The page on which somebody tells what came of an event for one employer. */
export async function outcomePage({ services, center }: Context, of: OfEmployer, asked = 1) {
  const { db } = services;
  const [found, reporter, last] = await Promise.all([
    findEventDetail(db, of),
    findReporter(db, of),
    findCountingLines(db, of),
  ]);
  const event = foundOr404(found);
  const { legalName, openings } = foundOr404(reporter);
  const now = services.clock.now();
  const { lines, ...part } = partOf(linesToFill(openings, last), asked);
  return {
    title: textOf(event, center.locale).title,
    startsAt: event.startsAt,
    endsAt: event.endsAt,
    zone: event.zone,
    isOver: now >= event.endsAt,
    mark: markAt(event, now),
    employerName: legalName,
    lines: lines.map(({ openingId, title }) => ({ openingId: openingId ?? "", title })),
    values: lineValues(lines),
    hasTold: last.length > 0,
    part,
  };
}

/**
 * The lines of a posted form, or the form again: with what cannot be taken, or with what is asked about and was not
 * answered yet.
 */
export async function readOutcomes(
  { services }: Context,
  request: Request,
  of: OfEmployer,
  reader: OutcomeReader,
): Promise<
  { ok: true; lines: OutcomeLine[]; values: FormValues } | { ok: false; again: ReturnType<typeof asked> }
> {
  const form = await parseForm(request, outcomeForm);
  if (!form.ok) return { ok: false, again: asked({ ...form, questions: [] }) };
  const [reporter, last, attendance] = await Promise.all([
    findReporter(services.db, of),
    findCountingLines(services.db, of),
    findEventAttendance(services.db, of),
  ]);
  const lines = typedLines(form.value.lines, linesToFill(foundOr404(reporter).openings, last));
  if (lines === null) throw refusalPage("values-not-accepted");
  const came = reader === "employer" ? comparableWith(attendance.attended) : attendance.attended;
  const questions = questionsAbout(lines, came);
  const answered = new Set(form.value.sure.split(" "));
  if (questions.every((question) => answered.has(questionKey(question))))
    return { ok: true, lines, values: form.values };
  return { ok: false, again: asked({ errors: {}, values: form.values, questions }) };
}

const asked = (again: OutcomeAgain) => data<OutcomeAgain>(again, 422);

/** A refusal of the command, above the form. */
export const refusedOutcomes = (message: string, values: FormValues) =>
  asked({ errors: { form: message }, values, questions: [] });

import { suppressed } from "~/app/domain/figures/suppressed";
import { visitsIn } from "~/app/domain/sharing/visit";
import { dayWords, whenWords } from "~/app/domain/time/wording";
import { findEventDetail, textOf } from "~/db/queries/event-detail";
import { findEventAttendance } from "~/db/queries/figures-event";
import { findCountingLines, findReporter, type OfEmployer } from "~/db/queries/outcomes";
import { countVisits } from "~/db/queries/table-visits";
import type { RequestContext } from "./context.server";
import { pdfAnswer } from "./pdf-answer.server";
import { foundOr404 } from "./require-actor.server";
import { roomWords } from "./staff-event-view.server";

/** The page that an employer may keep of an event: how many came, and what it told itself. */
export async function resultsSheet(
  { services, center }: Pick<RequestContext, "services" | "center">,
  of: OfEmployer,
): Promise<Response> {
  const { db } = services;
  const [found, reporter, attendance, visits, lines] = await Promise.all([
    findEventDetail(db, of),
    findReporter(db, of),
    findEventAttendance(db, of),
    countVisits(db, of),
    findCountingLines(db, of),
  ]);
  const event = foundOr404(found);
  const now = services.clock.now();
  const pdf = await services.sheets.print(
    {
      center: center.name,
      employer: foundOr404(reporter).legalName,
      title: textOf(event, center.locale).title,
      when: whenWords(event.startsAt, event.endsAt, event.zone, "en-US"),
      where: roomWords(event),
      visitors: [
        { label: "Registered", count: suppressed(attendance.registered) },
        { label: "Came", count: suppressed(attendance.attended) },
        { label: "Came without a registration", count: suppressed(attendance.walkIns) },
        { label: "Visits to your table that were noted", count: suppressed(visitsIn(visits)) },
      ],
      openings: lines,
      madeOn: dayWords(now, event.zone, "en-US"),
    },
    now,
  );
  return pdfAnswer(pdf, `results-${event.slug}.pdf`);
}

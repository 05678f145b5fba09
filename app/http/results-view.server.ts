import type { ResultsView } from "~/app/components/results-sections";
import { forecast } from "~/app/domain/figures/forecast";
import { medianPostedPay } from "~/app/domain/figures/posted-pay";
import { showRate } from "~/app/domain/figures/rates";
import { isAhead } from "~/app/domain/outcomes/marks";
import { findDoorWaits } from "~/db/queries/door-waits";
import type { EventDetail } from "~/db/queries/event-detail";
import { findEarlierShows, findEventAttendance, listPostedOpenings } from "~/db/queries/figures-event";
import { findJobFigures, listOutcomeFigures } from "~/db/queries/figures-outcomes";
import { findSurveyFigures } from "~/db/queries/figures-survey";
import type { RequestContext } from "./context.server";

/** A forecast rests on the events of a year: an older public was another one. */
const year = 365 * 86_400_000;

/** What came of an event, all of it counted anew each time. */
export async function resultsView(
  { services }: Pick<RequestContext, "services">,
  of: { centerId: string; eventId: string },
  event: Pick<EventDetail, "startsAt" | "doorsOpenAt" | "endsAt" | "zone">,
): Promise<ResultsView> {
  const { db, clock } = services;
  const { startsAt, doorsOpenAt } = event;
  const before = { centerId: of.centerId, from: new Date(startsAt.getTime() - year), until: startsAt };
  const [attendance, shows, waits, posted, outcomes, jobs, survey] = await Promise.all([
    findEventAttendance(db, of),
    findEarlierShows(db, before),
    findDoorWaits(db, of),
    listPostedOpenings(db, of),
    listOutcomeFigures(db, of),
    findJobFigures(db, of),
    findSurveyFigures(db, of),
  ]);
  const now = clock.now();
  const kept = attendance.registered - attendance.cancelled - attendance.released;
  return {
    attendance,
    forecast: forecast(kept, shows),
    // Before the doors open nobody can have come: that is no rate of 0.
    showRate: now < doorsOpenAt ? null : showRate(attendance),
    waits,
    openings: {
      count: posted.length,
      vacancies: posted.reduce((sum, { vacancies }) => sum + vacancies, 0),
      employers: new Set(posted.map(({ employerId }) => employerId)).size,
      medianCents: medianPostedPay(posted),
    },
    outcomes: outcomes.map((told) => ({ ...told, isAhead: isAhead(told.mark, event, now) })),
    jobs,
    survey,
  };
}

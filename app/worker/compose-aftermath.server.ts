import type { Services } from "~/app/adapters/services";
import type { ClaimedMessage } from "~/app/commands/claim-messages.server";
import { marks } from "~/app/domain/outcomes/marks";
import { findJobReport } from "~/db/queries/job-reports";
import { findLinkOf, findReporter, listReports } from "~/db/queries/outcomes";
import { mailCenter, withoutTicket } from "~/emails/props";
import { type Letter, renderMessage } from "~/emails/render.server";
import type { ToPatron } from "./compose-reminder.server";
import type { AboutEvent, Sender } from "./sender";

/** Asks an employer what came of an event. Nothing where it answered, declined or lost its link since this was written. */
export async function letterOfOutcomes(
  services: Services,
  { center, origin }: Sender,
  { eventId, employerId, reason }: ClaimedMessage,
  { event }: AboutEvent,
): Promise<Letter | null> {
  const [, markWords, turn] = /^(\d+) (\d)$/.exec(reason ?? "") ?? [];
  const mark = marks.find((known) => String(known) === markWords);
  if (eventId === null || employerId === null || mark === undefined) return null;
  const of = { centerId: center.id, eventId, employerId };
  const [link, reporter, reports] = await Promise.all([
    findLinkOf(services.db, of),
    findReporter(services.db, of),
    listReports(services.db, of),
  ]);
  const isOver = reports.some((report) => report.kind === "declined" || report.mark === mark);
  if (link === null || link.withdrawnAt !== null || reporter === null || isOver) return null;
  const outcomesUrl = `${origin}/outcomes/${services.codes.link("outcomes", link)}`;
  const props = { center: mailCenter({ center, origin }), locale: "en", event };
  return renderMessage("outcomes-asked", { ...props, mark, isReminder: turn !== "1", outcomesUrl });
}

/** The survey's link is the event's, the same for all who came. */
export async function letterOfThanks(
  services: Services,
  { origin }: Sender,
  { eventId }: ClaimedMessage,
  { props, reader, patron }: ToPatron,
): Promise<Letter | null> {
  if (eventId === null || patron.status !== "registered") return null;
  const code = services.codes.link("survey", { id: eventId, generation: 1 });
  const surveyUrl = `${origin}/survey/${code}?lang=${props.locale}`;
  return renderMessage("event-thanks", { ...props, reader: withoutTicket(reader), surveyUrl });
}

/** Nothing where they told it meanwhile. */
export async function letterOfJob(
  services: Services,
  { center }: Sender,
  { props, reader, patron }: ToPatron,
): Promise<Letter | null> {
  const { registrationId } = patron;
  const told = await findJobReport(services.db, { centerId: center.id, registrationId });
  return told === null ? renderMessage("job-asked", { ...props, reader: withoutTicket(reader) }) : null;
}

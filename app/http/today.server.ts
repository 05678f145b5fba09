import type { TodayLine } from "~/app/components/today-lines";
import { instantsOf } from "~/app/domain/reports/period";
import { counted } from "~/app/domain/text/counted";
import { timeSpanWords, timeWords } from "~/app/domain/time/wording";
import {
  countFailedMail,
  findAppointmentsOfDay,
  listEventsOfDay,
  listLinesOfDay,
  listOutcomesDue,
} from "~/db/queries/today";
import type { RequestContext } from "./context.server";
import { todayIn } from "./report-search.server";

/** Outcomes that were asked for within these days are due. */
const daysDue = 30;
const minute = 60_000;
const day = 24 * 60 * minute;

type Context = Pick<RequestContext, "services" | "center">;
type Answer<Query extends (...given: never[]) => Promise<unknown>> = Awaited<ReturnType<Query>>;

/** What the day holds for staff, a line each with the page where it is dealt with. What there is nothing of has no line. */
export async function todayLines(context: Context, waiting: number): Promise<TodayLine[]> {
  const { services, center } = context;
  const { db, clock } = services;
  const now = clock.now();
  const today = todayIn(context);
  const of = { centerId: center.id, locale: center.locale };
  const span = { ...of, ...instantsOf({ from: today, until: today }, center.timeZone) };
  const [events, queues, appointments, outcomes, failed] = await Promise.all([
    listEventsOfDay(db, span),
    listLinesOfDay(db, { ...of, day: today }),
    findAppointmentsOfDay(db, { ...span, now }),
    listOutcomesDue(db, { ...of, since: new Date(now.getTime() - daysDue * day) }),
    countFailedMail(db, of),
  ]);
  return [
    ...events.map(eventLine),
    ...queues.map((queue) => queueLine(queue, now)),
    ...appointmentLines(appointments, center.timeZone),
    ...waitingLines(waiting),
    ...outcomes.map(outcomeLine),
    ...mailLines(failed),
  ];
}

function eventLine(event: Answer<typeof listEventsOfDay>[number]): TodayLine {
  const when = timeSpanWords(event.startsAt, event.endsAt, event.zone, "en-US");
  const came = event.came === 0 ? "" : `, ${event.came} came, ${event.inside} are in now`;
  return { key: event.id, href: `/staff/events/${event.id}`, link: event.title, rest: `${when}${came}` };
}

function queueLine(
  { branchId, branch, waiting, since }: Answer<typeof listLinesOfDay>[number],
  now: Date,
): TodayLine {
  const minutes = Math.floor((now.getTime() - since.getTime()) / minute);
  const longest = minutes < 1 ? "" : `, the longest for ${counted(minutes, "minute", "minutes")}`;
  return {
    key: `queue-${branchId}`,
    href: `/staff/queue?branch=${branchId}`,
    link: `Walk-in queue at ${branch}`,
    rest: `${counted(waiting, "person waits", "people wait")}${longest}`,
  };
}

function appointmentLines(
  { booked, next }: Answer<typeof findAppointmentsOfDay>,
  timeZone: string,
): TodayLine[] {
  if (booked === 0) return [];
  const rest = next === null ? "all of them have begun" : `the next at ${timeWords(next, timeZone, "en-US")}`;
  const link = `${counted(booked, "appointment", "appointments")} today`;
  return [{ key: "appointments", href: "/staff/appointments", link, rest }];
}

function waitingLines(waiting: number): TodayLine[] {
  if (waiting === 0) return [];
  const link = `${counted(waiting, "thing waits", "things wait")} for staff`;
  return [{ key: "waiting", href: "#waiting", link }];
}

function outcomeLine(event: Answer<typeof listOutcomesDue>[number]): TodayLine {
  return {
    key: `outcomes-${event.id}`,
    href: `/staff/events/${event.id}/outcomes`,
    link: `Outcomes of ${event.title}`,
    rest: `${counted(event.employers, "employer has", "employers have")} not answered`,
  };
}

function mailLines(failed: number): TodayLine[] {
  if (failed === 0) return [];
  const link = `${counted(failed, "mail was", "mails were")} not sent`;
  return [{ key: "mail", href: "/staff/mail?state=failed", link }];
}

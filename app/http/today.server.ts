import type { TodayLine } from "~/app/components/today-lines";
import { instantsOf } from "~/app/domain/reports/period";
import { counted } from "~/app/domain/text/counted";
import { timeSpanWords, timeWords } from "~/app/domain/time/wording";
import { countFailedMail, findAppointmentsOfDay, listEventsOfDay, listOutcomesDue } from "~/db/queries/today";
import type { RequestContext } from "./context.server";
import { todayIn } from "./report-search.server";

/** Outcomes that were asked for within these days are due. */
const daysDue = 30;
const day = 86_400_000;

/** What the day holds for staff, a line each with the page where it is dealt with. What there is nothing of has no line. */
export async function todayLines(
  context: Pick<RequestContext, "services" | "center">,
  waiting: number,
): Promise<TodayLine[]> {
  const { services, center } = context;
  const now = services.clock.now();
  const today = todayIn(context);
  const of = { centerId: center.id, locale: center.locale };
  const span = { ...of, ...instantsOf({ from: today, until: today }, center.timeZone) };
  const [events, outcomes, failed, appointments] = await Promise.all([
    listEventsOfDay(services.db, span),
    listOutcomesDue(services.db, { ...of, since: new Date(now.getTime() - daysDue * day) }),
    countFailedMail(services.db, of),
    findAppointmentsOfDay(services.db, { ...span, now }),
  ]);
  return [
    ...events.map((event): TodayLine => {
      const when = timeSpanWords(event.startsAt, event.endsAt, event.zone, "en-US");
      const came = event.came === 0 ? "" : `, ${event.came} came, ${event.inside} are in now`;
      return { key: event.id, href: `/staff/events/${event.id}`, link: event.title, rest: `${when}${came}` };
    }),
    ...(appointments.booked === 0
      ? []
      : [
          {
            key: "appointments",
            href: "/staff/appointments",
            link: `${counted(appointments.booked, "appointment", "appointments")} today`,
            rest:
              appointments.next === null
                ? "all of them have begun"
                : `the next at ${timeWords(appointments.next, center.timeZone, "en-US")}`,
          },
        ]),
    ...(waiting === 0
      ? []
      : [
          {
            key: "waiting",
            href: "#waiting",
            link: `${counted(waiting, "thing waits", "things wait")} for staff`,
          },
        ]),
    ...outcomes.map(
      (event): TodayLine => ({
        key: `outcomes-${event.id}`,
        href: `/staff/events/${event.id}/outcomes`,
        link: `Outcomes of ${event.title}`,
        rest: `${counted(event.employers, "employer has", "employers have")} not answered`,
      }),
    ),
    ...(failed === 0
      ? []
      : [
          {
            key: "mail",
            href: "/staff/mail?state=failed",
            link: `${counted(failed, "mail was", "mails were")} not sent`,
          },
        ]),
  ];
}

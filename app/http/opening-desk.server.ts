import type { Params } from "@remix-run/react";
import type { OpeningDeskView } from "~/app/components/opening-desk";
import type { Operation } from "~/app/domain/access/operations";
import { type Actor, hasRole } from "~/app/domain/access/roles";
import { mayChangeOpenings } from "~/app/domain/openings/changing";
import { isClosed } from "~/app/domain/openings/closing";
import { dateInWords } from "~/app/domain/time/wording";
import { localOf } from "~/app/domain/time/zoned-time";
import { listEarlierOpenings } from "~/db/queries/earlier-openings";
import { type EventDetail, findEventDetail, textOf } from "~/db/queries/event-detail";
import { eventTitles } from "~/db/queries/event-titles";
import { countMarks } from "~/db/queries/opening-marks";
import type { RequestContext } from "./context.server";
import { shownFlags } from "./flag-views.server";
import { eventIdOf } from "./own-event.server";
import { foundOr404 } from "./require-actor.server";
import { requireEmployer } from "./require-employer.server";
import { requireEvent } from "./staff-page.server";

/** Who works on an event's openings, and whose they may change. */
export interface OpeningDesk {
  actor: Actor;
  event: EventDetail;
  title: string;
  /** The event's own page for them. */
  base: string;
  employers: { id: string; name: string; tableNo: number | null }[];
}

/** Staff change the openings of every employer that is accepted. */
export async function requireStaffDesk(
  context: RequestContext,
  request: Request,
  params: Params,
  operation: Operation,
) {
  const { actor, event, text, head } = await requireEvent(context, request, params, operation);
  const base = `/staff/events/${event.id}`;
  return { actor, event, head, title: text.title, base, employers: changeable(actor, event) };
}

/** An employer changes its own, at an event that it hosts or where staff accepted it. Any other is not found. */
export async function requireEmployerDesk(
  context: RequestContext,
  request: Request,
  params: Params,
  operation: Operation,
): Promise<OpeningDesk> {
  const { services, center } = context;
  const actor = await requireEmployer(context, request, operation);
  const of = { centerId: center.id, eventId: eventIdOf(params) };
  const found = await findEventDetail(services.db, of);
  const isThere = found?.employers.some(({ id }) => id === actor.employerId);
  const event = foundOr404(isThere ? found : null);
  const base = `/employer/events/${event.id}`;
  const { title } = textOf(event, center.locale);
  return { actor, event, title, base, employers: changeable(actor, event) };
}

function changeable(actor: Actor, event: EventDetail): OpeningDesk["employers"] {
  const by = hasRole(actor, "staff") ? ("staff" as const) : ("employer" as const);
  return event.employers
    .filter(({ id }) => by === "staff" || id === actor.employerId)
    .filter(({ isHost }) => mayChangeOpenings({ status: event.status, by, isHost }))
    .map(({ id, legalName, tableNo }) => ({ id, name: legalName, tableNo }));
}

/** How many other events are offered to copy from. */
const mostEarlier = 50;

/**
 * What the page of an event's openings shows to whoever works on them. Staff see how many plan to visit each, and the
 * flags.
 */
export async function openingDeskView(
  context: Pick<RequestContext, "services" | "center">,
  { actor, event, base, employers }: OpeningDesk,
): Promise<OpeningDeskView> {
  const { services, center } = context;
  const isStaff = hasRole(actor, "staff");
  const of = { centerId: center.id, eventId: event.id };
  const employerIds = employers.map(({ id }) => id);
  const [marks, flags, others] = await Promise.all([
    isStaff ? countMarks(services.db, of) : null,
    isStaff ? shownFlags(context, event.id) : null,
    listEarlierOpenings(services.db, { ...of, employerIds, limit: mostEarlier }),
  ]);
  const titles = await eventTitles(services.db, {
    ...{ centerId: center.id, ids: others.map(({ eventId }) => eventId) },
    ...{ locale: "en", centerLocale: center.locale },
  });
  const now = services.clock.now();
  const shown = event.employers.filter(({ id }) => isStaff || id === actor.employerId);
  return {
    base,
    flags,
    mayChange: employers.length > 0,
    groups: shown.map(({ id, legalName, tableNo }) => ({
      employer: { id, name: legalName, tableNo },
      openings: event.openings
        .filter(({ employerId }) => employerId === id)
        .map((opening) => ({
          ...opening,
          isClosed: isClosed(opening, event, now),
          marks: marks === null ? null : (marks.get(opening.id) ?? 0),
        })),
    })),
    others: others.map((row) => ({
      value: `${row.eventId}_${row.employerId}`,
      employerName: row.employerName,
      title: titles.get(row.eventId)?.title ?? "",
      day: dateInWords(localOf(row.startsAt, row.zone).date),
      count: row.count,
    })),
  };
}

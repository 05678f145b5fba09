import { redirect } from "@remix-run/node";
import type { Params } from "@remix-run/react";
import type { FairView } from "~/app/components/fair-page";
import type { Operation } from "~/app/domain/access/operations";
import { mayChangeEntry } from "~/app/domain/fairs/entry";
import { tableSteps } from "~/app/domain/fairs/steps";
import { mostOnEventPage } from "~/app/domain/openings/listing";
import { countForEmployer } from "~/db/queries/employer-events";
import { findEventDetail, textOf } from "~/db/queries/event-detail";
import { findFair, findFairEmployer, listOpeningsOf } from "~/db/queries/fair-employers";
import type { RequestContext } from "./context.server";
import { eventIdOf } from "./own-event.server";
import { placeOf } from "./public-event.server";
import { listPeople, representativeView } from "./representative-views.server";
import { foundOr404 } from "./require-actor.server";
import { requireEmployer } from "./require-employer.server";
import { tableThreadView } from "./thread-view.server";

/**
 * An event at which the one who asks has or may get a table beside others. What an employer hosts has a page of its own.
 * @throws what `requireEmployer` throws, and the page that says there is none for an event that is none of the employer's
 */
export async function requireOwnFair(
  context: RequestContext,
  request: Request,
  params: Params,
  operation: Operation,
) {
  const actor = await requireEmployer(context, request, operation);
  const { services, center } = context;
  const of = { centerId: center.id, eventId: eventIdOf(params), employerId: actor.employerId };
  const [found, fair, at] = await Promise.all([
    findEventDetail(services.db, of),
    findFair(services.db, of),
    findFairEmployer(services.db, of),
  ]);
  const event = foundOr404(found);
  if (at?.isHost) throw redirect(`/employer/events/${event.id}`);
  const isOpenToAll = event.type === "job-fair" && event.status === "published";
  foundOr404(at !== null || isOpenToAll ? true : null);
  const facts = { ...event, ...fair };
  const now = services.clock.now();
  const standing = { standing: at?.standing ?? null, isHost: false };
  const steps = tableSteps(facts, standing, "employer", now).map(({ name }) => name);
  const mayChange = (at?.standing === "applied" || at?.standing === "accepted") && mayChangeEntry(facts, now);
  return { actor, of, event, at, fair, steps, mayChange, title: textOf(event, center.locale).title };
}

export type OwnFair = Awaited<ReturnType<typeof requireOwnFair>>;

/** What the employer brings now; nothing where it does not stand there. */
export async function entryOf(context: RequestContext, { of, at }: Pick<OwnFair, "of" | "at">) {
  if (at === null) return { openings: [], equipment: null, people: [] };
  const [openings, people] = await Promise.all([
    listOpeningsOf(context.services.db, of),
    listPeople(context, of),
  ]);
  return { openings, equipment: at.equipment, people };
}

/** What the employer's page of a fair shows: its table, times and people, and of visitors counts alone. */
export async function fairView(context: RequestContext, found: OwnFair): Promise<FairView> {
  const { actor, of, event, at, fair, steps, mayChange, title } = found;
  const isAccepted = at?.standing === "accepted";
  const isPublic = event.status === "published" || event.status === "closed";
  const { db } = context.services;
  const isThere = at !== null;
  const [openings, people, counts, thread] = await Promise.all([
    isThere ? listOpeningsOf(db, { ...of, limit: mostOnEventPage }) : [],
    isThere ? listPeople(context, of) : [],
    isAccepted && isPublic ? countForEmployer(db, of) : null,
    isThere ? tableThreadView(context, of, { id: actor.id, side: "employer" }) : null,
  ]);
  return {
    id: event.id,
    title,
    type: event.type,
    status: event.status,
    startsAt: event.startsAt,
    endsAt: event.endsAt,
    doorsOpenAt: event.doorsOpenAt,
    zone: event.zone,
    place: placeOf(event),
    applicationsCloseAt: fair.applicationsCloseAt,
    publicHref: isPublic ? `/events/${event.slug}` : null,
    isVetted: (at?.vettedAt ?? null) !== null,
    standing: at?.standing ?? null,
    tableNo: at?.tableNo ?? null,
    equipment: at?.equipment ?? null,
    openings,
    openingCount: at?.openings ?? 0,
    people: people.map((person) => representativeView(person, event.status)),
    counts,
    thread: thread && {
      entries: thread.entries,
      unread: thread.unread,
      employerName: at?.legalName ?? "",
    },
    capacity: event.capacity,
    steps,
    mayChange,
    centerContact: context.center.settings.contactEmail,
  };
}

import type { EmployerAtEvent, EventMention, PublicEventView } from "~/app/components/event-view";
import type { FloorPlanView } from "~/app/components/floor-plan";
import type { ReadinessView } from "~/app/components/readiness-list";
import { type Phase, phaseOf } from "~/app/domain/events/phase";
import { isSlug } from "~/app/domain/events/slug";
import { isClosed } from "~/app/domain/openings/closing";
import { isListedApart } from "~/app/domain/openings/listing";
import { decidePlace, type PlaceDecision } from "~/app/domain/registrations/register";
import { publicPrefix } from "~/app/i18n/locales";
import { type EventDetail, textOf } from "~/db/queries/event-detail";
import { findPageKey } from "~/db/queries/event-page";
import { wasPublished } from "~/db/queries/public-pages";
import { bringOf } from "./center-texts.server";
import type { RequestContext } from "./context.server";
import { keptEventDetail } from "./event-details.server";
import { localeOf, type PageLocale } from "./locale.server";
import { refusalPage } from "./require-actor.server";

export interface PublicEvent extends PageLocale {
  event: EventDetail;
  text: ReturnType<typeof textOf>;
  phase: Exclude<Phase, "not-public">;
  /** Employers offer interview times at it. */
  hasInterviews: boolean;
  /** Whether a registration would be taken now. */
  place: PlaceDecision;
  /** The page's one address in its language. */
  url: string;
}

type Params = { slug?: string | undefined; locale?: string | undefined };

/**
 * The event of a public address, with what can be told of it now.
 * @throws the page that says there is none: also for an event that is no longer, or was never, public
 */
export async function findPublicEvent(
  context: Pick<RequestContext, "services" | "center" | "origin">,
  params: Params,
): Promise<PublicEvent> {
  const { services, center, origin } = context;
  const page = localeOf(center, params.locale);
  const slug = params.slug ?? "";
  const key = isSlug(slug) ? await findPageKey(services.sql, { centerId: center.id, slug }) : null;
  if (key === null) throw refusalPage("not-found");
  const now = services.clock.now();
  const phase = phaseOf(key, now);
  const of = { centerId: center.id, eventId: key.id };
  const event = await keptEventDetail(services, center, key);
  if (event === null || phase === "not-public") throw refusalPage("not-found");
  if (phase === "cancelled" && !(await wasPublished(services.db, of))) throw refusalPage("not-found");
  return {
    ...page,
    event,
    text: textOf(event, page.locale, center.locale),
    phase,
    hasInterviews: key.hasInterviews,
    place: decidePlace(key, 1, now, "waits-if-full"),
    url: `${origin}${publicPrefix(center, page.locale)}/events/${slug}`,
  };
}

/** What a page says of the event that it leads to. */
export function eventMention({ event, text, phase, locale, prefix }: PublicEvent): EventMention {
  const page = `${prefix}/events/${event.slug}`;
  return {
    title: text.title,
    textLocale: text.locale,
    locale,
    phase,
    startsAt: event.startsAt,
    endsAt: event.endsAt,
    timeZone: event.zone,
    links: {
      page,
      registration: `${page}/registration`,
      openings: `${page}/openings`,
      handout: `${page}/handout`,
      calendar: `${page}/event.ics`,
      events: `${prefix}/events`,
      home: `${prefix}/`,
      privacy: `${prefix}/privacy`,
    },
  };
}

/** What the event's page shows. No byte of it depends on the visitor. */
export function eventView(
  context: Pick<RequestContext, "center" | "services">,
  found: PublicEvent,
  plan: FloorPlanView | null,
  readiness: readonly ReadinessView[] = [],
): PublicEventView {
  const { event, text } = found;
  const now = context.services.clock.now();
  return {
    ...eventMention(found),
    description: text.description,
    ...bringOf(context.center, text, found.locale),
    hostName: event.hostName,
    registrationClosesAt: event.registrationClosesAt,
    place: placeOf(event),
    accessContact: event.accommodationContact ?? context.center.settings.contactEmail,
    employers: employersOf(event),
    openings: isListedApart(event.openings) ? [] : openingViews(event, now),
    openingCount: event.openings.length,
    plan,
    hasInterviews: found.hasInterviews,
    readiness,
    openingsLocale: textOf(event, context.center.locale).locale,
  };
}

/** Who is there, by table, and how many openings each has. */
export const employersOf = ({ employers, openings }: EventDetail): EmployerAtEvent[] =>
  employers.map(({ id, legalName, website, tableNo }) => ({
    ...{ id, name: legalName, website, tableNo },
    openingCount: openings.filter(({ employerId }) => employerId === id).length,
  }));

/** The event's openings, each with whether it has closed by now. */
export const openingViews = (event: EventDetail, now: Date) =>
  event.openings.map((opening) => ({ ...opening, isClosed: isClosed(opening, event, now) }));

/** Room, branch and address, as every public page and file names them. */
export const placeOf = ({ place }: Pick<EventDetail, "place">) =>
  place && { room: place.roomName, branch: place.branchName, address: place.branchAddress };

/** The same of a row that may have no room yet. */
export const placeNames = (row: {
  roomName: string | null;
  branchName: string | null;
  branchAddress: string | null;
}) =>
  row.roomName === null || row.branchName === null
    ? null
    : { room: row.roomName, branch: row.branchName, address: row.branchAddress };

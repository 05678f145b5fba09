import { phaseOf } from "~/app/domain/events/phase";
import { isSlug } from "~/app/domain/events/slug";
import { decidePlace } from "~/app/domain/registrations/register";
import { localOf } from "~/app/domain/time/zoned-time";
import { findPageKey, listPageKeys } from "~/db/queries/event-page";
import { findPublicResource } from "~/db/queries/resources";
import { cutOffView } from "./accommodation-view.server";
import type { RequestContext } from "./context.server";
import { keptEventDetail } from "./event-details.server";
import { pageLength } from "./event-list.server";
import type { SharedPage } from "./kept-pages.server";
import { isSpoken } from "./locale.server";

type Context = Pick<RequestContext, "services" | "center">;

interface PageParams {
  /** The language segment of the address. */
  locale?: string | undefined;
}

/**
 * An event's page: what its words depend on by its own state, its floor plan's revision, and whether it has interview
 * times. Null where no event has this address.
 */
export async function eventPage(
  context: Context,
  { slug, locale }: PageParams & { slug: string },
): Promise<SharedPage | null> {
  const found = await findEvent(context, { slug, locale });
  return (
    found && {
      address: `${prefixOf(locale)}/events/${slug}`,
      dependsOn: [
        ...stateOf(found, context.services.clock.now()),
        ...[found.planId, found.planRevision, found.hasInterviews],
      ],
    }
  );
}

/** An event's floor plan on a page of its own: what its event's page depends on is all. */
export async function floorPlanPage(
  context: Context,
  params: PageParams & { slug: string },
): Promise<SharedPage | null> {
  const page = await eventPage(context, params);
  return page && { ...page, address: `${page.address}/floor-plan` };
}

/**
 * The form of a registration: what the event's page depends on, what somebody gets who registers now, and whether a
 * request for access would be late. Its key is each visitor's own.
 */
export async function registrationPage(
  context: Context & Pick<RequestContext, "formKey">,
  { slug, locale }: PageParams & { slug: string },
): Promise<SharedPage | null> {
  const { services, center, formKey } = context;
  const found = await findEvent(context, { slug, locale });
  const event = found && (await keptEventDetail(services, center, found));
  if (found === null || event === null) return null;
  const now = services.clock.now();
  const place = decidePlace(found, 1, now, "waits-if-full");
  return {
    address: `${prefixOf(locale)}/events/${slug}/registration`,
    dependsOn: [...stateOf(found, now), place.outcome, cutOffView(center, event, now).isOver],
    formKey: () => formKey(found.id),
  };
}

/** Null also without a question, where the address has signs that no event's has. */
async function findEvent({ services, center }: Context, { slug, locale }: PageParams & { slug: string }) {
  if (!isSlug(slug) || !isSpoken(locale)) return null;
  return findPageKey(services.sql, { centerId: center.id, slug });
}

/** The list of an event's employers to print: what its page depends on. */
export async function handoutPage(
  context: Context,
  params: PageParams & { slug: string },
): Promise<SharedPage | null> {
  const page = await eventPage(context, params);
  return page && { ...page, address: `${page.address}/handout` };
}

/** An opening closes when its last day ends where the event is, so the day there is part of an event's state. */
const stateOf = (event: Awaited<ReturnType<typeof listPageKeys>>[number], now: Date) => [
  event.id,
  event.revision,
  phaseOf(event, now),
  localDay(event.zone, now),
];

const localDay = (zone: string, now: Date) => localOf(now, zone).date;

/**
 * The list of events, whole or of one branch: which events its first page shows, their revisions, and their phases by
 * the clock and the counts. Its form asks by the address alone. What else can be searched for has no end, and is found
 * for each who asks.
 */
export async function eventList(
  { services, center }: Context,
  request: Request,
  { locale }: PageParams,
): Promise<SharedPage | null> {
  const { pathname, searchParams } = new URL(request.url);
  const branchId = branchAlone(searchParams);
  if (branchId === null || !isSpoken(locale)) return null;
  const now = services.clock.now();
  const of = { centerId: center.id, branchId, now, limit: pageLength + 1 };
  const events = await listPageKeys(services.sql, of);
  return {
    address: branchId === undefined ? pathname : `${pathname}?branch=${branchId}`,
    dependsOn: events.flatMap((event) => stateOf(event, now)),
  };
}

/**
 * A page of nothing but the center itself, whose revision also rises with its partners and its help. Null in a language
 * that no page is written in.
 */
const centerPage =
  (path: string) =>
  async ({ locale }: PageParams): Promise<SharedPage | null> =>
    isSpoken(locale) ? { address: `${prefixOf(locale)}${path}`, dependsOn: [] } : null;

/** What stands under a center's address and is kept, by its path. */
export const pagesOfCenter = ["/privacy", "/places-that-help", "/help"].map(
  (path) => [path, centerPage(path)] as const,
);

/** One page of the center's help. Null where none is public under this address. */
export async function helpPage(
  { services, center }: Context,
  { slug, locale }: PageParams & { slug: string },
): Promise<SharedPage | null> {
  if (!isSlug(slug) || !isSpoken(locale)) return null;
  const id = await findPublicResource(services.db, { centerId: center.id, slug });
  return id === null ? null : { address: `${prefixOf(locale)}/help/${slug}`, dependsOn: [id] };
}

const prefixOf = (locale: string | undefined) => (locale === undefined ? "" : `/${locale}`);

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The branch that is asked for and nothing else but a language: undefined where nothing is, null where more is. */
function branchAlone(asked: URLSearchParams): string | undefined | null {
  const given = [...asked].filter(([name, value]) => value !== "" && name !== "lang");
  const [[name, value] = [], ...more] = given;
  if (name === undefined) return undefined;
  return name === "branch" && value !== undefined && uuid.test(value) && more.length === 0 ? value : null;
}

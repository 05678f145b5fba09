import type { PlanPageView } from "~/app/components/plan-page";
import type { PlanView } from "~/app/components/plan-section";
import { searchTerms } from "~/app/domain/events/search-text";
import { isClosed } from "~/app/domain/openings/closing";
import type { Words } from "~/app/i18n/speak";
import { textOf } from "~/db/queries/event-detail";
import { listMarks } from "~/db/queries/opening-marks";
import { searchOpenings } from "~/db/queries/opening-search";
import type { RequestContext } from "./context.server";
import { keptEventDetail } from "./event-details.server";
import { groupsOf } from "./event-openings.server";
import { id } from "./fields";
import type { FoundByCode } from "./manage-link.server";
import { foundOr404 } from "./require-actor.server";
import { idOrUndefined, queryOf } from "./staff-page.server";

type Context = Pick<RequestContext, "services" | "center">;

/** Openings of one page: what a form can hold that is read and posted on a phone. */
const pageLength = 200;

/** The openings of a ticket's event, as its holder's address asks for them, and which are marked. */
export async function findPlanPage(
  { services, center }: Context,
  request: Request,
  found: FoundByCode,
  t: Words,
): Promise<PlanPageView> {
  const now = services.clock.now();
  const query = queryOf(request, "q") ?? "";
  const after = idOrUndefined(queryOf(request, "after"));
  const of = { centerId: center.id, eventId: found.event.id, now, after, limit: pageLength + 1 };
  const [event, marks, rows] = await Promise.all([
    keptEventDetail(services, center, found.event),
    listMarks(services.db, { centerId: center.id, registrationId: found.id }),
    searchOpenings(services.db, { ...of, terms: searchTerms(query) }),
  ]);
  const text = textOf(foundOr404(event), t.locale, center.locale);
  const shown = rows.slice(0, pageLength);
  const href = `/m/${found.code}`;
  return {
    ...{ href, query, eventTitle: text.title, textLocale: text.locale, openingsLocale: center.locale },
    groups: groupsOf(shown, now),
    marked: marks.map((mark) => mark.id),
    isSaved: queryOf(request, "done") === "saved",
    firstHref: after === undefined ? undefined : hrefOf(href, query),
    nextHref: rows.length > pageLength ? hrefOf(href, query, shown.at(-1)?.id) : undefined,
  };
}

function hrefOf(href: string, query: string, after?: string): string {
  const asked = { ...(query === "" ? {} : { q: query }), ...(after === undefined ? {} : { after }) };
  return `${href}/openings?${new URLSearchParams(asked)}`;
}

/** What the form of checkboxes posts; what is no id is nothing. */
export async function readMarks(request: Request): Promise<{ shown: string[]; ticked: string[] }> {
  const form = await request.formData().catch(() => new FormData());
  const idsIn = (values: unknown[]) => values.flatMap((value) => id.safeParse(value).data ?? []);
  const shown = form.get("shown");
  return {
    shown: idsIn(typeof shown === "string" ? shown.split(" ") : []).slice(0, pageLength),
    ticked: idsIn(form.getAll("opening")).slice(0, pageLength),
  };
}

/** What stands of it on the ticket's page; null where the event offers nothing to plan. */
export async function planView({ services, center }: Context, found: FoundByCode): Promise<PlanView | null> {
  const event = await keptEventDetail(services, center, found.event);
  if (event === null || event.openings.length === 0) return null;
  const of = { centerId: center.id, registrationId: found.id };
  const marks = found.hasMarks ? await listMarks(services.db, of) : [];
  const now = services.clock.now();
  return { visits: marks.map((mark) => ({ ...mark, isClosed: isClosed(mark, event, now) })) };
}

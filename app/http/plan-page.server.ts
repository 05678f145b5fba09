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

/** Openings of one page: as many as are looked through on a phone. */
const pageLength = 50;
/** What is read of one form. */
const mostShown = 200;
/** The longest that is searched for. */
const mostSigns = 200;

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
    isFirst: after === undefined,
    isLast: rows.length <= pageLength,
  };
}

/** What the form posts. */
interface PlanPosted {
  /** The openings that it showed, and of these the ones that are ticked; what is no id is nothing. */
  shown: string[];
  ticked: string[];
  query: string;
  /** The button that was pressed. */
  go: string;
}

export async function readPlan(request: Request): Promise<PlanPosted> {
  const form = await request.formData().catch(() => new FormData());
  const idsIn = (values: unknown[]) => values.flatMap((value) => id.safeParse(value).data ?? []);
  const text = (name: string) => {
    const value = form.get(name);
    return typeof value === "string" ? value : "";
  };
  return {
    shown: idsIn(text("shown").split(" ")).slice(0, mostShown),
    ticked: idsIn(form.getAll("opening")).slice(0, mostShown),
    query: text("q").trim().slice(0, mostSigns),
    go: text("go"),
  };
}

/** Where the pressed button leads once all is saved: to what is searched for, to another page, or to the same again. */
export function hrefAfter(request: Request, href: string, { go, query, shown }: PlanPosted): string {
  const asked = new URL(request.url).searchParams;
  const last = shown.at(-1);
  asked.delete("done");
  if (go === "find") asked.set("q", query);
  if (go === "find" || go === "first") asked.delete("after");
  else if (go === "next" && last !== undefined) asked.set("after", last);
  else asked.set("done", "saved");
  return `${href}/openings?${asked}`;
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

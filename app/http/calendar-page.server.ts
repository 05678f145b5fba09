import type { CalendarHeadView, MonthView, YearView } from "~/app/components/calendar-view";
import { monthOf, monthsLater, yearOf } from "~/app/domain/calendar/month";
import { dayStart } from "~/app/domain/time/day-start";
import { localOf } from "~/app/domain/time/zoned-time";
import { listCalendar } from "~/db/queries/calendar";
import { listRooms } from "~/db/queries/places";
import { type CalendarFacts, monthName, monthView, yearView } from "./calendar-views.server";
import type { RequestContext } from "./context.server";
import { idOrUndefined, queryOf } from "./staff-page.server";

const mostRooms = 1_000;
/** More than any center has in a year. */
const mostEntries = 20_000;

interface Asked {
  branchId: string | undefined;
  roomId: string | undefined;
}

/** The month or the year that the address asks for, the month of today without one. */
export async function calendarPage(
  { services, center }: Pick<RequestContext, "services" | "center">,
  request: Request,
): Promise<{ head: CalendarHeadView; view: MonthView | YearView }> {
  const today = localOf(services.clock.now(), center.timeZone).date;
  const year = yearOf(queryOf(request, "year"));
  const month = monthOf(queryOf(request, "month")) ?? today.slice(0, 7);
  const asked = {
    branchId: idOrUndefined(queryOf(request, "branch")),
    roomId: idOrUndefined(queryOf(request, "room")),
  };
  const [first, next] =
    year === null ? [month, monthsLater(month, 1)] : [`${year}-01`, monthsLater(`${year}-01`, 12)];
  const of = { centerId: center.id, locale: center.locale, limit: mostEntries };
  const [entries, rooms] = await Promise.all([
    listCalendar(services.db, { ...of, ...asked, ...between(first, next, center.timeZone) }),
    listRooms(services.db, { centerId: center.id, limit: mostRooms }),
  ]);
  const href = hrefsOf(asked);
  const facts: CalendarFacts = { entries, today, zone: center.timeZone, locale: center.locale, href };
  return {
    head: { ...steps(href, today, month, year), ...filterOf(rooms, asked) },
    view: year === null ? monthView(facts, month) : yearView(facts, year),
  };
}

/** From the first midnight of a month until that of another, by the center's clocks. */
function between(first: string, next: string, zone: string): { from: Date; until: Date } {
  const [from, until] = [dayStart(`${first}-01`, zone), dayStart(`${next}-01`, zone)];
  if (from === null || until === null) throw new Error(`${first} or ${next} is no month`);
  return { from, until };
}

/** The addresses of other months and years, of the same branch and room. */
function hrefsOf({ branchId, roomId }: Asked) {
  return (period: "month" | "year", value: string) => {
    const query = new URLSearchParams({ [period]: value });
    if (branchId !== undefined) query.set("branch", branchId);
    if (roomId !== undefined) query.set("room", roomId);
    return `/staff/calendar?${query}`;
  };
}

type Hrefs = ReturnType<typeof hrefsOf>;

function steps(href: Hrefs, today: string, month: string, year: string | null) {
  const thisMonth = today.slice(0, 7);
  if (year !== null) {
    const [before, after] = [String(Number(year) - 1), String(Number(year) + 1)];
    return {
      title: `The year ${year}`,
      earlier: { href: href("year", before), label: before },
      today: { href: href("year", today.slice(0, 4)), label: "This year" },
      other: { href: href("month", thisMonth), label: "This month" },
      later: { href: href("year", after), label: after },
      period: { name: "year" as const, value: year },
    };
  }
  const to = (other: string) => ({ href: href("month", other), label: monthName(other) });
  return {
    title: monthName(month),
    earlier: to(monthsLater(month, -1)),
    today: { href: href("month", thisMonth), label: "This month" },
    other: { href: href("year", month.slice(0, 4)), label: `The year ${month.slice(0, 4)}` },
    later: to(monthsLater(month, 1)),
    period: { name: "month" as const, value: month },
  };
}

function filterOf(rooms: Awaited<ReturnType<typeof listRooms>>, { branchId = "", roomId = "" }: Asked) {
  const byLabel = (a: { label: string }, b: { label: string }) => a.label.localeCompare(b.label, "en");
  const branches = new Map(rooms.map(({ branch }) => [branch.id, branch.name]));
  return {
    branches: [...branches].map(([value, label]) => ({ value, label })).sort(byLabel),
    rooms: rooms
      .map(({ id, name, branch }) => ({ value: id, label: `${branch.name}, ${name}` }))
      .sort(byLabel),
    values: { branch: branchId, room: roomId },
  };
}

import type { Services } from "~/app/adapters/services";
import type { FloorPlanView } from "~/app/components/floor-plan";
import { nextTableNo, percentOf } from "~/app/domain/fairs/floor-plan";
import { type FloorPlan, findFloorPlan, listTableEmployers } from "~/db/queries/floor-plans";
import type { RequestContext } from "./context.server";

/** Where a picture is served: the address says which bytes, so that they may be kept for ever. */
export const pictureHref = (digest: string) => `/floor-plans/${digest}`;

/** The picture as a page shows it. */
export const shownPicture = ({ digest, alt, width, height }: FloorPlan) => ({
  src: pictureHref(digest),
  alt,
  width,
  height,
});

/**
 * The floor plan of an event for the public, null where it has none: the tables that an employer has, on the picture
 * and in the list. Tables that nobody has yet are the staff's business.
 */
export async function publicFloorPlan(
  { services, center }: Pick<RequestContext, "services" | "center">,
  eventId: string,
): Promise<FloorPlanView | null> {
  const of = { centerId: center.id, eventId };
  const [plan, employers] = await services.read((db) =>
    Promise.all([findFloorPlan(db, of), listTableEmployers(db, of)]),
  );
  if (plan === null) return null;
  const given = new Set(employers.map(({ tableNo }) => tableNo));
  const marks = plan.tables.filter(({ tableNo }) => given.has(tableNo));
  return { ...shownPicture(plan), marks, employers };
}

/** The floor plan as staff change it: all of its tables, and in the form the chosen one or the first without a place. */
export async function staffFloorPlan(
  { db }: Pick<Services, "db">,
  of: { centerId: string; eventId: string },
  chosen: string | null,
) {
  const [plan, employers] = await Promise.all([findFloorPlan(db, of), listTableEmployers(db, of)]);
  const tables = plan?.tables ?? [];
  const place = tables.find(({ tableNo }) => String(tableNo) === chosen);
  const placed = new Set(tables.map(({ tableNo }) => tableNo));
  const waiting = employers.find(({ tableNo }) => !placed.has(tableNo))?.tableNo ?? nextTableNo(tables);
  const values: Record<string, string> =
    place === undefined
      ? { tableNo: chosen ?? String(waiting ?? "") }
      : { tableNo: String(place.tableNo), left: percentOf(place.x), top: percentOf(place.y) };
  return { picture: plan && shownPicture(plan), tables, employers, values };
}

import { findLastEventId } from "~/db/queries/employer-events";
import { findEventDetail } from "~/db/queries/event-detail";
import type { RequestContext } from "./context.server";
import { momentNames } from "./event-moments.server";
import { valuesOfEvent } from "./event-values.server";
import type { FormValues } from "./parse-form.server";
import type { EmployerActor } from "./require-employer.server";
import { queryOf } from "./staff-page.server";

/** Its times, and that its openings are too many for the form: a new event has none yet, and copies them on their page. */
const leftOut = new Set<string>([
  ...momentNames.flatMap((name) => [`${name}Date`, `${name}Time`, `${name}Which`]),
  "openingsApart",
]);

/** The last event's values for a request like it, where the address asks for them: all but its times and last days. */
export async function repeatValues(
  { services, center }: Pick<RequestContext, "services" | "center">,
  request: Request,
  { employerId }: EmployerActor,
): Promise<FormValues | null> {
  if (queryOf(request, "from") !== "last") return null;
  const of = { centerId: center.id };
  const eventId = await findLastEventId(services.db, { ...of, employerId });
  const event = eventId === null ? null : await findEventDetail(services.db, { ...of, eventId });
  if (event === null) return null;
  // At a fair of its own other employers have openings too.
  const openings = event.openings.filter((opening) => opening.employerId === employerId);
  const values = valuesOfEvent({ ...event, openings }, center.locale);
  return Object.fromEntries(
    Object.entries(values).filter(([name]) => !leftOut.has(name) && !name.endsWith(".closesOn")),
  );
}

import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { removeFloorTable } from "~/app/commands/place-floor-table.server";
import { foundOr404, refusalPage } from "~/app/http/require-actor.server";
import { requireEventActor } from "~/app/http/staff-page.server";

export const loader = ({ params }: LoaderFunctionArgs) =>
  redirect(`/staff/events/${params.eventId}/floor-plan`);

/** Takes a table off the plan; a click puts it back. */
export async function action({ context, request, params }: ActionFunctionArgs) {
  const { actor, eventId } = await requireEventActor(context, request, params, "floor-plan.change");
  const tableNo = Number(foundOr404(/^[1-9]\d{0,2}$/.exec(params.tableNo ?? "")?.[0]));
  const removed = await removeFloorTable(context.services, { actor, eventId, tableNo });
  if (removed.outcome === "refused") throw refusalPage(removed.reason);
  return redirect(`/staff/events/${eventId}/floor-plan?done=table-removed`, 303);
}

import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { makeTablePasses } from "~/app/commands/make-table-passes.server";
import { refusalPage } from "~/app/http/require-actor.server";
import { idOr404, requireEventActor } from "~/app/http/staff-page.server";

/** Nothing to read: the button stands on the page of the tables. */
export const loader = ({ params }: LoaderFunctionArgs) =>
  redirect(`/staff/events/${idOr404(params.eventId)}/tables`);

export async function action({ context, request, params }: ActionFunctionArgs) {
  const { actor, eventId } = await requireEventActor(context, request, params, "table.invite");
  const { services, center } = context;
  const made = await makeTablePasses(services, { actor, center, eventId });
  if (made.outcome === "refused") throw refusalPage(made.reason);
  return redirect(`/staff/events/${eventId}/tables?done=links-made`, 303);
}

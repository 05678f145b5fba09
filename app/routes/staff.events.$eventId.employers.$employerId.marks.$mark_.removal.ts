import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { markEmployer } from "~/app/commands/mark-employer.server";
import { marks } from "~/app/domain/fairs/presence";
import { foundOr404, refusalPage } from "~/app/http/require-actor.server";
import { idOr404, requireEventActor } from "~/app/http/staff-page.server";

export const loader = ({ params }: LoaderFunctionArgs) =>
  redirect(`/staff/events/${params.eventId}/employers`);

/** Takes such a mark back. */
export async function action({ context, request, params }: ActionFunctionArgs) {
  const { actor, eventId } = await requireEventActor(context, request, params, "fair.mark");
  const mark = foundOr404(marks.find((known) => known === params.mark));
  const employerId = idOr404(params.employerId);
  const { services, center } = context;
  const marked = await markEmployer(services, { actor, center, eventId, employerId, mark, isSet: false });
  if (marked.outcome === "refused") throw refusalPage(marked.reason, actor);
  return redirect(`/staff/events/${eventId}/employers?done=unmarked`, 303);
}

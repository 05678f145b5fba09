import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { settleThread } from "~/app/commands/settle-thread.server";
import { parseForm } from "~/app/http/parse-form.server";
import { refusalPage } from "~/app/http/require-actor.server";
import { idOr404, requireEvent } from "~/app/http/staff-page.server";
import { settlementForm } from "~/app/http/thread-view.server";

/** Nothing to read: the button stands under the thread. */
export const loader = ({ params }: LoaderFunctionArgs) =>
  redirect(`/staff/events/${idOr404(params.eventId)}/thread`);

export async function action({ context, request, params }: ActionFunctionArgs) {
  const { actor, eventId } = await requireEvent(context, request, params, "thread.settle");
  const form = await parseForm(request, settlementForm);
  if (!form.ok) throw refusalPage("values-not-accepted");
  const settled = await settleThread(context.services, { actor, eventId, ...form.value });
  if (settled.outcome === "refused") throw refusalPage(settled.reason);
  return redirect(`/staff/events/${eventId}/thread?done=thread-settled`, 303);
}

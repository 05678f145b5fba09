import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { settleThread } from "~/app/commands/settle-thread.server";
import { requireFairEmployer } from "~/app/http/fair-page.server";
import { parseForm } from "~/app/http/parse-form.server";
import { refusalPage } from "~/app/http/require-actor.server";
import { idOr404 } from "~/app/http/staff-page.server";
import { settlementForm } from "~/app/http/thread-view.server";

const threadOf = (eventId: string, employerId: string) =>
  `/staff/events/${eventId}/employers/${employerId}/thread`;

/** Nothing to read: the button stands under the thread. */
export const loader = ({ params }: LoaderFunctionArgs) =>
  redirect(threadOf(idOr404(params.eventId), idOr404(params.employerId)));

export async function action({ context, request, params }: ActionFunctionArgs) {
  const found = await requireFairEmployer(context, request, params, "thread.settle");
  const { actor, eventId, employerId } = found;
  const form = await parseForm(request, settlementForm);
  if (!form.ok) throw refusalPage("values-not-accepted");
  const settled = await settleThread(context.services, { actor, eventId, employerId, ...form.value });
  if (settled.outcome === "refused") throw refusalPage(settled.reason);
  return redirect(`${threadOf(eventId, employerId)}?done=thread-settled`, 303);
}

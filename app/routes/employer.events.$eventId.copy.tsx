import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { copyRequest } from "~/app/commands/copy-request.server";
import { eventIdOf } from "~/app/http/own-event.server";
import { parseForm } from "~/app/http/parse-form.server";
import { refusalPage } from "~/app/http/require-actor.server";
import { requireEmployer } from "~/app/http/require-employer.server";
import { copyForm } from "~/app/http/slot-form.server";

/** The copy is made by a button of the event's page, which a typed address leads back to. */
export async function loader({ context, request, params }: LoaderFunctionArgs) {
  await requireEmployer(context, request, "event.copy");
  return redirect(`/employer/events/${eventIdOf(params)}`);
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const actor = await requireEmployer(context, request, "event.copy");
  const { services, center } = context;
  const form = await parseForm(request, copyForm);
  const withSlots = form.ok && form.value.withSlots;
  const copied = await copyRequest(services, { actor, center, eventId: eventIdOf(params), withSlots });
  if (copied.outcome === "refused") throw refusalPage(copied.reason);
  return redirect(`/employer/events/${copied.eventId}/edit?done=copied`, 303);
}

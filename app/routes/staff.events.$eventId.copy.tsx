import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { copyEvent } from "~/app/commands/copy-event.server";
import { postKey } from "~/app/http/post-key.server";
import { refusalPage } from "~/app/http/require-actor.server";
import { requireEventActor } from "~/app/http/staff-page.server";

/** The copy is made by a button of the event's page, which a typed address leads back to. */
export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const { eventId } = await requireEventActor(context, request, params, "event.copy");
  return redirect(`/staff/events/${eventId}`);
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const { actor, eventId } = await requireEventActor(context, request, params, "event.copy");
  const { services, center } = context;
  const copyId = postKey(request, services.ids);
  const copied = await copyEvent(services, { actor, center, eventId, copyId });
  if (copied.outcome === "refused") throw refusalPage(copied.reason);
  return redirect(`/staff/events/${copied.eventId}/edit?done=copied`, 303);
}

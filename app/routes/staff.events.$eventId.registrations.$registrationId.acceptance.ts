import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { acceptPlace } from "~/app/commands/answer-offer.server";
import { refusalPage } from "~/app/http/require-actor.server";
import { requireRegistration } from "~/app/http/staff-page.server";

export const loader = ({ params }: LoaderFunctionArgs) =>
  redirect(`/staff/events/${params.eventId}/registrations/${params.registrationId}`);

/** Answers an offer for somebody who said so at the desk or on the phone. */
export async function action({ context, request, params }: ActionFunctionArgs) {
  const found = await requireRegistration(context, request, params, "offer.answer");
  const { actor, registration, eventId } = found;
  const { services, center } = context;
  const done = await acceptPlace(services, { actor, center, registrationId: registration.id });
  if (done.outcome === "refused") throw refusalPage(done.reason, actor);
  return redirect(`/staff/events/${eventId}/registrations/${registration.id}?done=offer-accepted`, 303);
}

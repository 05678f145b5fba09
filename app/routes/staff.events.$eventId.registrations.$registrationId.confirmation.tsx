import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { resendMessage } from "~/app/commands/resend-messages.server";
import { postKey } from "~/app/http/post-key.server";
import { foundOr404, refusalPage } from "~/app/http/require-actor.server";
import { requireRegistration } from "~/app/http/staff-page.server";
import { findConfirmation } from "~/db/queries/outbox-states";

const operation = "mail.resend";

/** The confirmation is sent again by a button of the registration's page, which a typed address leads back to. */
export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const { registration, eventId } = await requireRegistration(context, request, params, operation);
  return redirect(`/staff/events/${eventId}/registrations/${registration.id}`);
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const { actor, registration, eventId } = await requireRegistration(context, request, params, operation);
  const { services, center } = context;
  const of = { centerId: center.id, registrationId: registration.id };
  const messageId = foundOr404(await findConfirmation(services.db, of));
  const sent = await resendMessage(services, {
    actor,
    center,
    messageId,
    key: postKey(request, services.ids),
  });
  if (sent.outcome === "refused") throw refusalPage(sent.reason);
  return redirect(`/staff/events/${eventId}/registrations/${registration.id}?done=resent`, 303);
}

import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { resendFailed } from "~/app/commands/resend-messages.server";
import { requireEvent, requireEventActor } from "~/app/http/staff-page.server";

/** A button of the mail's page posts here; a typed address leads back to it. */
export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const { eventId } = await requireEventActor(context, request, params, "mail.resend");
  return redirect(`/staff/events/${eventId}/mail`);
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const { actor, eventId } = await requireEvent(context, request, params, "mail.resend");
  const { services, center } = context;
  const sent = await resendFailed(services, { actor, center, eventId });
  return redirect(`/staff/events/${eventId}/mail?done=${sent.count > 0 ? "resent" : "unchanged"}`, 303);
}

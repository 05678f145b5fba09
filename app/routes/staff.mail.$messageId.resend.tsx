import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { resendMessage } from "~/app/commands/resend-messages.server";
import { postKey } from "~/app/http/post-key.server";
import { refusalPage } from "~/app/http/require-actor.server";
import { requireStaff } from "~/app/http/require-staff.server";
import { idOr404, queryOf } from "~/app/http/staff-page.server";

/** A button of the mail's page posts here; a typed address leads back to it. */
export async function loader({ context, request }: LoaderFunctionArgs) {
  await requireStaff(context, request, "mail.resend");
  return redirect("/staff/mail");
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const actor = await requireStaff(context, request, "mail.resend");
  const { services, center } = context;
  const message = { messageId: idOr404(params.messageId), key: postKey(request, services.ids) };
  const sent = await resendMessage(services, { actor, center, ...message });
  if (sent.outcome === "refused") throw refusalPage(sent.reason);
  const isOfEvent = queryOf(request, "from") === "event" && sent.eventId !== null;
  return redirect(`${isOfEvent ? `/staff/events/${sent.eventId}/mail` : "/staff/mail"}?done=resent`, 303);
}

import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { resendFailed } from "~/app/commands/resend-messages.server";
import { requireStaff } from "~/app/http/require-staff.server";

/** A button of the mail's page posts here; a typed address leads back to it. */
export async function loader({ context, request }: LoaderFunctionArgs) {
  await requireStaff(context, request, "mail.resend");
  return redirect("/staff/mail");
}

export async function action({ context, request }: ActionFunctionArgs) {
  const actor = await requireStaff(context, request, "mail.resend");
  const { services, center } = context;
  const sent = await resendFailed(services, { actor, center, eventId: null });
  return redirect(`/staff/mail?done=${sent.count > 0 ? "resent" : "unchanged"}`, 303);
}

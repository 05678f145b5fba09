import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { agreeToAppointmentTexts } from "~/app/commands/text-appointment.server";
import { requireAppointment } from "~/app/http/appointment-link.server";
import { patronActor } from "~/app/http/manage-link.server";
import { refusalPage } from "~/app/http/require-actor.server";

export const loader = ({ params }: LoaderFunctionArgs) => redirect(`/a/${params.code}`);

/** Whoever has the appointment wants texts, by the words that stand beside the button. */
export async function action({ context, request, params }: ActionFunctionArgs) {
  const { services, center } = context;
  const { appointment, href, locale } = await requireAppointment(context, request, params.code);
  const of = { actor: patronActor(center.id, appointment.id), center, bookingId: appointment.id };
  const result = await agreeToAppointmentTexts(services, { ...of, language: locale });
  // A number that cannot be texted has no button: its page says nothing of texts.
  if (result.outcome === "agreed" || result.fields !== undefined) return redirect(href, 303);
  throw refusalPage(result.reason);
}

import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { acceptOfferedTime } from "~/app/commands/change-booking.server";
import { bookingAnswer } from "~/app/http/booking-form.server";
import { idOr404, requireRegistration } from "~/app/http/staff-page.server";

export const loader = ({ params }: LoaderFunctionArgs) =>
  redirect(`/staff/events/${params.eventId}/registrations/${params.registrationId}/interviews`);

/** Takes the time that is held for somebody who said so at the desk or on the phone. */
export async function action({ context, request, params }: ActionFunctionArgs) {
  const { actor, registration, eventId } = await requireRegistration(
    context,
    request,
    params,
    "booking.change",
  );
  const { services, center } = context;
  const slotId = idOr404(params.slotId);
  const done = await acceptOfferedTime(services, { actor, center, registrationId: registration.id, slotId });
  const page = `/staff/events/${eventId}/registrations/${registration.id}/interviews`;
  return redirect(bookingAnswer(page, done, slotId), 303);
}

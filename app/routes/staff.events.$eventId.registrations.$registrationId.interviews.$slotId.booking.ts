import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { bookSlot } from "~/app/commands/book-slot.server";
import { bookingAnswer, bookingForm } from "~/app/http/booking-form.server";
import { parseForm } from "~/app/http/parse-form.server";
import { postKey } from "~/app/http/post-key.server";
import { idOr404, requireRegistration } from "~/app/http/staff-page.server";

export const loader = ({ params }: LoaderFunctionArgs) =>
  redirect(`/staff/events/${params.eventId}/registrations/${params.registrationId}/interviews`);

/** Books a time for somebody who stands at the desk or the door, or who called. */
export async function action({ context, request, params }: ActionFunctionArgs) {
  const { actor, registration, eventId } = await requireRegistration(
    context,
    request,
    params,
    "booking.change",
  );
  const { services, center } = context;
  const slotId = idOr404(params.slotId);
  const form = await parseForm(request, bookingForm);
  const booked = await bookSlot(services, {
    ...{ actor, center, registrationId: registration.id, slotId },
    key: postKey(request, services.ids),
    waits: form.ok && form.value.waits,
  });
  const page = `/staff/events/${eventId}/registrations/${registration.id}/interviews`;
  return redirect(bookingAnswer(page, booked, slotId), 303);
}

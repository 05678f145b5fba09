import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { cancelTime } from "~/app/commands/change-booking.server";
import { bookingAnswer } from "~/app/http/booking-form.server";
import { patronActor, requireManaged } from "~/app/http/manage-link.server";
import { idOr404 } from "~/app/http/staff-page.server";

export const loader = ({ params }: LoaderFunctionArgs) => redirect(`/m/${params.code}/interviews`);

/** Gives a time up, the offer of one, or the turn for one, by one tap. */
export async function action({ context, request, params }: ActionFunctionArgs) {
  const { services, center } = context;
  const { id, code } = await requireManaged(context, request, params.code);
  const actor = patronActor(center.id, id);
  const slotId = idOr404(params.slotId);
  const done = await cancelTime(services, { actor, center, registrationId: id, slotId });
  return redirect(bookingAnswer(`/m/${code}/interviews`, done, slotId), 303);
}

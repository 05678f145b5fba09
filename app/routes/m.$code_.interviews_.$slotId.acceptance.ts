import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { acceptOfferedTime } from "~/app/commands/change-booking.server";
import { bookingAnswer } from "~/app/http/booking-form.server";
import { patronActor, requireManaged } from "~/app/http/manage-link.server";
import { idOr404 } from "~/app/http/staff-page.server";

export const loader = ({ params }: LoaderFunctionArgs) => redirect(`/m/${params.code}/interviews`);

/** Takes the time that is held, by one tap; where it was given on meanwhile, the list that follows says so. */
export async function action({ context, request, params }: ActionFunctionArgs) {
  const { services, center } = context;
  const { id, code } = await requireManaged(context, request, params.code);
  const actor = patronActor(center.id, id);
  const slotId = idOr404(params.slotId);
  const done = await acceptOfferedTime(services, { actor, center, registrationId: id, slotId });
  return redirect(bookingAnswer(`/m/${code}/interviews`, done, slotId), 303);
}

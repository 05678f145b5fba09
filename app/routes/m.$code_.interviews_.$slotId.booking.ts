import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { bookSlot } from "~/app/commands/book-slot.server";
import { bookingAnswer, bookingForm } from "~/app/http/booking-form.server";
import { patronActor, requireManaged } from "~/app/http/manage-link.server";
import { parseForm } from "~/app/http/parse-form.server";
import { postKey } from "~/app/http/post-key.server";
import { idOr404 } from "~/app/http/staff-page.server";

export const loader = ({ params }: LoaderFunctionArgs) => redirect(`/m/${params.code}/interviews`);

/** Books a time by one tap, or joins its line; the list that follows says which, or why not. */
export async function action({ context, request, params }: ActionFunctionArgs) {
  const { services, center } = context;
  const { id, code } = await requireManaged(context, request, params.code);
  const slotId = idOr404(params.slotId);
  const form = await parseForm(request, bookingForm);
  const booked = await bookSlot(services, {
    ...{ actor: patronActor(center.id, id), center, registrationId: id, slotId },
    key: postKey(request, services.ids),
    waits: form.ok && form.value.waits,
  });
  return redirect(bookingAnswer(`/m/${code}/interviews`, booked, slotId), 303);
}

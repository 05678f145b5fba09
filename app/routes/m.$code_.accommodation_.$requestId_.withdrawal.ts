import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { withdrawAccommodation } from "~/app/commands/change-accommodation.server";
import { patronActor, requireManaged } from "~/app/http/manage-link.server";
import { refusalPage } from "~/app/http/require-actor.server";
import { idOr404 } from "~/app/http/staff-page.server";

export const loader = ({ params }: LoaderFunctionArgs) => redirect(`/m/${params.code}/accommodation`);

/** Takes a request back by one tap; it can be asked for again. */
export async function action({ context, request, params }: ActionFunctionArgs) {
  const { services, center } = context;
  const { id, code } = await requireManaged(context, request, params.code);
  const result = await withdrawAccommodation(services, {
    actor: patronActor(center.id, id),
    centerId: center.id,
    registrationId: id,
    requestId: idOr404(params.requestId),
  });
  if (result.outcome === "refused") throw refusalPage(result.reason);
  return redirect(`/m/${code}/accommodation?done=withdrawn`, 303);
}

import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { declinePlace } from "~/app/commands/answer-offer.server";
import { patronActor, requireManaged } from "~/app/http/manage-link.server";

export const loader = ({ params }: LoaderFunctionArgs) => redirect(`/m/${params.code}`);

/** Gives the place on that is held, by one tap; the page that follows offers to come back. */
export async function action({ context, request, params }: ActionFunctionArgs) {
  const { services, center } = context;
  const { id, code } = await requireManaged(context, request, params.code);
  await declinePlace(services, { actor: patronActor(center.id, id), center, registrationId: id });
  return redirect(`/m/${code}`, 303);
}

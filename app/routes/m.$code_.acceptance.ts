import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { acceptPlace } from "~/app/commands/answer-offer.server";
import { patronActor, requireManaged } from "~/app/http/manage-link.server";

export const loader = ({ params }: LoaderFunctionArgs) => redirect(`/m/${params.code}`);

/** Takes the place that is held, by one tap; where it was given on meanwhile, the page that follows says so. */
export async function action({ context, request, params }: ActionFunctionArgs) {
  const { services, center } = context;
  const { id, code } = await requireManaged(context, request, params.code);
  await acceptPlace(services, { actor: patronActor(center.id, id), center, registrationId: id });
  return redirect(`/m/${code}`, 303);
}

import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { releasePlace } from "~/app/commands/answer-reminder.server";
import { patronActor, requireManaged } from "~/app/http/manage-link.server";
import { refusalPage } from "~/app/http/require-actor.server";

export const loader = ({ params }: LoaderFunctionArgs) => redirect(`/m/${params.code}/answer`);

/** "I am not coming", by one tap; the page that follows offers to take the place again. */
export async function action({ context, request, params }: ActionFunctionArgs) {
  const { services, center } = context;
  const { id, code } = await requireManaged(context, request, params.code);
  const actor = patronActor(center.id, id);
  const result = await releasePlace(services, { actor, center, registrationId: id });
  if (result.outcome === "refused") throw refusalPage(result.reason);
  return redirect(`/m/${code}`, 303);
}

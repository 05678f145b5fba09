import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { endTexts } from "~/app/commands/agree-to-texts.server";
import { patronActor, requireManaged } from "~/app/http/manage-link.server";

export const loader = ({ params }: LoaderFunctionArgs) => redirect(`/m/${params.code}`);

/** The holder wants no more texts. */
export async function action({ context, request, params }: ActionFunctionArgs) {
  const { services, center } = context;
  const { id, code } = await requireManaged(context, request, params.code);
  await endTexts(services, { actor: patronActor(center.id, id), center, registrationId: id });
  return redirect(`/m/${code}`, 303);
}

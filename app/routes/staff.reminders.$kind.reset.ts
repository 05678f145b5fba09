import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { resetMessageText } from "~/app/commands/change-reminders.server";
import { kindOr404, languageAsked } from "~/app/http/reminder-forms.server";
import { requireActor } from "~/app/http/require-actor.server";

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  await requireActor(context, request, "settings.change");
  return redirect(`/staff/reminders/${kindOr404(params.kind)}`);
}

/** Takes a center's own words of a message away. */
export async function action({ context, request, params }: ActionFunctionArgs) {
  const actor = await requireActor(context, request, "settings.change");
  const kind = kindOr404(params.kind);
  const { services, center } = context;
  const locale = languageAsked(request, center);
  await resetMessageText(services, { actor, centerId: center.id, kind, locale });
  return redirect(`/staff/reminders/${kind}?language=${locale}&done=text-reset`, 303);
}

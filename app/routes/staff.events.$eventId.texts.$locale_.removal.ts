import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { writeEventText } from "~/app/commands/write-event-text.server";
import { requireEventText } from "~/app/http/event-text.server";
import { refusalPage } from "~/app/http/require-actor.server";

export const loader = ({ params }: LoaderFunctionArgs) => redirect(`/staff/events/${params.eventId}/texts`);

/** Takes the event's words in a language away: its readers see the event as it was written. */
export async function action({ context, request, params }: ActionFunctionArgs) {
  const { actor, eventId, language } = await requireEventText(context, request, params);
  const { services, center } = context;
  const about = { actor, center, eventId, locale: language.tag, text: null };
  const removed = await writeEventText(services, about);
  if (removed.outcome === "refused") throw refusalPage(removed.reason);
  return redirect(`/staff/events/${eventId}/texts?done=saved`, 303);
}

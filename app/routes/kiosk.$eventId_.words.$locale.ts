import type { LoaderFunctionArgs } from "@remix-run/node";
import { requireKiosk } from "~/app/http/kiosk-event.server";
import { kioskMessages } from "~/app/http/page-messages.server";
import { foundOr404 } from "~/app/http/require-actor.server";
import { spoken } from "~/app/i18n/locales";
import { textOf } from "~/db/queries/event-detail";

/** What the kiosk says in another language, for its script, which stays on one page all evening. */
export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const { event } = await requireKiosk(context, request, params.eventId, "kiosk.open");
  const locale = foundOr404(spoken(params.locale));
  const { title } = textOf(event, locale, context.center.locale);
  return Response.json(
    { title, messages: kioskMessages(locale) },
    { headers: { "Cache-Control": "no-store" } },
  );
}

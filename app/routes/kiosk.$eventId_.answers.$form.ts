import type { ActionFunctionArgs } from "@remix-run/node";
import { requireKiosk } from "~/app/http/kiosk-event.server";
import { foundOr404 } from "~/app/http/require-actor.server";
import { action as checkIn } from "./kiosk.$eventId_.check-ins";
import { action as register } from "./kiosk.$eventId_.registrations";
import { action as tell } from "./kiosk.$eventId_.surveys";
import { action as comeIn } from "./kiosk.$eventId_.walk-ins";

const forms: Readonly<Record<string, typeof checkIn | typeof register | typeof tell | typeof comeIn>> = {
  "check-ins": checkIn,
  registrations: register,
  surveys: tell,
  "walk-ins": comeIn,
};

/** What the page of the same name answers, as JSON for the kiosk's script, which stays on one page all evening. */
export async function action(args: ActionFunctionArgs) {
  const { context, request, params } = args;
  await requireKiosk(context, request, params.eventId, "kiosk.open");
  const answer = foundOr404(Object.hasOwn(forms, params.form ?? "") ? forms[params.form ?? ""] : null);
  const { data, init } = await answer(args);
  const headers = { "Cache-Control": "no-store" };
  return Response.json(data, { status: init?.status ?? 200, headers });
}

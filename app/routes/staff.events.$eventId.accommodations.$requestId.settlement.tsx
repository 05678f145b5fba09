import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { z } from "zod";
import { settleAccommodation } from "~/app/commands/settle-accommodation.server";
import { accommodationStates } from "~/app/domain/accommodations/accommodation";
import { parseForm } from "~/app/http/parse-form.server";
import { refusalPage } from "~/app/http/require-actor.server";
import { idOr404, requireEvent } from "~/app/http/staff-page.server";

const settlementForm = z.strictObject({ state: z.enum(accommodationStates, "not-in-list") });

/** Nothing to read: the buttons stand beside the request. */
export const loader = ({ params }: LoaderFunctionArgs) =>
  redirect(`/staff/events/${idOr404(params.eventId)}/accommodations`);

export async function action({ context, request, params }: ActionFunctionArgs) {
  const { actor, eventId } = await requireEvent(context, request, params, "accommodation.settle");
  const form = await parseForm(request, settlementForm);
  if (!form.ok) throw refusalPage("values-not-accepted");
  const { state } = form.value;
  const requestId = idOr404(params.requestId);
  const settled = await settleAccommodation(context.services, { actor, eventId, requestId, state });
  if (settled.outcome === "refused") throw refusalPage(settled.reason);
  return redirect(`/staff/events/${eventId}/accommodations?done=${state}`, 303);
}

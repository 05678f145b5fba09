import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { z } from "zod";
import { settleConflict } from "~/app/commands/settle-conflict.server";
import { conflictKinds } from "~/app/domain/check-in/reconcile";
import { settlements } from "~/app/domain/check-in/settlement";
import { id } from "~/app/http/fields";
import { parseForm } from "~/app/http/parse-form.server";
import { refusalPage } from "~/app/http/require-actor.server";
import { idOr404, requireEvent } from "~/app/http/staff-page.server";

const settlementForm = z.strictObject({
  registrationId: id,
  scanA: id,
  scanB: id,
  kind: z.enum(conflictKinds, "not-in-list"),
  settledAs: z.enum(settlements, "not-in-list"),
});

/** Nothing to read: the buttons stand beside the conflict. */
export const loader = ({ params }: LoaderFunctionArgs) =>
  redirect(`/staff/events/${idOr404(params.eventId)}/conflicts`);

export async function action({ context, request, params }: ActionFunctionArgs) {
  const { actor, eventId } = await requireEvent(context, request, params, "conflict.settle");
  const form = await parseForm(request, settlementForm);
  if (!form.ok) throw refusalPage("values-not-accepted");
  const { settledAs, ...conflict } = form.value;
  const settled = await settleConflict(context.services, { actor, eventId, conflict, settledAs });
  if (settled.outcome === "refused") throw refusalPage(settled.reason);
  return redirect(`/staff/events/${eventId}/conflicts?done=settled`, 303);
}

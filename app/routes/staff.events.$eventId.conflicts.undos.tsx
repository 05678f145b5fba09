import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { z } from "zod";
import { undoScan } from "~/app/commands/undo-scan.server";
import { id } from "~/app/http/fields";
import { parseForm } from "~/app/http/parse-form.server";
import { refusalPage } from "~/app/http/require-actor.server";
import { idOr404, requireEvent } from "~/app/http/staff-page.server";

const undoForm = z.strictObject({ scanId: id });

/** Nothing to read: the button stands beside the conflict. */
export const loader = ({ params }: LoaderFunctionArgs) =>
  redirect(`/staff/events/${idOr404(params.eventId)}/conflicts`);

/** Takes back a scan that was a mistake, whoever made it. Twice is once. */
export async function action({ context, request, params }: ActionFunctionArgs) {
  const { actor, eventId } = await requireEvent(context, request, params, "scan.undo-any");
  const { services } = context;
  const form = await parseForm(request, undoForm);
  if (!form.ok) throw refusalPage("values-not-accepted");
  const undo = { actor, scanId: form.value.scanId, undoId: services.ids.uuid(), undoneAt: null };
  const undone = await undoScan(services, undo);
  if (undone.outcome === "refused") throw refusalPage(undone.reason);
  return redirect(`/staff/events/${eventId}/conflicts?done=scan-undone`, 303);
}

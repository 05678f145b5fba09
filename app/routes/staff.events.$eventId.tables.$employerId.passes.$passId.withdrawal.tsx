import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { withdrawTablePass } from "~/app/commands/withdraw-table-pass.server";
import { refusalPage } from "~/app/http/require-actor.server";
import { idOr404 } from "~/app/http/staff-page.server";
import { requireTableOf } from "~/app/http/staff-tables.server";

/** Nothing to read: the button stands beside the link. */
export const loader = ({ params }: LoaderFunctionArgs) =>
  redirect(`/staff/events/${idOr404(params.eventId)}/tables/${idOr404(params.employerId)}`);

export async function action({ context, request, params }: ActionFunctionArgs) {
  const { actor, table, base } = await requireTableOf(context, request, params, "table.withdraw");
  const { eventId, employerId } = table;
  const passId = idOr404(params.passId);
  const withdrawn = await withdrawTablePass(context.services, { actor, eventId, employerId, passId });
  if (withdrawn.outcome === "refused") throw refusalPage(withdrawn.reason);
  return redirect(`${base}?done=pass-withdrawn`, 303);
}

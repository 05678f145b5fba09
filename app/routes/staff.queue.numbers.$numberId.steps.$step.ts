import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { changeNumber } from "~/app/commands/queue-numbers.server";
import { numberOr404, stepOr404 } from "~/app/http/queue-page.server";
import { requireStaff } from "~/app/http/require-staff.server";

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  await requireStaff(context, request, "waiting-line.run");
  const { branchId } = await numberOr404(context, params);
  return redirect(`/staff/queue?branch=${branchId}`);
}

/** One tap on one number: call it (again), served, gone, or the last word taken back. */
export async function action({ context, request, params }: ActionFunctionArgs) {
  const actor = await requireStaff(context, request, "waiting-line.run");
  const step = stepOr404(params.step);
  const { id: numberId, branchId } = await numberOr404(context, params);
  const { services, center } = context;
  const changed = await changeNumber(services, { actor, center, numberId, step });
  const told = changed.outcome === "refused" ? `&refused=${changed.reason}` : "";
  return redirect(`/staff/queue?branch=${branchId}${told}`, 303);
}

import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { reportOutcomes } from "~/app/commands/report-outcomes.server";
import { postKey } from "~/app/http/post-key.server";
import { refusalPage } from "~/app/http/require-actor.server";
import { requireOutcomes } from "~/app/http/staff-outcome.server";

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const { href } = await requireOutcomes(context, request, params, "outcome.record");
  return redirect(href);
}

/** "We hired nobody", as an employer told staff. */
export async function action({ context, request, params }: ActionFunctionArgs) {
  const { actor, of, href } = await requireOutcomes(context, request, params, "outcome.record");
  const { services } = context;
  const report = { ...of, formKey: postKey(request, services.ids), how: "staff" as const, actor };
  const reported = await reportOutcomes(services, { ...report, kind: "nobody-hired", lines: [] });
  if (reported.outcome === "refused") throw refusalPage(reported.reason);
  return redirect(`${href}?done=saved`, 303);
}

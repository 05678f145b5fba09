import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { reportOutcomes } from "~/app/commands/report-outcomes.server";
import { requireOutcomeLink } from "~/app/http/outcome-link.server";
import { postKey } from "~/app/http/post-key.server";
import { refusalPage } from "~/app/http/require-actor.server";

export const loader = ({ params }: LoaderFunctionArgs) => redirect(`/outcomes/${params.code}`);

/** "We hired nobody", by one tap. */
export async function action({ context, request, params }: ActionFunctionArgs) {
  const { services } = context;
  const { of, actor, href } = await requireOutcomeLink(context, params.code);
  const report = { ...of, formKey: postKey(request, services.ids), how: "link" as const, actor };
  const reported = await reportOutcomes(services, { ...report, kind: "nobody-hired", lines: [] });
  if (reported.outcome === "refused") throw refusalPage(reported.reason);
  return redirect(`${href}?done=nobody-hired`, 303);
}

import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { renewOutcomeLink } from "~/app/commands/change-outcome-link.server";
import { refusalPage } from "~/app/http/require-actor.server";
import { requireOutcomes } from "~/app/http/staff-outcome.server";

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const { href } = await requireOutcomes(context, request, params, "outcome.link");
  return redirect(href);
}

/** Makes a link, or a new one in place of one that was withdrawn. */
export async function action({ context, request, params }: ActionFunctionArgs) {
  const { actor, of, href } = await requireOutcomes(context, request, params, "outcome.link");
  const changed = await renewOutcomeLink(context.services, { ...of, actor });
  if (changed.outcome === "refused") throw refusalPage(changed.reason);
  return redirect(`${href}?done=saved`, 303);
}

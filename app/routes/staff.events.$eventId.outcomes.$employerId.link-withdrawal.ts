import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { withdrawOutcomeLink } from "~/app/commands/change-outcome-link.server";
import { refusalPage } from "~/app/http/require-actor.server";
import { requireOutcomes } from "~/app/http/staff-outcome.server";

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const { href } = await requireOutcomes(context, request, params, "outcome.link");
  return redirect(href);
}

/** The link opens nothing any more, and the employer is asked no more. */
export async function action({ context, request, params }: ActionFunctionArgs) {
  const { actor, of, href } = await requireOutcomes(context, request, params, "outcome.link");
  const changed = await withdrawOutcomeLink(context.services, { ...of, actor });
  if (changed.outcome === "refused") throw refusalPage(changed.reason);
  return redirect(`${href}?done=saved`, 303);
}

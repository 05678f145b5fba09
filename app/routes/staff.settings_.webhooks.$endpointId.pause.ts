import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { pauseWebhook } from "~/app/commands/change-webhook.server";
import { refusalPage } from "~/app/http/require-actor.server";
import { requireWebhook } from "~/app/http/webhook-page.server";

/** A button of the webhook's page posts here; a typed address leads back to it. */
export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const { base } = await requireWebhook(context, request, params, "webhook.change");
  return redirect(base);
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const { actor, of, base } = await requireWebhook(context, request, params, "webhook.change");
  const paused = await pauseWebhook(context.services, { actor, endpointId: of.endpointId });
  if (paused.outcome === "refused") throw refusalPage(paused.reason);
  return redirect(`${base}?done=paused`, 303);
}

import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { testWebhook } from "~/app/commands/change-webhook.server";
import { postKey } from "~/app/http/post-key.server";
import { refusalPage } from "~/app/http/require-actor.server";
import { requireWebhook } from "~/app/http/webhook-page.server";

/** A button of the webhook's page posts here; a typed address leads back to it. */
export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const { base } = await requireWebhook(context, request, params, "webhook.change");
  return redirect(base);
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const { actor, of, base } = await requireWebhook(context, request, params, "webhook.change");
  const { services } = context;
  const change = { actor, endpointId: of.endpointId, key: postKey(request, services.ids) };
  const sent = await testWebhook(services, change);
  if (sent.outcome === "refused") throw refusalPage(sent.reason);
  return redirect(`${base}?done=test-sent`, 303);
}

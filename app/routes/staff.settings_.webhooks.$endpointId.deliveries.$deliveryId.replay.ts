import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { replayWebhooks } from "~/app/commands/replay-webhooks.server";
import { postKey } from "~/app/http/post-key.server";
import { refusalPage } from "~/app/http/require-actor.server";
import { idOr404 } from "~/app/http/staff-page.server";
import { requireWebhook } from "~/app/http/webhook-page.server";

/** A button of the delivery's page posts here; a typed address leads back to it. */
export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const { base } = await requireWebhook(context, request, params, "webhook.change");
  return redirect(`${base}/deliveries/${idOr404(params.deliveryId)}`);
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const { actor, of, base } = await requireWebhook(context, request, params, "webhook.change");
  const { services } = context;
  const which = { deliveryId: idOr404(params.deliveryId) };
  const change = { actor, endpointId: of.endpointId, which, key: postKey(request, services.ids) };
  const sent = await replayWebhooks(services, change);
  if (sent.outcome === "refused") throw refusalPage(sent.reason);
  return redirect(`${base}?done=replayed`, 303);
}

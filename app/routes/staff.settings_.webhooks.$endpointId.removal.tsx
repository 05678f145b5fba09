import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { removeWebhook } from "~/app/commands/change-webhook.server";
import { ConfirmForm } from "~/app/components/confirm-form";
import { messageOf, statusOf } from "~/app/http/refusals";
import { requireActor } from "~/app/http/require-actor.server";
import { idOr404 } from "~/app/http/staff-page.server";
import { requireWebhook } from "~/app/http/webhook-page.server";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `Remove a webhook - ${page?.centerName}` },
];

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const { endpoint, base } = await requireWebhook(context, request, params, "webhook.remove");
  return { centerName: context.center.name, label: endpoint.label, base };
}

/** One that is gone already is removed, whoever asked first. */
export async function action({ context, request, params }: ActionFunctionArgs) {
  const actor = await requireActor(context, request, "webhook.remove");
  const removed = await removeWebhook(context.services, { actor, endpointId: idOr404(params.endpointId) });
  if (removed.outcome === "removed" || removed.reason === "not-found")
    return redirect("/staff/settings/webhooks?done=removed", 303);
  return data({ errors: { form: messageOf(removed.reason) } }, statusOf(removed.reason));
}

export default function WebhookRemoval() {
  const { label, base } = useLoaderData<typeof loader>();
  const again = useActionData<typeof action>();
  return (
    <ConfirmForm
      title={`Remove “${label}”?`}
      confirmLabel="Remove the webhook"
      backHref={base}
      backLabel="Keep it"
      errors={again?.errors}
    >
      <p>
        What was not sent yet is not sent any more, and its list of deliveries goes with it. You cannot undo
        this. To stop for a while, pause it instead.
      </p>
    </ConfirmForm>
  );
}

import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { createWebhook } from "~/app/commands/create-webhook.server";
import { NewSecret } from "~/app/components/new-secret";
import { WebhookForm } from "~/app/components/webhook-form";
import { notAccepted, refusedForm } from "~/app/http/form-again.server";
import { parseForm } from "~/app/http/parse-form.server";
import { postKey } from "~/app/http/post-key.server";
import { privateHeaders } from "~/app/http/private-headers";
import { requireActor } from "~/app/http/require-actor.server";
import { webhookForm } from "~/app/http/webhook-form.server";
import { webhookPath } from "~/app/http/webhook-page.server";

export const headers = privateHeaders;
export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `Add a webhook - ${page?.centerName}` },
];

export async function loader({ context, request }: LoaderFunctionArgs) {
  await requireActor(context, request, "webhook.create");
  const { services, center } = context;
  return { centerName: center.name, key: postKey(request, services.ids) };
}

export async function action({ context, request }: ActionFunctionArgs) {
  const actor = await requireActor(context, request, "webhook.create");
  const form = await parseForm(request, webhookForm);
  if (!form.ok) return notAccepted(form);
  const { services } = context;
  const endpointId = postKey(request, services.ids);
  const made = await createWebhook(services, { actor, endpointId, ...form.value });
  if (made.outcome === "refused") return refusedForm(made, form.values);
  const { label } = form.value;
  const shown = { secret: made.secret, label, href: webhookPath(endpointId) };
  return data({ errors: {}, values: {}, shown }, 201);
}

export default function AddWebhook() {
  const { key } = useLoaderData<typeof loader>();
  const again = useActionData<typeof action>();
  return again !== undefined && "shown" in again ? (
    <NewSecret {...again.shown} />
  ) : (
    <WebhookForm
      title="Add a webhook"
      lead="Another program is told at once of what happens here."
      action={`/staff/settings/webhooks/new?key=${key}`}
      submitLabel="Add the webhook"
      backHref="/staff/settings/webhooks"
      backLabel="Back to webhooks"
      errors={again?.errors}
      values={again?.values}
    />
  );
}

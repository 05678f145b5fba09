import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { editWebhook } from "~/app/commands/edit-webhook.server";
import { WebhookForm } from "~/app/components/webhook-form";
import { notAccepted, refusedForm } from "~/app/http/form-again.server";
import { parseForm } from "~/app/http/parse-form.server";
import { webhookForm, webhookValues } from "~/app/http/webhook-form.server";
import { requireWebhook } from "~/app/http/webhook-page.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Edit ${data?.label} - ${data?.centerName}` },
];

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const { endpoint, base } = await requireWebhook(context, request, params, "webhook.change");
  const { name: centerName } = context.center;
  return { base, label: endpoint.label, values: webhookValues(endpoint), centerName };
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const { actor, of, base } = await requireWebhook(context, request, params, "webhook.change");
  const form = await parseForm(request, webhookForm);
  if (!form.ok) return notAccepted(form);
  const change = { actor, endpointId: of.endpointId, ...form.value };
  const edited = await editWebhook(context.services, change);
  if (edited.outcome === "refused") return refusedForm(edited, form.values);
  return redirect(`${base}?done=edited`, 303);
}

export default function EditWebhook() {
  const { base, label, values } = useLoaderData<typeof loader>();
  const again = useActionData<typeof action>();
  return (
    <WebhookForm
      title={`Edit “${label}”`}
      lead="Its secret stays the same. Where another program gets it from now on, make a new secret too."
      action={`${base}/edit`}
      submitLabel="Save the webhook"
      backHref={base}
      backLabel="Back to the webhook"
      errors={again?.errors}
      values={again?.values ?? values}
    />
  );
}

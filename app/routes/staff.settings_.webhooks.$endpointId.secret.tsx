import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { rotateWebhookSecret } from "~/app/commands/change-webhook.server";
import { ConfirmForm } from "~/app/components/confirm-form";
import { momentInWords } from "~/app/components/event-when";
import { NewSecret } from "~/app/components/new-secret";
import { postKey } from "~/app/http/post-key.server";
import { privateHeaders } from "~/app/http/private-headers";
import { messageOf, statusOf } from "~/app/http/refusals";
import { requireWebhook } from "~/app/http/webhook-page.server";

export const headers = privateHeaders;
export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `Make a new secret - ${page?.centerName}` },
];

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const { endpoint, base } = await requireWebhook(context, request, params, "webhook.change");
  const { services, center } = context;
  return { centerName: center.name, label: endpoint.label, base, key: postKey(request, services.ids) };
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const { actor, of, endpoint, base } = await requireWebhook(context, request, params, "webhook.change");
  const { services, center } = context;
  const change = { actor, endpointId: of.endpointId, secretId: postKey(request, services.ids) };
  const made = await rotateWebhookSecret(services, change);
  if (made.outcome === "refused") {
    return data({ errors: { form: messageOf(made.reason) } }, statusOf(made.reason));
  }
  const previousUntil = momentInWords(made.previousUntil, center.timeZone);
  const shown = { secret: made.secret, label: endpoint.label, href: base, previousUntil };
  return data({ errors: {}, shown }, 201);
}

export default function WebhookSecret() {
  const { label, base, key } = useLoaderData<typeof loader>();
  const again = useActionData<typeof action>();
  if (again !== undefined && "shown" in again) return <NewSecret {...again.shown} />;
  return (
    <ConfirmForm
      title={`Make a new secret for “${label}”?`}
      confirmLabel="Make a new secret"
      kind="primary"
      action={`${base}/secret?key=${key}`}
      backHref={base}
      backLabel="Keep the old one"
      errors={again?.errors}
    >
      <p>
        For 24 hours both secrets sign, so that its receiver has time to change over. After that the old one
        no longer does.
      </p>
    </ConfirmForm>
  );
}

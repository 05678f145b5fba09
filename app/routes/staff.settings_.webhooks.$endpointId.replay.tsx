import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { replayWebhooks } from "~/app/commands/replay-webhooks.server";
import { ConfirmForm } from "~/app/components/confirm-form";
import { TextField } from "~/app/components/field";
import { dayStart } from "~/app/domain/time/day-start";
import { notAccepted, refusedForm } from "~/app/http/form-again.server";
import { parseForm } from "~/app/http/parse-form.server";
import { postKey } from "~/app/http/post-key.server";
import { replayForm } from "~/app/http/webhook-form.server";
import { requireWebhook } from "~/app/http/webhook-page.server";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `Send failed webhooks again - ${page?.centerName}` },
];

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const { endpoint, base } = await requireWebhook(context, request, params, "webhook.change");
  const { services, center } = context;
  return { centerName: center.name, label: endpoint.label, base, key: postKey(request, services.ids) };
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const { actor, of, base } = await requireWebhook(context, request, params, "webhook.change");
  const form = await parseForm(request, replayForm);
  if (!form.ok) return notAccepted(form);
  const { services, center } = context;
  const since = form.value.since === null ? null : dayStart(form.value.since, center.timeZone);
  const which = { failedSince: since ?? new Date(0) };
  const change = { actor, endpointId: of.endpointId, which, key: postKey(request, services.ids) };
  const sent = await replayWebhooks(services, change);
  if (sent.outcome === "refused") return refusedForm(sent, form.values);
  return redirect(`${base}?done=${sent.count > 0 ? "replayed" : "unchanged"}`, 303);
}

export default function WebhookReplay() {
  const { label, base, key } = useLoaderData<typeof loader>();
  const again = useActionData<typeof action>();
  return (
    <ConfirmForm
      title={`Send what failed to “${label}” again?`}
      confirmLabel="Send them again"
      kind="primary"
      action={`${base}/replay?key=${key}`}
      backHref={base}
      backLabel="Back to the webhook"
      errors={again?.errors}
    >
      <p>Each keeps its webhook-id, so that a receiver which has it already knows it.</p>
      <TextField
        name="since"
        type="date"
        label="Written since"
        hint="Leave it empty for all of the last 30 days."
        width="short"
        optional
        errors={again?.errors}
        values={again?.values}
      />
    </ConfirmForm>
  );
}

import type { LoaderFunctionArgs } from "@remix-run/node";
import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { WebhookNotice } from "~/app/components/webhook-notice";
import { WebhookPage } from "~/app/components/webhook-page";
import { queryOf } from "~/app/http/staff-page.server";
import { loadDeliveries, requireWebhook } from "~/app/http/webhook-page.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.page.endpoint.label} - ${data?.centerName}` },
];

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const { of, endpoint, base } = await requireWebhook(context, request, params, "webhook.list");
  const { services, center } = context;
  const log = await loadDeliveries(context, request, of);
  return {
    page: { base, endpoint, log, postKey: services.ids.uuid(), now: services.clock.now() },
    done: queryOf(request, "done"),
    centerName: center.name,
    timeZone: center.timeZone,
  };
}

export default function Webhook() {
  const { page, done, timeZone } = useLoaderData<typeof loader>();
  return (
    <>
      <WebhookNotice done={done} />
      <WebhookPage {...page} timeZone={timeZone} />
    </>
  );
}

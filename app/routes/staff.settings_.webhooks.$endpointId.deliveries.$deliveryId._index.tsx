import type { LoaderFunctionArgs } from "@remix-run/node";
import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { DeliveryPage } from "~/app/components/delivery-page";
import { foundOr404 } from "~/app/http/require-actor.server";
import { idOr404 } from "~/app/http/staff-page.server";
import { requireWebhook } from "~/app/http/webhook-page.server";
import { findDelivery } from "~/db/queries/webhooks";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Delivery to ${data?.page.label} - ${data?.centerName}` },
];

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const { of, endpoint, base } = await requireWebhook(context, request, params, "webhook.list");
  const { services, center } = context;
  const deliveryId = idOr404(params.deliveryId);
  const delivery = foundOr404(await findDelivery(services.db, { ...of, deliveryId }));
  return {
    page: { base, label: endpoint.label, delivery, postKey: services.ids.uuid() },
    centerName: center.name,
    timeZone: center.timeZone,
  };
}

export default function Delivery() {
  const { page, timeZone } = useLoaderData<typeof loader>();
  return <DeliveryPage {...page} timeZone={timeZone} />;
}

import type { LoaderFunctionArgs } from "@remix-run/node";
import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { ButtonLink } from "~/app/components/button";
import { EmptyState } from "~/app/components/empty-state";
import { PageHead } from "~/app/components/page-head";
import { WebhookNotice } from "~/app/components/webhook-notice";
import { WebhookTable } from "~/app/components/webhook-table";
import { requireActor } from "~/app/http/require-actor.server";
import { queryOf } from "~/app/http/staff-page.server";
import { listEndpoints } from "~/db/queries/webhooks";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `Webhooks - ${data?.centerName}` }];

export async function loader({ context, request }: LoaderFunctionArgs) {
  await requireActor(context, request, "webhook.list");
  const { services, center } = context;
  return {
    endpoints: await listEndpoints(services.db, { centerId: center.id }),
    done: queryOf(request, "done"),
    centerName: center.name,
    timeZone: center.timeZone,
  };
}

export default function Webhooks() {
  const { endpoints, done, timeZone } = useLoaderData<typeof loader>();
  const add = <ButtonLink href="/staff/settings/webhooks/new">Add a webhook</ButtonLink>;
  return (
    <>
      <WebhookNotice done={done} />
      <PageHead
        title="Webhooks"
        lead={
          <>
            They tell another program at once of what happens here.{" "}
            <a href="/api/docs#webhooks">What they say</a>
          </>
        }
        actions={endpoints.length > 0 && add}
      />
      {endpoints.length === 0 ? (
        <EmptyState title="No webhooks yet" action={add}>
          Add one where a dashboard or another system is to follow events, registrations or the door.
        </EmptyState>
      ) : (
        <WebhookTable rows={endpoints} timeZone={timeZone} />
      )}
    </>
  );
}

import { type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { LivePage } from "~/app/components/live-page";
import { RequestDone } from "~/app/components/request-done";
import { RequestPage } from "~/app/components/request-page";
import { findOwn } from "~/app/http/own-event.server";
import { privateHeaders } from "~/app/http/private-headers";
import { requestView } from "~/app/http/request-view.server";
import { requireEmployer } from "~/app/http/require-employer.server";
import { queryOf } from "~/app/http/staff-page.server";

export const headers = privateHeaders;
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.event.title} - ${data?.centerName}` },
];

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const actor = await requireEmployer(context, request, "event.read");
  const { eventId, event, draft } = await findOwn(context, actor, params);
  if (event === null) throw redirect(`/employer/events/${eventId}/edit`);
  return {
    event: await requestView(context, actor, event, draft !== null),
    now: context.services.clock.now(),
    done: queryOf(request, "done"),
    centerName: context.center.name,
  };
}

export default function Request() {
  const { event, now, done } = useLoaderData<typeof loader>();
  return (
    <>
      <RequestDone done={done} />
      <RequestPage event={event} now={now} />
      {event.status === "published" && <LivePage eventId={event.id} />}
    </>
  );
}

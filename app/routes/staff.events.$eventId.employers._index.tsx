import type { LoaderFunctionArgs } from "@remix-run/node";
import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { DoneNotice } from "~/app/components/done-notice";
import { FairEmployersPage, fairFilters } from "~/app/components/fair-employers-page";
import { LivePage } from "~/app/components/live-page";
import { StaffEventHead } from "~/app/components/staff-event-head";
import { fairRows, requireFair } from "~/app/http/fair-page.server";
import { idOrUndefined, queryOf } from "~/app/http/staff-page.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Employers of ${data?.head.title} - ${data?.centerName}` },
];

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const found = await requireFair(context, request, params, "fair.read");
  const { head, eventId, event, fair } = found;
  const show = queryOf(request, "show");
  return {
    head,
    eventId,
    ...fair,
    rows: await fairRows(context, found),
    filter: fairFilters.find((known) => known === show) ?? null,
    asked: { query: queryOf(request, "q") ?? "", after: idOrUndefined(queryOf(request, "after")) },
    isFair: event.type === "job-fair",
    isLive: event.status === "published",
    done: queryOf(request, "done"),
    centerName: context.center.name,
  };
}

export default function Employers() {
  const { head, done, isLive, ...page } = useLoaderData<typeof loader>();
  return (
    <>
      <DoneNotice done={done} />
      <StaffEventHead event={head} current="employers" title="Employers" />
      <FairEmployersPage {...page} zone={head.zone} />
      {isLive && <LivePage eventId={page.eventId} />}
    </>
  );
}

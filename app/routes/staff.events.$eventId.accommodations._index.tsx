import type { LoaderFunctionArgs } from "@remix-run/node";
import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { AccessRequestTable } from "~/app/components/access-request-table";
import { EmptyState } from "~/app/components/empty-state";
import { StaffEventHead } from "~/app/components/staff-event-head";
import { Stat, StatRow } from "~/app/components/stat";
import { ToldNotice } from "~/app/components/told-notice";
import { dayWords } from "~/app/domain/time/wording";
import { accessRequests } from "~/app/http/access-requests.server";
import { cutOffOf } from "~/app/http/accommodation-view.server";
import { queryOf, requireEvent } from "~/app/http/staff-page.server";
import { countAccommodations } from "~/db/queries/accommodations";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Access requests for ${data?.head.title} - ${data?.centerName}` },
];

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const { event, of, head } = await requireEvent(context, request, params, "accommodation.list");
  const { services, center } = context;
  const [requests, counts] = await Promise.all([
    accessRequests(context, event),
    countAccommodations(services.db, of),
  ]);
  const { lastDay } = cutOffOf(center, event);
  const day = dayWords(new Date(`${lastDay}T00:00:00Z`), "UTC", "en-US");
  return { head, requests, counts, day, done: queryOf(request, "done"), centerName: center.name };
}

const words: Record<string, string> = {
  met: "Marked as met.",
  "not-met": "Marked as not met.",
  asked: "It is open again.",
};

export default function AccessRequests() {
  const { head, requests, counts, day, done } = useLoaderData<typeof loader>();
  return (
    <>
      <ToldNotice words={words} done={done} />
      <StaffEventHead event={head} current="accommodations" title="Access requests" />
      <StatRow>
        <Stat figure={counts.asked} label="asked" definition="Requests of people who may come" />
        <Stat figure={counts.met} label="met" definition="Marked as met by staff" />
        <Stat figure={counts.notMet} label="not met" definition="Marked as not met by staff" />
      </StatRow>
      <p>
        In time until {day}. Later requests are taken too. Only staff see this page: do not print it or pass
        it on.
      </p>
      {requests.length > 0 ? (
        <AccessRequestTable eventId={head.id} requests={requests} zone={head.zone} />
      ) : (
        <EmptyState title={counts.asked > 0 ? "Details are no longer kept" : "Nobody has asked"}>
          {counts.asked > 0
            ? "Who asked and for what is deleted soon after an event. The counts stay."
            : "Visitors can ask on the form for a ticket and on their ticket's page."}
        </EmptyState>
      )}
    </>
  );
}

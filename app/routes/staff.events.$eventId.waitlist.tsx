import type { LoaderFunctionArgs } from "@remix-run/node";
import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { EmptyState } from "~/app/components/empty-state";
import { LivePage } from "~/app/components/live-page";
import { StaffEventHead } from "~/app/components/staff-event-head";
import { Stat, StatRow } from "~/app/components/stat";
import { WaitlistTable } from "~/app/components/waitlist-table";
import { requireEvent } from "~/app/http/staff-page.server";
import { waitingViews } from "~/app/http/waitlist-view.server";
import { findEventCounts, listLine } from "~/db/queries/waitlist";

/** More than stand in any line that staff can work through. */
const limit = 300;

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Waitlist of ${data?.head.title} - ${data?.centerName}` },
];

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const { of, head } = await requireEvent(context, request, params, "registration.list");
  const { services, center } = context;
  const [counts, line] = await Promise.all([
    findEventCounts(services.db, of),
    listLine(services.db, { ...of, limit }),
  ]);
  return { head, counts, rows: waitingViews(services, line), centerName: center.name };
}

export default function Waitlist() {
  const { head, counts, rows } = useLoaderData<typeof loader>();
  return (
    <>
      <StaffEventHead event={head} current="waitlist" title="Waitlist" />
      <StatRow live="figures">
        <Stat figure={counts.waiting} label="waiting" definition="People without a place yet" />
        <Stat figure={counts.offered} label="held" definition="Places offered and not answered" />
      </StatRow>
      <p>
        A place that comes free is offered by itself to whoever is next. A party larger than what is free
        keeps its turn, and the next that fits is asked.
      </p>
      {rows.length === 0 ? (
        <EmptyState title="Nobody waits">Who finds the event full joins here.</EmptyState>
      ) : (
        <WaitlistTable eventId={head.id} rows={rows} zone={head.zone} />
      )}
      {head.status === "published" && <LivePage eventId={head.id} />}
    </>
  );
}

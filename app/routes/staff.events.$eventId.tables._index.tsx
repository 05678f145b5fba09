import type { LoaderFunctionArgs } from "@remix-run/node";
import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { EmptyState } from "~/app/components/empty-state";
import { LivePage } from "~/app/components/live-page";
import { StaffEventHead } from "~/app/components/staff-event-head";
import { TableCounts } from "~/app/components/table-counts";
import { requireEvent } from "~/app/http/staff-page.server";
import { tableRows } from "~/app/http/staff-tables.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Tables: ${data?.head.title} - ${data?.centerName}` },
];

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const { of, event, head } = await requireEvent(context, request, params, "table.count");
  const tables = await tableRows(context, of, event);
  return { head, tables, isPublished: event.status === "published", centerName: context.center.name };
}

export default function Tables() {
  const { head, tables, isPublished } = useLoaderData<typeof loader>();
  return (
    <>
      <StaffEventHead event={head} current="tables" title="Tables" />
      <p className="prose">
        How many visits each table had, and how many phones are signed in there. Nobody keeps who was only
        counted, so whoever comes back counts again. Who shares, and what employers note of them, is for the
        employers alone.
      </p>
      {tables.length === 0 ? (
        <EmptyState title="No employer yet">Tables show once an employer is accepted.</EmptyState>
      ) : (
        <TableCounts tables={tables} base={`/staff/events/${head.id}/tables`} />
      )}
      {isPublished && <LivePage eventId={head.id} />}
    </>
  );
}

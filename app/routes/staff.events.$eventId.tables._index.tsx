import type { LoaderFunctionArgs } from "@remix-run/node";
import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { EmptyState } from "~/app/components/empty-state";
import { LivePage } from "~/app/components/live-page";
import { StaffEventHead } from "~/app/components/staff-event-head";
import { TableCounts } from "~/app/components/table-counts";
import { TableLinks } from "~/app/components/table-links";
import { ToldNotice } from "~/app/components/told-notice";
import { tablesCloseAt } from "~/app/domain/sharing/visit";
import { queryOf, requireEvent } from "~/app/http/staff-page.server";
import { tableRows } from "~/app/http/staff-tables.server";
import { listTablesWithoutPass } from "~/db/queries/table-phones";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Tables: ${data?.head.title} - ${data?.centerName}` },
];

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const { of, event, head } = await requireEvent(context, request, params, "table.count");
  const { services, center } = context;
  const now = services.clock.now();
  const isOpen = event.status === "published" && now < tablesCloseAt(event);
  return {
    ...{ head, tables: await tableRows(context, of, event), isPublished: event.status === "published" },
    unlinked: isOpen ? (await listTablesWithoutPass(services.db, { ...of, now })).length : 0,
    ...{ done: queryOf(request, "done"), centerName: center.name },
  };
}

const told = { "links-made": "The links are made and on their way by e-mail." };

export default function Tables() {
  const { head, tables, isPublished, unlinked, done } = useLoaderData<typeof loader>();
  return (
    <>
      <ToldNotice words={told} done={done} />
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
      {unlinked > 0 && <TableLinks count={unlinked} action={`/staff/events/${head.id}/tables/links`} />}
      {isPublished && <LivePage eventId={head.id} />}
    </>
  );
}

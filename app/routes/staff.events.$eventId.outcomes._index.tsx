import type { LoaderFunctionArgs } from "@remix-run/node";
import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { AskedTable } from "~/app/components/asked-table";
import { EmptyState } from "~/app/components/empty-state";
import { StaffEventHead } from "~/app/components/staff-event-head";
import { requireEvent } from "~/app/http/staff-page.server";
import { listAskedEmployers } from "~/db/queries/outcome-asks";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Outcomes of ${data?.head.title} - ${data?.centerName}` },
];

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const { of, head } = await requireEvent(context, request, params, "outcome.list");
  const rows = await listAskedEmployers(context.services.db, of);
  return { head, rows, centerName: context.center.name };
}

export default function Outcomes() {
  const { head, rows } = useLoaderData<typeof loader>();
  return (
    <>
      <StaffEventHead event={head} current="outcomes" title="Outcomes" />
      <p>
        Employers are asked by e-mail 7, 30 and 90 days after the event, and reminded twice each time until
        they answer. You can enter what one tells you on the phone.
      </p>
      {rows.length === 0 ? (
        <EmptyState title="No employer takes part">An employer that you accept is asked.</EmptyState>
      ) : (
        <AskedTable eventId={head.id} rows={rows} zone={head.zone} />
      )}
    </>
  );
}

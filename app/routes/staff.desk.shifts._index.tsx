import type { LoaderFunctionArgs } from "@remix-run/node";
import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { BatchTable } from "~/app/components/batch-table";
import { ButtonLink } from "~/app/components/button";
import { DeskNav } from "~/app/components/desk-nav";
import { DoneNotice } from "~/app/components/done-notice";
import { EmptyState } from "~/app/components/empty-state";
import { PageHead } from "~/app/components/page-head";
import { mayDo } from "~/app/domain/access/operations";
import { batchViews } from "~/app/http/batch-views.server";
import { requireStaff } from "~/app/http/require-staff.server";
import { queryOf } from "~/app/http/staff-page.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Past shifts - ${data?.centerName}` },
];

export async function loader({ context, request }: LoaderFunctionArgs) {
  const actor = await requireStaff(context, request, "inquiry.log");
  const { name: centerName, timeZone: zone } = context.center;
  const batches = await batchViews(context, actor, "bulk");
  const isAdmin = mayDo(actor, "inquiry-category.change");
  return { batches, zone, isAdmin, done: queryOf(request, "done"), centerName };
}

export default function PastShifts() {
  const { batches, zone, isAdmin, done } = useLoaderData<typeof loader>();
  const add = <ButtonLink href="/staff/desk/shifts/new">Log a past shift</ButtonLink>;
  return (
    <>
      <DoneNotice done={done} />
      <PageHead
        title="Past shifts"
        lead="For tallies kept on paper: one number a category, entered at once."
        actions={batches.length > 0 && add}
      />
      <DeskNav current="/staff/desk/shifts" isAdmin={isAdmin} />
      {batches.length === 0 ? (
        <EmptyState title="No past shift yet" action={add}>
          A shift that was counted on paper can be entered here at its end, or later.
        </EmptyState>
      ) : (
        <BatchTable caption="Past shifts that were entered" batches={batches} zone={zone} />
      )}
    </>
  );
}

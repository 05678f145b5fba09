import type { LoaderFunctionArgs } from "@remix-run/node";
import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { ButtonLink } from "~/app/components/button";
import { DoneNotice } from "~/app/components/done-notice";
import { EmptyState } from "~/app/components/empty-state";
import { PageHead } from "~/app/components/page-head";
import { ResourceTable } from "~/app/components/resource-table";
import { requireStaff } from "~/app/http/require-staff.server";
import { resourceRows } from "~/app/http/resource-form.server";
import { queryOf } from "~/app/http/staff-page.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Help pages - ${data?.centerName}` },
];

export async function loader({ context, request }: LoaderFunctionArgs) {
  await requireStaff(context, request, "resource.list");
  const rows = await resourceRows(context);
  return { rows, done: queryOf(request, "done"), centerName: context.center.name };
}

export default function Resources() {
  const { rows, done } = useLoaderData<typeof loader>();
  const add = <ButtonLink href="/staff/resources/new">Write a page</ButtonLink>;
  return (
    <>
      <DoneNotice done={done} />
      <PageHead
        title="Help pages"
        lead="What your center helps with, in the order that visitors see."
        actions={
          rows.length > 0 && (
            <>
              {add}
              <ButtonLink kind="secondary" href="/staff/resources/readiness">
                Before you come
              </ButtonLink>
            </>
          )
        }
      />
      {rows.length > 0 ? (
        <ResourceTable rows={rows} />
      ) : (
        <EmptyState title="No pages yet" action={add}>
          Write one about your resume help first. Visitors find it under “Help with your job search”.
        </EmptyState>
      )}
      <p>
        <a href="/help">See the public pages</a>
      </p>
    </>
  );
}

import type { LoaderFunctionArgs } from "@remix-run/node";
import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { ButtonLink } from "~/app/components/button";
import { DataTable } from "~/app/components/data-table";
import { DoneNotice } from "~/app/components/done-notice";
import { EmptyState } from "~/app/components/empty-state";
import { PageHead } from "~/app/components/page-head";
import { requireStaff } from "~/app/http/require-staff.server";
import { queryOf } from "~/app/http/staff-page.server";
import { listReplyTemplates } from "~/db/queries/reply-templates";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `Templates - ${data?.centerName}` }];

export async function loader({ context, request }: LoaderFunctionArgs) {
  await requireStaff(context, request, "template.change");
  const { services, center } = context;
  const templates = await listReplyTemplates(services.db, { centerId: center.id });
  return { templates, done: queryOf(request, "done"), centerName: center.name };
}

export default function Templates() {
  const { templates, done } = useLoaderData<typeof loader>();
  const add = <ButtonLink href="/staff/templates/new">Write a template</ButtonLink>;
  return (
    <>
      <DoneNotice done={done} />
      <PageHead
        title="Templates"
        lead="Words that you write to employers again and again. Choose one when you write a message."
        actions={templates.length > 0 && add}
      />
      {templates.length === 0 ? (
        <EmptyState title="No templates yet" action={add}>
          Write one for what you ask most often, such as what an opening lacks.
        </EmptyState>
      ) : (
        <DataTable
          caption="Templates, by name"
          isCaptionHidden
          rows={templates}
          rowKey={({ id }) => id}
          columns={[
            {
              key: "name",
              header: "Name",
              isRowHeader: true,
              cell: ({ id, name }) => <a href={`/staff/templates/${id}`}>{name}</a>,
            },
            { key: "text", header: "Words", cell: ({ text }) => <span className="keep-lines">{text}</span> },
            {
              key: "removal",
              header: "Remove",
              isHeaderHidden: true,
              cell: ({ id, name }) => (
                <a href={`/staff/templates/${id}/removal`}>
                  Remove<span className="visually-hidden">: {name}</span>
                </a>
              ),
            },
          ]}
        />
      )}
    </>
  );
}

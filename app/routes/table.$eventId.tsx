import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { askAtTable } from "~/app/commands/ask-at-table.server";
import { TableGone } from "~/app/components/table-gone";
import { scriptSafeJson } from "~/app/domain/events/job-posting";
import { isTableOpen, tablesCloseAt } from "~/app/domain/sharing/visit";
import { notAccepted, refusedForm } from "~/app/http/form-again.server";
import { offeredBy } from "~/app/http/offered-languages.server";
import { parseForm } from "~/app/http/parse-form.server";
import { privateHeaders } from "~/app/http/private-headers";
import { requireTable, tableCounts } from "~/app/http/table-event.server";
import { tableForm } from "~/app/http/table-form.server";
import { choiceCatalogue } from "~/app/http/table-words.server";
import { spokenOr } from "~/app/i18n/locales";
import { tableStyles } from "~/app/styles/links";
import { TablePage } from "~/app/table/table-page";
import { tablePropsId, tableRoot } from "~/app/table/table-props";

export const links = tableStyles;
export const headers = privateHeaders;
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data?.title ? `Table: ${data.title} - ${data.centerName}` : "Table" },
];

export async function loader({ context, params }: LoaderFunctionArgs) {
  const { of, event, title, employerName } = await requireTable(context, params, "table.open");
  const { services, center } = context;
  return {
    ...{ eventId: of.eventId, title, employerName, centerName: center.name, zone: event.zone },
    locale: spokenOr(center.locale),
    words: choiceCatalogue(employerName),
    offered: offeredBy(center),
    isOpen: isTableOpen(event, services.clock.now()),
    closesAt: tablesCloseAt(event),
    counts: await tableCounts(context, of),
    script: context.tableScript,
  };
}

/** Without scripts: asks the visitor whose ticket this is, on a page of their own. */
export async function action({ context, request, params }: ActionFunctionArgs) {
  const { actor, of } = await requireTable(context, params, "table.open");
  const form = await parseForm(request, tableForm);
  if (!form.ok) return notAccepted(form);
  const asked = await askAtTable(context.services, { actor, eventId: of.eventId, text: form.value.code });
  if (asked.outcome === "refused") return refusedForm(asked, form.values);
  return redirect(`/table/${of.eventId}/visits/${asked.visitId}`, 303);
}

/** The table's own script takes over; it opens the same page without the server. */
export default function Table() {
  const { script, ...props } = useLoaderData<typeof loader>();
  const again = useActionData<typeof action>();
  return (
    <>
      {again && (
        <p className="field-error" role="alert">
          {Object.values(again.errors).join(" ")}
        </p>
      )}
      <div id={tableRoot}>
        <TablePage {...props} />
      </div>
      <script
        id={tablePropsId}
        type="application/json"
        dangerouslySetInnerHTML={{ __html: scriptSafeJson(props) }}
      />
      {script !== null && <script type="module" src={script} />}
    </>
  );
}

export const ErrorBoundary = TableGone;

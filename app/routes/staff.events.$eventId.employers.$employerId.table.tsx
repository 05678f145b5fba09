import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { assignTable } from "~/app/commands/assign-table.server";
import { FairTableForm } from "~/app/components/fair-forms";
import { PageHead } from "~/app/components/page-head";
import { tableForm } from "~/app/http/fair-forms.server";
import { requireFairEmployer } from "~/app/http/fair-page.server";
import { notAccepted, refusedForm } from "~/app/http/form-again.server";
import { parseForm } from "~/app/http/parse-form.server";
import { idOr404, requireEventActor } from "~/app/http/staff-page.server";

const operation = "fair.change";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `The table of ${data?.legalName} - ${data?.centerName}` },
];

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const { eventId, employerId, row } = await requireFairEmployer(context, request, params, operation);
  if (row.standing !== "accepted") throw redirect(`/staff/events/${eventId}/employers/${employerId}`);
  return {
    backHref: `/staff/events/${eventId}/employers/${employerId}`,
    legalName: row.legalName,
    values: { tableNo: row.tableNo === null ? "" : String(row.tableNo), equipment: row.equipment ?? "" },
    centerName: context.center.name,
  };
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const { actor, eventId } = await requireEventActor(context, request, params, operation);
  const employerId = idOr404(params.employerId);
  const form = await parseForm(request, tableForm);
  if (!form.ok) return notAccepted(form);
  const { services, center } = context;
  const assigned = await assignTable(services, { actor, center, eventId, employerId, ...form.value });
  if (assigned.outcome === "refused") return refusedForm(assigned, form.values);
  return redirect(`/staff/events/${eventId}/employers/${employerId}?done=saved`, 303);
}

export default function EmployerTable() {
  const { backHref, legalName, values } = useLoaderData<typeof loader>();
  const again = useActionData<typeof action>();
  return (
    <>
      <PageHead title="Set the table" lead={<a href={backHref}>{legalName}</a>} />
      <FairTableForm errors={again?.errors} values={again?.values ?? values} backHref={backHref} />
    </>
  );
}

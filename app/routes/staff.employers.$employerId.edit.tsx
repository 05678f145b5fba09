import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { editEmployer } from "~/app/commands/edit-employer.server";
import { OrganizationForm } from "~/app/components/organization-form";
import { PageHead } from "~/app/components/page-head";
import { notAccepted, refusedForm } from "~/app/http/form-again.server";
import { organizationForm, organizationValues } from "~/app/http/organization-form.server";
import { parseForm } from "~/app/http/parse-form.server";
import { requireEmployer } from "~/app/http/staff-employer.server";

const operation = "employer.change";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Edit ${data?.name} - ${data?.centerName}` },
];

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const { employer } = await requireEmployer(context, request, params, operation);
  const values = organizationValues(employer);
  return { id: employer.id, name: employer.legalName, values, centerName: context.center.name };
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const { actor, of } = await requireEmployer(context, request, params, operation);
  const form = await parseForm(request, organizationForm);
  if (!form.ok) return notAccepted(form);
  const { isAttested: _notAsked, ...employer } = form.value;
  const edited = await editEmployer(context.services, { actor, ...of, employer });
  if (edited.outcome === "refused") return refusedForm(edited, form.values);
  const done = edited.changed.length > 0 ? "saved" : "unchanged";
  return redirect(`/staff/employers/${of.employerId}?done=${done}`, 303);
}

export default function EditEmployer() {
  const { id, name, values } = useLoaderData<typeof loader>();
  const again = useActionData<typeof action>();
  return (
    <>
      <PageHead title={`Edit ${name}`} lead={<a href={`/staff/employers/${id}`}>Back to the employer</a>} />
      <OrganizationForm errors={again?.errors} values={again?.values ?? values} statements={[]} save="Save" />
    </>
  );
}

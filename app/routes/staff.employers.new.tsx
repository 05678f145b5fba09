import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { createEmployer } from "~/app/commands/create-employer.server";
import { OrganizationForm } from "~/app/components/organization-form";
import { PageHead } from "~/app/components/page-head";
import { notAccepted } from "~/app/http/form-again.server";
import { organizationForm } from "~/app/http/organization-form.server";
import { parseForm } from "~/app/http/parse-form.server";
import { postKey } from "~/app/http/post-key.server";
import { requireStaff } from "~/app/http/require-staff.server";

const operation = "employer.create";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Add an employer - ${data?.centerName}` },
];

export async function loader({ context, request }: LoaderFunctionArgs) {
  await requireStaff(context, request, operation);
  return { key: postKey(request, context.services.ids), centerName: context.center.name };
}

export async function action({ context, request }: ActionFunctionArgs) {
  const actor = await requireStaff(context, request, operation);
  const form = await parseForm(request, organizationForm);
  if (!form.ok) return notAccepted(form);
  const { services, center } = context;
  const { isAttested: _notAsked, ...employer } = form.value;
  const employerId = postKey(request, services.ids);
  await createEmployer(services, { actor, centerId: center.id, employer, employerId });
  return redirect(`/staff/employers/${employerId}?done=added`, 303);
}

export default function NewEmployer() {
  const { key } = useLoaderData<typeof loader>();
  const again = useActionData<typeof action>();
  return (
    <>
      <PageHead
        title="Add an employer"
        lead="An employer that you add counts as vetted by you. Add one that you know or have checked."
      />
      <OrganizationForm
        errors={again?.errors}
        values={again?.values ?? {}}
        statements={[]}
        save="Add the employer"
        action={`/staff/employers/new?key=${key}`}
      />
    </>
  );
}

import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { type MetaFunction, useActionData } from "@remix-run/react";
import { createBranch } from "~/app/commands/create-place.server";
import { PageHead } from "~/app/components/page-head";
import { BranchForm } from "~/app/components/place-forms";
import { notAccepted, refusedForm } from "~/app/http/form-again.server";
import { parseForm } from "~/app/http/parse-form.server";
import { branchForm } from "~/app/http/place-forms.server";
import { requireStaff } from "~/app/http/require-staff.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Add a branch - ${data?.centerName}` },
];

export async function loader({ context, request }: LoaderFunctionArgs) {
  await requireStaff(context, request, "branch.create");
  return { centerName: context.center.name };
}

export async function action({ context, request }: ActionFunctionArgs) {
  const actor = await requireStaff(context, request, "branch.create");
  const form = await parseForm(request, branchForm);
  if (!form.ok) return notAccepted(form);
  const { services, center } = context;
  const created = await createBranch(services, { actor, centerId: center.id, branch: form.value });
  if (created.outcome === "refused") return refusedForm(created, form.values);
  return redirect("/staff/places?done=added", 303);
}

export default function NewBranch() {
  const again = useActionData<typeof action>();
  return (
    <>
      <PageHead title="Add a branch" />
      <BranchForm errors={again?.errors} values={again?.values} save="Add the branch" />
    </>
  );
}

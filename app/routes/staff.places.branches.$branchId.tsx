import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { changeBranch } from "~/app/commands/change-place.server";
import { PageHead } from "~/app/components/page-head";
import { BranchForm } from "~/app/components/place-forms";
import { notAccepted, refusedForm } from "~/app/http/form-again.server";
import { parseForm } from "~/app/http/parse-form.server";
import { branchForm } from "~/app/http/place-forms.server";
import { foundOr404, requireActor } from "~/app/http/require-actor.server";
import { idOr404 } from "~/app/http/staff-page.server";
import { findBranch } from "~/db/queries/places";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Edit ${data?.name} - ${data?.centerName}` },
];

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  await requireActor(context, request, "branch.change");
  const { services, center } = context;
  const of = { centerId: center.id, branchId: idOr404(params.branchId) };
  const { name, address, councilDistrict } = foundOr404(await findBranch(services.db, of));
  const values = { name, address: address ?? "", councilDistrict: councilDistrict ?? "" };
  return { name, values, centerName: center.name };
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const actor = await requireActor(context, request, "branch.change");
  const form = await parseForm(request, branchForm);
  if (!form.ok) return notAccepted(form);
  const { services, center } = context;
  const branchId = idOr404(params.branchId);
  const changed = await changeBranch(services, { actor, centerId: center.id, branchId, branch: form.value });
  if (changed.outcome === "refused") return refusedForm(changed, form.values);
  return redirect("/staff/places?done=saved", 303);
}

export default function EditBranch() {
  const { name, values } = useLoaderData<typeof loader>();
  const again = useActionData<typeof action>();
  return (
    <>
      <PageHead title={`Edit ${name}`} />
      <BranchForm errors={again?.errors} values={again?.values ?? values} save="Save" />
    </>
  );
}

import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { keepSample } from "~/app/commands/keep-sample.server";
import { DeskNav } from "~/app/components/desk-nav";
import { DoneNotice } from "~/app/components/done-notice";
import { NoBranches } from "~/app/components/no-branches";
import { PageHead } from "~/app/components/page-head";
import { SampleForm } from "~/app/components/sample-form";
import { SampleTable } from "~/app/components/sample-table";
import { mayDo } from "~/app/domain/access/operations";
import { deskBranches } from "~/app/http/desk-page.server";
import { notAccepted, refusedForm } from "~/app/http/form-again.server";
import { parseForm } from "~/app/http/parse-form.server";
import { postKey } from "~/app/http/post-key.server";
import { requireStaff } from "~/app/http/require-staff.server";
import { sampleForm } from "~/app/http/sample-form.server";
import { queryOf } from "~/app/http/staff-page.server";
import { listSamples } from "~/db/queries/inquiry-samples";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Sampling weeks - ${data?.centerName}` },
];

const most = 500;

export async function loader({ context, request }: LoaderFunctionArgs) {
  const actor = await requireStaff(context, request, "inquiry.sample");
  const { services, center } = context;
  return {
    samples: await listSamples(services.db, { centerId: center.id, limit: most }),
    branches: await deskBranches(context),
    formKey: postKey(request, services.ids),
    isAdmin: mayDo(actor, "inquiry-category.change"),
    done: queryOf(request, "done"),
    centerName: center.name,
  };
}

export async function action({ context, request }: ActionFunctionArgs) {
  const actor = await requireStaff(context, request, "inquiry.sample");
  const form = await parseForm(request, sampleForm);
  if (!form.ok) return notAccepted(form);
  const { services, center } = context;
  const sampleId = postKey(request, services.ids);
  const kept = await keepSample(services, { actor, center, sampleId, ...form.value });
  if (kept.outcome === "refused") return refusedForm(kept, form.values);
  return redirect("/staff/desk/samples?done=saved", 303);
}

export default function Samples() {
  const { samples, branches, formKey, isAdmin, done } = useLoaderData<typeof loader>();
  const again = useActionData<typeof action>();
  return (
    <>
      <DoneNotice done={done} />
      <PageHead
        title="Sampling weeks"
        lead="For a branch that cannot log all year: count one typical week. The report multiplies it by 52 for that year and marks it as an estimate."
      />
      <DeskNav current="/staff/desk/samples" isAdmin={isAdmin} />
      {samples.length > 0 && <SampleTable samples={samples} />}
      {branches.length === 0 ? (
        <NoBranches />
      ) : (
        <SampleForm {...{ formKey, branches }} errors={again?.errors} values={again?.values} />
      )}
    </>
  );
}

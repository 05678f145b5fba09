import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { removeSample } from "~/app/commands/keep-sample.server";
import { ConfirmForm } from "~/app/components/confirm-form";
import { foundOr404 } from "~/app/http/require-actor.server";
import { requireStaff } from "~/app/http/require-staff.server";
import { idOr404 } from "~/app/http/staff-page.server";
import { findSample } from "~/db/queries/inquiry-samples";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Remove the sampling week? - ${data?.centerName}` },
];

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  await requireStaff(context, request, "inquiry.sample");
  const { services, center } = context;
  const of = { centerId: center.id, sampleId: idOr404(params.sampleId) };
  return { sample: foundOr404(await findSample(services.db, of)), centerName: center.name };
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const actor = await requireStaff(context, request, "inquiry.sample");
  const of = { centerId: context.center.id, sampleId: idOr404(params.sampleId) };
  await removeSample(context.services, { actor, ...of });
  return redirect("/staff/desk/samples?done=removed", 303);
}

export default function RemoveSample() {
  const { sample } = useLoaderData<typeof loader>();
  return (
    <ConfirmForm
      title="Remove the sampling week?"
      confirmLabel="Remove the week"
      backHref="/staff/desk/samples"
      backLabel="Keep it"
    >
      <p>
        {sample.branch}, {sample.year}: {sample.count.toLocaleString("en-US")} inquiries. The report has no
        estimate for that year after that.
      </p>
    </ConfirmForm>
  );
}

import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { removeTarget } from "~/app/commands/change-targets.server";
import { ConfirmForm } from "~/app/components/confirm-form";
import { allBranches, countInWords } from "~/app/components/report-words";
import { definitionOf } from "~/app/domain/reports/registry";
import { foundOr404, requireActor } from "~/app/http/require-actor.server";
import { idOr404 } from "~/app/http/staff-page.server";
import { findTarget } from "~/db/queries/report-plans";

const operation = "report.plan";
const path = "/staff/report/targets";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Remove a target? - ${data?.centerName}` },
];

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  await requireActor(context, request, operation);
  const of = { centerId: context.center.id, targetId: idOr404(params.targetId) };
  const target = foundOr404(await findTarget(context.services.db, of));
  return { target, centerName: context.center.name };
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const actor = await requireActor(context, request, operation);
  const of = { centerId: context.center.id, targetId: idOr404(params.targetId) };
  await removeTarget(context.services, { actor, ...of });
  return redirect(`${path}?done=removed`, 303);
}

export default function RemoveTarget() {
  const { target } = useLoaderData<typeof loader>();
  return (
    <ConfirmForm
      title={`Remove the target of ${countInWords(target.value)} for ${definitionOf(target.figure).title}?`}
      confirmLabel="Remove the target"
      backHref={path}
      backLabel="Keep it"
    >
      <p>
        {target.year}. {target.branch ?? allBranches}.
      </p>
      <p>The report shows this figure without a target then.</p>
    </ConfirmForm>
  );
}

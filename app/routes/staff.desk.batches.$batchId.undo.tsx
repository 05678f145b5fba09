import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { undoBatch } from "~/app/commands/undo-batch.server";
import { daysOfBatch } from "~/app/components/batch-table";
import { ConfirmForm } from "~/app/components/confirm-form";
import { counted } from "~/app/domain/text/counted";
import { foundOr404, refusalPage } from "~/app/http/require-actor.server";
import { requireStaff } from "~/app/http/require-staff.server";
import { idOr404 } from "~/app/http/staff-page.server";
import { findBatch } from "~/db/queries/inquiry-batches";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Take back? - ${data?.centerName}` },
];

const backOf = (source: string) => (source === "import" ? "/staff/desk/imports" : "/staff/desk/shifts");

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  await requireStaff(context, request, "inquiry.undo");
  const { services, center } = context;
  const of = { centerId: center.id, batchId: idOr404(params.batchId) };
  const batch = foundOr404(await findBatch(services.db, of));
  return { batch, back: backOf(batch.source), centerName: center.name };
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const actor = await requireStaff(context, request, "inquiry.undo");
  const { services, center } = context;
  const of = { centerId: center.id, batchId: idOr404(params.batchId) };
  const batch = foundOr404(await findBatch(services.db, of));
  const undone = await undoBatch(services, { actor, ...of });
  if (undone.outcome === "refused") throw refusalPage(undone.reason, actor);
  return redirect(`${backOf(batch.source)}?done=undone`, 303);
}

export default function UndoBatch() {
  const { batch, back } = useLoaderData<typeof loader>();
  const what = counted(batch.total, "inquiry", "inquiries");
  return (
    <ConfirmForm
      title={`Take back ${what}?`}
      confirmLabel={`Take back ${what}`}
      backHref={back}
      backLabel="Keep them"
    >
      <p>
        {daysOfBatch(batch)}
        {batch.branch && `, ${batch.branch}`}. They count nowhere after that.
      </p>
    </ConfirmForm>
  );
}

import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { withdrawReport } from "~/app/commands/publish-report.server";
import { ConfirmForm } from "~/app/components/confirm-form";
import { periodInWords } from "~/app/components/report-words";
import { requireReportShare } from "~/app/http/report-share.server";
import { refusalPage, requireActor } from "~/app/http/require-actor.server";

const operation = "report.publish";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Withdraw a public report? - ${data?.centerName}` },
];

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  await requireActor(context, request, operation);
  const { id, from, until } = await requireReportShare(context, params);
  return { id, from, until, centerName: context.center.name };
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const actor = await requireActor(context, request, operation);
  const { id: shareId } = await requireReportShare(context, params);
  const done = await withdrawReport(context.services, { actor, centerId: context.center.id, shareId });
  if (done.outcome === "refused") throw refusalPage(done.reason, actor);
  return redirect(`/staff/report/shares/${shareId}?done=report-withdrawn`, 303);
}

export default function WithdrawReport() {
  const { id, ...period } = useLoaderData<typeof loader>();
  return (
    <ConfirmForm
      title={`Withdraw the public report of ${periodInWords(period)}?`}
      confirmLabel="Withdraw the link"
      backHref={`/staff/report/shares/${id}`}
      backLabel="Keep it public"
    >
      <p>Whoever follows the link finds nothing. Who kept a copy of the page keeps it.</p>
      <p>You can publish the same days again later, under another link.</p>
    </ConfirmForm>
  );
}

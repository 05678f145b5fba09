import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { withdrawOpeningBalance } from "~/app/commands/change-opening-balances.server";
import { ConfirmForm } from "~/app/components/confirm-form";
import { balanceInWords } from "~/app/components/opening-balances";
import { periodInWords } from "~/app/components/report-words";
import { definitionOf } from "~/app/domain/reports/registry";
import { foundOr404, refusalPage, requireActor } from "~/app/http/require-actor.server";
import { idOr404 } from "~/app/http/staff-page.server";
import { findOpeningBalance } from "~/db/queries/report-plans";

const operation = "report.plan";
const path = "/staff/report/opening-balances";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Withdraw a figure? - ${data?.centerName}` },
];

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  await requireActor(context, request, operation);
  const of = { centerId: context.center.id, balanceId: idOr404(params.balanceId) };
  const balance = foundOr404(await findOpeningBalance(context.services.db, of));
  return { balance, centerName: context.center.name };
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const actor = await requireActor(context, request, operation);
  const of = { centerId: context.center.id, balanceId: idOr404(params.balanceId) };
  const done = await withdrawOpeningBalance(context.services, { actor, ...of });
  if (done.outcome === "refused") throw refusalPage(done.reason, actor);
  return redirect(`${path}?done=removed`, 303);
}

export default function WithdrawOpeningBalance() {
  const { balance } = useLoaderData<typeof loader>();
  return (
    <ConfirmForm
      title={`Withdraw ${balanceInWords(balance)} of ${definitionOf(balance.figure).title}?`}
      confirmLabel="Withdraw the figure"
      backHref={path}
      backLabel="Keep it"
    >
      <p>
        {periodInWords(balance)}. Source: {balance.source}
      </p>
      <p>Reports have it no longer. What was published with it stays as it was published.</p>
    </ConfirmForm>
  );
}

import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { withdrawToken } from "~/app/commands/withdraw-token.server";
import { ConfirmForm } from "~/app/components/confirm-form";
import { messageOf, statusOf } from "~/app/http/refusals";
import { foundOr404, requireActor } from "~/app/http/require-actor.server";
import { idOr404 } from "~/app/http/staff-page.server";
import { findToken } from "~/db/queries/tokens";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `Withdraw a token - ${page?.centerName}` },
];

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  await requireActor(context, request, "token.withdraw");
  const of = { centerId: context.center.id, tokenId: idOr404(params.tokenId) };
  const { label } = foundOr404(await findToken(context.services.db, of));
  return { centerName: context.center.name, label };
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const actor = await requireActor(context, request, "token.withdraw");
  const result = await withdrawToken(context.services, { actor, tokenId: idOr404(params.tokenId) });
  if (result.outcome === "withdrawn") return redirect("/staff/tokens?done=token-withdrawn", 303);
  return data({ errors: { form: messageOf(result.reason) } }, statusOf(result.reason));
}

export default function TokenWithdrawal() {
  const { label } = useLoaderData<typeof loader>();
  const again = useActionData<typeof action>();
  return (
    <ConfirmForm
      title={`Withdraw “${label}”?`}
      confirmLabel="Withdraw the token"
      backHref="/staff/tokens"
      backLabel="Keep it"
      errors={again?.errors}
    >
      <p>Programs that use it are refused from now on. You cannot undo this.</p>
    </ConfirmForm>
  );
}

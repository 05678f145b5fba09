import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { withdrawAccess } from "~/app/commands/withdraw-access.server";
import { ConfirmForm } from "~/app/components/confirm-form";
import { roleWords } from "~/app/components/role-words";
import { messageOf, statusOf } from "~/app/http/refusals";
import { foundOr404, requireActor } from "~/app/http/require-actor.server";
import { idOr404 } from "~/app/http/staff-page.server";
import { findMember } from "~/db/queries/members";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `Withdraw access - ${page?.centerName}` },
];

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  await requireActor(context, request, "member.withdraw");
  const of = { centerId: context.center.id, membershipId: idOr404(params.membershipId) };
  const { name, role } = foundOr404(await findMember(context.services.db, of));
  return { centerName: context.center.name, member: { name, role } };
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const actor = await requireActor(context, request, "member.withdraw");
  const membershipId = idOr404(params.membershipId);
  const result = await withdrawAccess(context.services, { actor, membershipId });
  if (result.outcome === "withdrawn") return redirect("/staff/members?done=access", 303);
  return data({ errors: { form: messageOf(result.reason) } }, statusOf(result.reason));
}

export default function Withdrawal() {
  const { member } = useLoaderData<typeof loader>();
  const again = useActionData<typeof action>();
  return (
    <ConfirmForm
      title={`Withdraw access of ${member.name}?`}
      confirmLabel="Withdraw access"
      backHref="/staff/members"
      backLabel="Keep access"
      errors={again?.errors}
    >
      <p>
        {member.name} loses the role {roleWords[member.role]} at once. Pages that are open stop working. What
        they did stays in the audit trail.
      </p>
      <p>You can invite them again later.</p>
    </ConfirmForm>
  );
}

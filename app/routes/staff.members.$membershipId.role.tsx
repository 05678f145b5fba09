import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { invitedRoles } from "~/app/commands/invite-member.server";
import { setRole } from "~/app/commands/set-role.server";
import { Button, ButtonLink } from "~/app/components/button";
import { ErrorSummary } from "~/app/components/error-summary";
import { PageHead } from "~/app/components/page-head";
import { RoleField } from "~/app/components/role-field";
import { notAccepted, refusedForm } from "~/app/http/form-again.server";
import { parseForm } from "~/app/http/parse-form.server";
import { foundOr404, requireActor } from "~/app/http/require-actor.server";
import { idOr404 } from "~/app/http/staff-page.server";
import { findMember } from "~/db/queries/members";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `Set role - ${data?.centerName}` }];

const schema = z.strictObject({ role: z.enum(invitedRoles, "required") });

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  await requireActor(context, request, "member.change");
  const of = { centerId: context.center.id, membershipId: idOr404(params.membershipId) };
  const { name, email, role } = foundOr404(await findMember(context.services.db, of));
  return { centerName: context.center.name, member: { name, email, role } };
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const actor = await requireActor(context, request, "member.change");
  const form = await parseForm(request, schema);
  if (!form.ok) return notAccepted(form);
  const membershipId = idOr404(params.membershipId);
  const result = await setRole(context.services, { actor, membershipId, ...form.value });
  if (result.outcome === "refused") return refusedForm(result, form.values);
  return redirect("/staff/members?done=role", 303);
}

export default function SetRole() {
  const { member } = useLoaderData<typeof loader>();
  const again = useActionData<typeof action>();
  return (
    <>
      <PageHead title={`Role of ${member.name}`} lead={member.email} />
      <ErrorSummary errors={again?.errors} />
      <form className="form" method="post" noValidate>
        <RoleField errors={again?.errors} values={again?.values} defaultValue={member.role} />
        <div className="actions">
          <Button>Set the role</Button>
          <ButtonLink kind="quiet" href="/staff/members">
            Back to people
          </ButtonLink>
        </div>
      </form>
    </>
  );
}

import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { type MetaFunction, useActionData } from "@remix-run/react";
import { z } from "zod";
import { invitedRoles, inviteMember } from "~/app/commands/invite-member.server";
import { Button, ButtonLink } from "~/app/components/button";
import { ErrorSummary } from "~/app/components/error-summary";
import { TextField } from "~/app/components/field";
import { namedErrors } from "~/app/components/named-errors";
import { PageHead } from "~/app/components/page-head";
import { RoleField } from "~/app/components/role-field";
import { email } from "~/app/http/fields";
import { notAccepted, refusedForm } from "~/app/http/form-again.server";
import { parseForm } from "~/app/http/parse-form.server";
import { requireActor } from "~/app/http/require-actor.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Invite somebody - ${data?.centerName}` },
];

const schema = z.strictObject({ email, role: z.enum(invitedRoles, "required") });

export async function loader({ context, request }: LoaderFunctionArgs) {
  await requireActor(context, request, "member.invite");
  return { centerName: context.center.name };
}

export async function action({ context, request }: ActionFunctionArgs) {
  const actor = await requireActor(context, request, "member.invite");
  const form = await parseForm(request, schema);
  if (!form.ok) return notAccepted(form);
  const { services, center } = context;
  const invited = await inviteMember(services, { actor, center, ...form.value });
  if (invited.outcome === "refused") return refusedForm(invited, form.values);
  return redirect("/staff/members?done=invited", 303);
}

const labels = { email: "E-mail address", role: "Role" };

export default function NewInvitation() {
  const again = useActionData<typeof action>();
  return (
    <>
      <PageHead
        title="Invite somebody"
        lead="They get an e-mail with a link. It works once, for seven days."
      />
      <ErrorSummary errors={namedErrors(again?.errors, labels)} />
      <form className="form" method="post" noValidate>
        <TextField
          name="email"
          label={labels.email}
          type="email"
          autoComplete="off"
          inputMode="email"
          spellCheck={false}
          errors={again?.errors}
          values={again?.values}
        />
        <RoleField errors={again?.errors} values={again?.values} />
        <div className="actions">
          <Button>Send the invitation</Button>
          <ButtonLink kind="quiet" href="/staff/members">
            Back to people
          </ButtonLink>
        </div>
      </form>
    </>
  );
}

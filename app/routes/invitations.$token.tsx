import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { acceptAndSignIn, openInvitation } from "~/app/commands/accept-and-sign-in.server";
import { InvitationForm } from "~/app/components/invitation-form";
import { PageFrame } from "~/app/components/page-frame";
import { PageHead } from "~/app/components/page-head";
import { roleHints, roleWords } from "~/app/components/role-words";
import { newPassword, password, personName } from "~/app/http/fields";
import { parseForm } from "~/app/http/parse-form.server";
import { privateHeaders } from "~/app/http/private-headers";
import { formAgain, redirectWith, visitOf, waitAgain, wrongPassword } from "~/app/http/session-pages.server";
import { withNext } from "~/app/http/site-path";
import { publicStyles } from "~/app/styles/links";

export const links = publicStyles;
export const headers = privateHeaders;
export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `Invitation - ${page?.centerName}` },
];

const forms = {
  new: z.strictObject({ name: personName, password: newPassword }),
  known: z.strictObject({ password }).transform(({ password }) => ({ name: "", password })),
  here: z.strictObject({}).transform(() => ({ name: "", password: "" })),
  /** The form of a moment ago, sent twice. */
  over: z.object({ password }).transform(({ password }) => ({ name: "", password })),
};

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const { services, center } = context;
  const invitation = await openInvitation(services, visitOf(context, request), params.token ?? "");
  const page = { centerName: center.name, invitation };
  return invitation === null ? data(page, 410) : data(page);
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const { services } = context;
  const { token = "" } = params;
  const visit = visitOf(context, request);
  const invitation = await openInvitation(services, visit, token);
  const form = await parseForm(request, forms[invitation?.holder ?? "over"]);
  if (!form.ok) return invitation === null ? hasEnded() : formAgain(form.errors, form.values, 422);
  const result = await acceptAndSignIn(services, visit, token, form.value);
  switch (result.outcome) {
    case "accepted":
      return redirectWith(result.cookies, "/sign-in");
    case "code-needed":
      return redirectWith(result.cookies, withNext("/two-factor", `/invitations/${token}`));
    case "unconfirmed":
      return redirect("/sign-in/mailed?for=confirmation", 303);
    case "limited":
      return waitAgain(result, form.values);
    case "wrong":
      return formAgain({ password: wrongPassword }, form.values, 422);
    case "changed":
      return formAgain({ form: "Look at this page once more, then accept." }, form.values, 409);
    case "refused":
      return hasEnded();
  }
}

const hasEnded = () => formAgain({ over: "yes" }, {}, 410);

export default function InvitationPage() {
  const { centerName, invitation } = useLoaderData<typeof loader>();
  const again = useActionData<typeof action>();
  if (invitation === null || again?.errors.over) {
    return (
      <PageFrame centerName={centerName}>
        <PageHead
          title="This invitation has ended"
          lead="It was used or withdrawn, or its seven days are over. Ask the person who invited you for a new one."
        />
        <p>
          Did you accept it before? <a href="/sign-in">Sign in</a>.
        </p>
      </PageFrame>
    );
  }
  const { role, invitedBy } = invitation;
  return (
    <PageFrame centerName={centerName}>
      <PageHead
        title={`Join ${centerName}`}
        lead={`${invitedBy ?? "An admin"} invites you to work here with the role ${roleWords[role]}.`}
      />
      {role !== "employer" && <p>{roleHints[role]}</p>}
      <InvitationForm invitation={invitation} errors={again?.errors} values={again?.values} />
    </PageFrame>
  );
}

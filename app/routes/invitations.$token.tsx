import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { InvitationForm } from "~/app/components/invitation-form";
import { PageFrame } from "~/app/components/page-frame";
import { PageHead } from "~/app/components/page-head";
import { roleHints, roleWords } from "~/app/components/role-words";
import { acceptByForm, openInvitation } from "~/app/http/invitation-page.server";
import { privateHeaders } from "~/app/http/private-headers";
import { formAgain, redirectWith, waitAgain } from "~/app/http/session-pages.server";
import { withNext } from "~/app/http/site-path";
import { publicStyles } from "~/app/styles/links";

export const links = publicStyles;
export const headers = privateHeaders;
export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `Invitation - ${page?.centerName}` },
];

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const invitation = await openInvitation(context, request, params.token ?? "");
  const page = { centerName: context.center.name, invitation };
  return invitation === null ? data(page, 410) : data(page);
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const { token = "" } = params;
  const result = await acceptByForm(context, request, token);
  switch (result.outcome) {
    case "accepted":
      return redirectWith(result.cookies, "/sign-in");
    case "code-needed":
      return redirectWith(result.cookies, withNext("/two-factor", `/invitations/${token}`));
    case "unconfirmed":
      return redirect("/sign-in/mailed?for=confirmation", 303);
    case "limited":
      return waitAgain(result, {});
    case "not-accepted":
      return formAgain(result.errors, result.values, 422);
    case "refused":
      return formAgain({ over: "yes" }, {}, 410);
  }
}

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

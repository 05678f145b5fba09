import { type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { withPassword } from "~/app/commands/sign-in.server";
import { AccountFrame } from "~/app/components/account-frame";
import { Button, ButtonLink } from "~/app/components/button";
import { ErrorSummary } from "~/app/components/error-summary";
import { namedErrors } from "~/app/components/named-errors";
import { PageHead } from "~/app/components/page-head";
import { PasswordField } from "~/app/components/password-field";
import { newPassword, password } from "~/app/http/fields";
import { parseForm } from "~/app/http/parse-form.server";
import { privateHeaders } from "~/app/http/private-headers";
import { formAgain, redirectWith, requireSession, waitAgain } from "~/app/http/session-pages.server";
import { staffStyles } from "~/app/styles/links";

export const links = staffStyles;
export const headers = privateHeaders;
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Your password - ${data?.centerName}` },
];

const schema = z.strictObject({ current: password, password: newPassword });

export async function loader({ context, request }: LoaderFunctionArgs) {
  await requireSession(context, request);
  return { centerName: context.center.name };
}

export async function action({ context, request }: ActionFunctionArgs) {
  const session = await requireSession(context, request);
  const form = await parseForm(request, schema);
  if (!form.ok) return formAgain(form.errors, {}, 422);
  const given = { current: form.value.current, next: form.value.password };
  const { services } = context;
  const result = await withPassword(services, session, () =>
    services.accounts.changePassword(request.headers, given),
  );
  if (result.outcome === "limited") return waitAgain(result, {});
  if (result.outcome === "changed") return redirectWith(result.cookies, "/account?done=password");
  return formAgain({ current: "That is not your password now. Type it again." }, {}, 422);
}

const labels = { current: "Password now", password: "New password" };

export default function PasswordPage() {
  const { centerName } = useLoaderData<typeof loader>();
  const again = useActionData<typeof action>();
  return (
    <AccountFrame centerName={centerName}>
      <PageHead title="Change your password" lead="Every other sign-in of your account ends." />
      <ErrorSummary errors={namedErrors(again?.errors, labels)} />
      <form className="form" method="post" noValidate>
        <PasswordField use="current" name="current" label={labels.current} errors={again?.errors} />
        <PasswordField
          use="new"
          label={labels.password}
          hint="12 characters or more. A few words together are easy to remember."
          errors={again?.errors}
        />
        <div className="actions">
          <Button>Change my password</Button>
          <ButtonLink kind="quiet" href="/account">
            Back to your account
          </ButtonLink>
        </div>
      </form>
    </AccountFrame>
  );
}

import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { withPassword } from "~/app/commands/sign-in.server";
import { AccountFrame } from "~/app/components/account-frame";
import { ConfirmForm } from "~/app/components/confirm-form";
import { PasswordField } from "~/app/components/password-field";
import { privateHeaders } from "~/app/http/private-headers";
import { refusalPage } from "~/app/http/require-actor.server";
import { formAgain, redirectWith, waitAgain, wrongPassword } from "~/app/http/session-pages.server";
import { totpForm, totpPage } from "~/app/http/totp-form.server";
import { staffStyles } from "~/app/styles/links";
import { isTotpAsked } from "~/db/queries/access";

export const links = staffStyles;
export const headers = privateHeaders;
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Turn the app off - ${data?.centerName}` },
];

export async function loader({ context, request }: LoaderFunctionArgs) {
  const { session, asksPassword } = await totpPage(context, request);
  if (!session.hasTotp) throw redirect("/account");
  return { centerName: context.center.name, asksPassword };
}

export async function action({ context, request }: ActionFunctionArgs) {
  const { services } = context;
  const { session, form } = await totpForm(context, request);
  if (await isTotpAsked(services.db, session)) throw refusalPage("not-allowed");
  if (!form.ok) return formAgain(form.errors, {}, 422);
  const { password } = form.value;
  const ended = await withPassword(services, session, () =>
    services.accounts.endTotp(request.headers, { password }),
  );
  if (ended.outcome === "limited") return waitAgain(ended, {});
  if (ended.outcome === "wrong") return formAgain({ password: wrongPassword }, {}, 422);
  return redirectWith(ended.cookies, "/account?done=totp-off");
}

export default function RemovalPage() {
  const { centerName, asksPassword } = useLoaderData<typeof loader>();
  const again = useActionData<typeof action>();
  return (
    <AccountFrame centerName={centerName}>
      <ConfirmForm
        title="Turn the authenticator app off?"
        confirmLabel="Turn the app off"
        backHref="/account"
        backLabel="Keep it on"
        errors={again?.errors}
      >
        <p>Sign-ins ask for your password alone then. Your recovery codes end too.</p>
        {asksPassword && <PasswordField use="current" label="Your password" errors={again?.errors} />}
      </ConfirmForm>
    </AccountFrame>
  );
}

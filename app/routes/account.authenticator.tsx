import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { withPassword } from "~/app/commands/sign-in.server";
import { AccountFrame } from "~/app/components/account-frame";
import { Button, ButtonLink } from "~/app/components/button";
import { ErrorSummary } from "~/app/components/error-summary";
import { NextField } from "~/app/components/next-field";
import { PageHead } from "~/app/components/page-head";
import { PasswordField } from "~/app/components/password-field";
import { TotpSetup } from "~/app/components/totp-setup";
import { privateHeaders } from "~/app/http/private-headers";
import { formAgain, waitAgain, wrongPassword } from "~/app/http/session-pages.server";
import { nextOf, sitePath } from "~/app/http/site-path";
import { totpForm, totpPage } from "~/app/http/totp-form.server";
import { staffStyles } from "~/app/styles/links";
import { isTotpAsked } from "~/db/queries/access";

export const links = staffStyles;
export const headers = privateHeaders;
export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `Authenticator app - ${page?.centerName}` },
];

export async function loader({ context, request }: LoaderFunctionArgs) {
  const { session, asksPassword } = await totpPage(context, request);
  if (session.hasTotp) throw redirect(nextOf(request) ?? "/account");
  const isAsked = await isTotpAsked(context.services.db, session);
  return { centerName: context.center.name, asksPassword, isAsked, next: nextOf(request) };
}

export async function action({ context, request }: ActionFunctionArgs) {
  const { services, center } = context;
  const { session, form } = await totpForm(context, request);
  if (!form.ok) return formAgain(form.errors, form.values, 422);
  const given = { password: form.value.password, issuer: center.name };
  const begun = await withPassword(services, session, () =>
    services.accounts.beginTotp(request.headers, given),
  );
  if (begun.outcome === "limited") return waitAgain(begun, form.values);
  if (begun.outcome === "wrong") return formAgain({ password: wrongPassword }, form.values, 422);
  const label = "QR code for your authenticator app";
  return data({
    errors: {},
    values: form.values.next === undefined ? {} : { next: form.values.next },
    setup: {
      qrSvg: services.qr.svg(begun.uri, { label }),
      secret: new URL(begun.uri).searchParams.get("secret") ?? "",
      recoveryCodes: begun.recoveryCodes,
    },
  });
}

export default function AuthenticatorPage() {
  const { centerName, asksPassword, isAsked, next } = useLoaderData<typeof loader>();
  const again = useActionData<typeof action>();
  const carried = sitePath(again?.values.next) ?? next;
  const lead = isAsked
    ? "Your role asks for a code from your phone at each sign-in. Set this up to go on."
    : "With a code from your phone, a stolen password alone does not get anybody in.";
  return (
    <AccountFrame centerName={centerName}>
      <PageHead title="Set up an authenticator app" lead={lead} />
      {again !== undefined && "setup" in again ? (
        <TotpSetup {...again.setup} next={carried} />
      ) : (
        <>
          <ErrorSummary errors={again?.errors} />
          <form className="form" method="post" noValidate>
            <NextField next={carried} />
            {asksPassword && <PasswordField use="current" label="Your password" errors={again?.errors} />}
            <div className="actions">
              <Button>Show me the code</Button>
              <ButtonLink kind="quiet" href="/account">
                Back to your account
              </ButtonLink>
            </div>
          </form>
        </>
      )}
    </AccountFrame>
  );
}

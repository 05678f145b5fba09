import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { withPassword } from "~/app/commands/sign-in.server";
import { AccountFrame } from "~/app/components/account-frame";
import { Button, ButtonLink } from "~/app/components/button";
import { ErrorSummary } from "~/app/components/error-summary";
import { PageHead } from "~/app/components/page-head";
import { PasswordField } from "~/app/components/password-field";
import { RecoveryCodes } from "~/app/components/recovery-codes";
import { privateHeaders } from "~/app/http/private-headers";
import { formAgain, waitAgain, wrongPassword } from "~/app/http/session-pages.server";
import { totpForm, totpPage } from "~/app/http/totp-form.server";
import { staffStyles } from "~/app/styles/links";

export const links = staffStyles;
export const headers = privateHeaders;
export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `Recovery codes - ${page?.centerName}` },
];

export async function loader({ context, request }: LoaderFunctionArgs) {
  const { session, asksPassword } = await totpPage(context, request);
  if (!session.hasTotp) throw redirect("/account");
  return { centerName: context.center.name, asksPassword };
}

export async function action({ context, request }: ActionFunctionArgs) {
  const { services } = context;
  const { session, form } = await totpForm(context, request);
  if (!form.ok) return formAgain(form.errors, {}, 422);
  const { password } = form.value;
  const renewed = await withPassword(services, session, () =>
    services.accounts.renewRecoveryCodes(request.headers, { password }),
  );
  if (renewed.outcome === "limited") return waitAgain(renewed, {});
  if (renewed.outcome === "wrong") return formAgain({ password: wrongPassword }, {}, 422);
  return data({ errors: {}, codes: renewed.recoveryCodes });
}

export default function RecoveryCodesPage() {
  const { centerName, asksPassword } = useLoaderData<typeof loader>();
  const again = useActionData<typeof action>();
  return (
    <AccountFrame centerName={centerName}>
      {again !== undefined && "codes" in again ? (
        <>
          <PageHead
            title="Your new recovery codes"
            lead="Each gets you in once without your phone. Print them or write them down. They are not shown again."
          />
          <RecoveryCodes codes={again.codes} />
          <div className="actions">
            <ButtonLink href="/account">I have kept them</ButtonLink>
          </div>
        </>
      ) : (
        <>
          <PageHead title="Get new recovery codes" lead="The codes that you have now end." />
          <ErrorSummary errors={again?.errors} />
          <form className="form" method="post" noValidate>
            {asksPassword && <PasswordField use="current" label="Your password" errors={again?.errors} />}
            <div className="actions">
              <Button>Make new codes</Button>
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

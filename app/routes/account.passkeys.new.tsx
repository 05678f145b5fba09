import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { beginPasskey } from "~/app/commands/change-passkeys.server";
import { AccountFrame } from "~/app/components/account-frame";
import { Button, ButtonLink } from "~/app/components/button";
import { ErrorSummary } from "~/app/components/error-summary";
import { TextField } from "~/app/components/field";
import { PageHead } from "~/app/components/page-head";
import { PasskeyForm } from "~/app/components/passkey-form";
import { PasswordField } from "~/app/components/password-field";
import { passkeyForm, suggestedName } from "~/app/http/passkey-form.server";
import { privateHeaders } from "~/app/http/private-headers";
import { formAgain, waitAgain, wrongPassword } from "~/app/http/session-pages.server";
import { totpPage } from "~/app/http/totp-form.server";
import { staffStyles } from "~/app/styles/links";
import { listPasskeys } from "~/db/queries/passkeys";

export const links = staffStyles;
export const headers = privateHeaders;
export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `Add a passkey - ${page?.centerName}` },
];

export async function loader({ context, request }: LoaderFunctionArgs) {
  const { asksPassword } = await totpPage(context, request);
  return { centerName: context.center.name, asksPassword, suggested: suggestedName(request) };
}

export async function action({ context, request }: ActionFunctionArgs) {
  const { services, center } = context;
  const { session, form } = await passkeyForm(context, request);
  if (!form.ok) return formAgain(form.errors, form.values, 422);
  const begun = await beginPasskey(services, { session, centerId: center.id }, form.value);
  if (begun.outcome === "limited") return waitAgain(begun, form.values);
  if (begun.outcome === "wrong") return formAgain({ password: wrongPassword }, form.values, 422);
  const { userId, email, name } = session;
  const kept = await listPasskeys(services.db, { userId });
  const ask = {
    of: { center: center.name, userId, email, name },
    kept: kept.map(({ credentialId }) => credentialId),
  };
  return data({ errors: {}, values: {}, ask: { ...ask, challenge: begun.challenge } });
}

export default function NewPasskey() {
  const { centerName, asksPassword, suggested } = useLoaderData<typeof loader>();
  const again = useActionData<typeof action>();
  const back = { backHref: "/account", backLabel: "Back to your account" };
  return (
    <AccountFrame centerName={centerName}>
      {again !== undefined && "ask" in again ? (
        <>
          <PageHead title="Make the passkey" lead="Your device asks for your finger, your face or its PIN." />
          <PasskeyForm
            step="make"
            {...again.ask}
            {...back}
            action="/account/passkeys?index"
            label="Make the passkey"
            noneWords="No passkey was made. Try again, or turn on your device's screen lock first."
          />
        </>
      ) : (
        <>
          <PageHead
            title="Add a passkey"
            lead="Sign in with your finger, your face or a PIN. It counts as two steps: no code is asked for."
          />
          <ErrorSummary errors={again?.errors} />
          <form className="form" method="post" noValidate>
            <TextField
              name="name"
              label="Name"
              hint="So that you know it again in your list."
              defaultValue={suggested}
              errors={again?.errors}
              values={again?.values}
            />
            {asksPassword && <PasswordField use="current" label="Your password" errors={again?.errors} />}
            <div className="actions">
              <Button>Go on</Button>
              <ButtonLink kind="quiet" href={back.backHref}>
                {back.backLabel}
              </ButtonLink>
            </div>
          </form>
        </>
      )}
    </AccountFrame>
  );
}

import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { addPasskey } from "~/app/commands/change-passkeys.server";
import { AccountFrame } from "~/app/components/account-frame";
import { ButtonLink } from "~/app/components/button";
import { PageHead } from "~/app/components/page-head";
import { PasskeyRefusal } from "~/app/components/passkey-refusal";
import { PasskeyTable } from "~/app/components/passkey-table";
import { parseForm } from "~/app/http/parse-form.server";
import { madeForm, shownPasskeys } from "~/app/http/passkey-form.server";
import { privateHeaders } from "~/app/http/private-headers";
import { requireSession } from "~/app/http/session-pages.server";
import { staffStyles } from "~/app/styles/links";
import { listPasskeys } from "~/db/queries/passkeys";

export const links = staffStyles;
export const headers = privateHeaders;
export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `Your passkeys - ${page?.centerName}` },
];

export async function loader({ context, request }: LoaderFunctionArgs) {
  const { services, center, origin } = context;
  const { userId } = await requireSession(context, request);
  const rows = await listPasskeys(services.db, { userId });
  return { rows: shownPasskeys(rows, origin), centerName: center.name, timeZone: center.timeZone };
}

/** Takes what the browser made of the question that the form before this asked. */
export async function action({ context, request }: ActionFunctionArgs) {
  const { services, center, origin } = context;
  const session = await requireSession(context, request);
  const form = await parseForm(request, madeForm);
  if (!form.ok) return data({ reason: "passkey-unreadable" as const }, 422);
  const added = await addPasskey(services, { session, centerId: center.id }, { origin, answer: form.value });
  if (added.outcome === "refused") return data({ reason: added.reason }, 409);
  return redirect("/account?done=passkey", 303);
}

export default function Passkeys() {
  const { rows, centerName, timeZone } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  return (
    <AccountFrame centerName={centerName}>
      {refused === undefined ? (
        <>
          <PageHead
            title="Your passkeys"
            lead="A passkey is kept by your phone or computer. It signs you in by your finger, your face or a PIN."
          />
          <PasskeyTable rows={rows} timeZone={timeZone} />
          <div className="actions">
            <ButtonLink href="/account/passkeys/new">Add a passkey</ButtonLink>
            <ButtonLink kind="quiet" href="/account">
              Back to your account
            </ButtonLink>
          </div>
        </>
      ) : (
        <PasskeyRefusal
          title="The passkey is not added"
          reason={refused.reason}
          backHref="/account/passkeys/new"
          backLabel="Add a passkey"
        />
      )}
    </AccountFrame>
  );
}

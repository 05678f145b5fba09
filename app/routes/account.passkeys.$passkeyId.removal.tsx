import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { removePasskey } from "~/app/commands/change-passkeys.server";
import { AccountFrame } from "~/app/components/account-frame";
import { ConfirmForm } from "~/app/components/confirm-form";
import { privateHeaders } from "~/app/http/private-headers";
import { foundOr404, refusalPage } from "~/app/http/require-actor.server";
import { requireSession } from "~/app/http/session-pages.server";
import { idOr404 } from "~/app/http/staff-page.server";
import { staffStyles } from "~/app/styles/links";
import { listPasskeys } from "~/db/queries/passkeys";

export const links = staffStyles;
export const headers = privateHeaders;
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Remove a passkey - ${data?.centerName}` },
];

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const { userId } = await requireSession(context, request);
  const passkeyId = idOr404(params.passkeyId);
  const rows = await listPasskeys(context.services.db, { userId });
  const { name } = foundOr404(rows.find(({ id }) => id === passkeyId));
  return { centerName: context.center.name, name };
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const session = await requireSession(context, request);
  const own = { session, centerId: context.center.id };
  const removed = await removePasskey(context.services, own, idOr404(params.passkeyId));
  if (removed.outcome === "refused") throw refusalPage(removed.reason);
  return redirect("/account?done=passkey-removed", 303);
}

export default function PasskeyRemoval() {
  const { centerName, name } = useLoaderData<typeof loader>();
  return (
    <AccountFrame centerName={centerName}>
      <ConfirmForm
        title={`Remove ${name}?`}
        confirmLabel="Remove the passkey"
        backHref="/account"
        backLabel="Keep it"
      >
        <p>
          It signs you in no longer. Where you are signed in now, you stay so. Delete it on your device too,
          or the device goes on offering it.
        </p>
      </ConfirmForm>
    </AccountFrame>
  );
}

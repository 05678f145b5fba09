import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import type { MetaFunction } from "@remix-run/react";
import { removeLogo } from "~/app/commands/save-logo.server";
import { ConfirmForm } from "~/app/components/confirm-form";
import { requireActor } from "~/app/http/require-actor.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Remove the logo - ${data?.centerName}` },
];

export async function loader({ context, request }: LoaderFunctionArgs) {
  await requireActor(context, request, "settings.change");
  return { centerName: context.center.name };
}

export async function action({ context, request }: ActionFunctionArgs) {
  const actor = await requireActor(context, request, "settings.change");
  await removeLogo(context.services, { actor });
  return redirect("/staff/settings/logo?done=removed", 303);
}

export default function LogoRemoval() {
  return (
    <ConfirmForm
      title="Remove the logo?"
      confirmLabel="Remove the logo"
      backHref="/staff/settings/logo"
      backLabel="Keep it"
    >
      <p>The center&apos;s name stands alone then. You can upload a logo again.</p>
    </ConfirmForm>
  );
}

import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { removeInstallationAdmin } from "~/app/commands/name-installation-admin.server";
import { ConfirmForm } from "~/app/components/confirm-form";
import { messageOf, statusOf } from "~/app/http/refusals";
import { foundOr404 } from "~/app/http/require-actor.server";
import { requireInstallationAdmin } from "~/app/http/require-installation-admin.server";
import { idOr404 } from "~/app/http/staff-page.server";
import { listInstallationAdmins } from "~/db/queries/installation";

export const meta: MetaFunction = () => [{ title: "Take a role - All centers" }];

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  await requireInstallationAdmin(context, request, "installation-admin.remove");
  const userId = idOr404(params.userId);
  const admins = await listInstallationAdmins(context.services.db);
  return { name: foundOr404(admins.find(({ id }) => id === userId)).name };
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const actor = await requireInstallationAdmin(context, request, "installation-admin.remove");
  const userId = idOr404(params.userId);
  const removed = await removeInstallationAdmin(context.services, { actor, userId });
  if (removed.outcome === "refused")
    return data({ errors: { form: messageOf(removed.reason) } }, statusOf(removed.reason));
  return redirect(userId === actor.id ? "/account" : "/installation/admins?done=removed", 303);
}

export default function AdminRemoval() {
  const { name } = useLoaderData<typeof loader>();
  const again = useActionData<typeof action>();
  return (
    <ConfirmForm
      title={`Take the role away from ${name}?`}
      confirmLabel="Take the role away"
      backHref="/installation/admins"
      backLabel="Leave it"
      errors={again?.errors}
    >
      <p>{name} can no longer make or close centers. Roles in single centers stay as they are.</p>
    </ConfirmForm>
  );
}

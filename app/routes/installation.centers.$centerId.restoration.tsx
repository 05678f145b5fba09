import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { restoreCenter } from "~/app/commands/archive-center.server";
import { ConfirmForm } from "~/app/components/confirm-form";
import { refusedForm } from "~/app/http/form-again.server";
import { requireCenter, requireInstallationAdmin } from "~/app/http/require-installation-admin.server";
import { idOr404 } from "~/app/http/staff-page.server";

export const meta: MetaFunction = () => [{ title: "Open this center again - All centers" }];

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  return { center: await requireCenter(context, request, params, "center.archive") };
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const actor = await requireInstallationAdmin(context, request, "center.archive");
  const set = await restoreCenter(context.services, { actor, centerId: idOr404(params.centerId) });
  if (set.outcome !== "refused") return redirect("/installation?done=restored", 303);
  return refusedForm(set, {});
}

export default function Restoration() {
  const { center } = useLoaderData<typeof loader>();
  const again = useActionData<typeof action>();
  return (
    <ConfirmForm
      title={`Open ${center.name} again?`}
      confirmLabel="Open this center again"
      backHref={`/installation/centers/${center.id}`}
      backLabel="Leave it closed"
      kind="primary"
      errors={again?.errors}
    >
      <p>Its pages work as before, under {center.host}. Mail that waited goes out.</p>
    </ConfirmForm>
  );
}

import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { archiveCenter } from "~/app/commands/archive-center.server";
import { ConfirmForm } from "~/app/components/confirm-form";
import { refusedForm } from "~/app/http/form-again.server";
import { requireCenter, requireInstallationAdmin } from "~/app/http/require-installation-admin.server";
import { idOr404 } from "~/app/http/staff-page.server";

export const meta: MetaFunction = () => [{ title: "Close this center - All centers" }];

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  return { center: await requireCenter(context, request, params, "center.archive") };
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const actor = await requireInstallationAdmin(context, request, "center.archive");
  const set = await archiveCenter(context.services, { actor, centerId: idOr404(params.centerId) });
  if (set.outcome !== "refused") return redirect("/installation?done=archived", 303);
  return refusedForm(set, {});
}

export default function Archive() {
  const { center } = useLoaderData<typeof loader>();
  const again = useActionData<typeof action>();
  return (
    <ConfirmForm
      title={`Close ${center.name}?`}
      confirmLabel="Close this center"
      backHref={`/installation/centers/${center.id}`}
      backLabel="Leave it open"
      kind="danger"
      errors={again?.errors}
    >
      <p>
        Its pages say that it is closed, also to its {center.staff} people. Mail that waits is not sent.
        Nothing is deleted.
      </p>
      <p>You can open it again later.</p>
    </ConfirmForm>
  );
}

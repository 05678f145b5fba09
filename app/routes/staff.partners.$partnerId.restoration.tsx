import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { retirePartner } from "~/app/commands/change-partner.server";
import { ConfirmForm } from "~/app/components/confirm-form";
import { refusedForm } from "~/app/http/form-again.server";
import { requirePartner } from "~/app/http/partner-form.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Restore ${data?.name}? - ${data?.centerName}` },
];

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const { partner } = await requirePartner(context, request, params);
  return { name: partner.name, centerName: context.center.name };
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const { actor, of } = await requirePartner(context, request, params);
  const restored = await retirePartner(context.services, { actor, ...of, isRetired: false });
  // The only field that can stand in the way is a name that another partner has by now.
  if (restored.outcome === "refused") return refusedForm({ ...restored, fields: [] }, {});
  return redirect("/staff/partners?done=partner-restored", 303);
}

export default function RestorePartner() {
  const { name } = useLoaderData<typeof loader>();
  const again = useActionData<typeof action>();
  return (
    <ConfirmForm
      kind="primary"
      title={`Restore ${name}?`}
      confirmLabel="Restore the partner"
      backHref="/staff/partners?show=retired"
      backLabel="Back to the retired partners"
      errors={again?.errors}
    >
      <p>Patrons can be sent there again. Check its hours and phone first.</p>
    </ConfirmForm>
  );
}

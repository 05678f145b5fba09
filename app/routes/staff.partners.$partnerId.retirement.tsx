import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { retirePartner } from "~/app/commands/change-partner.server";
import { ConfirmForm } from "~/app/components/confirm-form";
import { refusedForm } from "~/app/http/form-again.server";
import { requirePartner } from "~/app/http/partner-form.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Retire ${data?.name}? - ${data?.centerName}` },
];

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const { partner } = await requirePartner(context, request, params);
  return { name: partner.name, centerName: context.center.name };
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const { actor, of } = await requirePartner(context, request, params);
  const retired = await retirePartner(context.services, { actor, ...of, isRetired: true });
  if (retired.outcome === "refused") return refusedForm(retired, {});
  return redirect("/staff/partners?done=partner-retired", 303);
}

export default function RetirePartner() {
  const { name } = useLoaderData<typeof loader>();
  return (
    <ConfirmForm
      title={`Retire ${name}?`}
      confirmLabel="Retire the partner"
      backHref="/staff/partners"
      backLabel="Back to the partners"
    >
      <p>Patrons no longer find it in the directory, and nobody is sent there any more.</p>
      <p>Referrals that were made to it stay, and can still be marked. You can restore it later.</p>
    </ConfirmForm>
  );
}

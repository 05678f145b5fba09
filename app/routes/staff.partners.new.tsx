import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { createPartner } from "~/app/commands/change-partner.server";
import { PageHead } from "~/app/components/page-head";
import { PartnerForm } from "~/app/components/partner-form";
import { notAccepted, refusedForm } from "~/app/http/form-again.server";
import { parseForm } from "~/app/http/parse-form.server";
import { partnerForm } from "~/app/http/partner-form.server";
import { postKey } from "~/app/http/post-key.server";
import { requireStaff } from "~/app/http/require-staff.server";

const operation = "partner.change";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Add a partner - ${data?.centerName}` },
];

export async function loader({ context, request }: LoaderFunctionArgs) {
  await requireStaff(context, request, operation);
  return { key: postKey(request, context.services.ids), centerName: context.center.name };
}

export async function action({ context, request }: ActionFunctionArgs) {
  const actor = await requireStaff(context, request, operation);
  const form = await parseForm(request, partnerForm);
  if (!form.ok) return notAccepted(form);
  const { services, center } = context;
  const of = { actor, centerId: center.id, partnerId: postKey(request, services.ids) };
  const created = await createPartner(services, { ...of, partner: form.value });
  if (created.outcome === "refused") return refusedForm(created, form.values);
  return redirect("/staff/partners?done=added", 303);
}

export default function NewPartner() {
  const { key } = useLoaderData<typeof loader>();
  const again = useActionData<typeof action>();
  return (
    <>
      <PageHead title="Add a partner" />
      <PartnerForm
        action={`/staff/partners/new?key=${key}`}
        errors={again?.errors}
        values={again?.values}
        save="Add the partner"
      />
    </>
  );
}

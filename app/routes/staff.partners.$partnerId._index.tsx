import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { changePartner } from "~/app/commands/change-partner.server";
import { PageHead } from "~/app/components/page-head";
import { PartnerForm } from "~/app/components/partner-form";
import { notAccepted, refusedForm } from "~/app/http/form-again.server";
import { parseForm } from "~/app/http/parse-form.server";
import { partnerForm, partnerValues, requirePartner } from "~/app/http/partner-form.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.name} - ${data?.centerName}` },
];

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const { partner } = await requirePartner(context, request, params);
  const { id, name, retiredAt } = partner;
  return {
    ...{ id, name, isRetired: retiredAt !== null, values: partnerValues(partner) },
    centerName: context.center.name,
  };
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const { actor, of } = await requirePartner(context, request, params);
  const form = await parseForm(request, partnerForm);
  if (!form.ok) return notAccepted(form);
  const changed = await changePartner(context.services, { actor, ...of, partner: form.value });
  if (changed.outcome === "refused") return refusedForm(changed, form.values);
  return redirect("/staff/partners?done=saved", 303);
}

export default function EditPartner() {
  const { id, name, isRetired, values } = useLoaderData<typeof loader>();
  const again = useActionData<typeof action>();
  return (
    <>
      <PageHead
        title={name}
        lead={
          <>
            {isRetired ? "This partner is retired. " : ""}
            <a href={`/staff/referrals?partner=${id}`}>Its referrals</a>
          </>
        }
      />
      <PartnerForm errors={again?.errors} values={again?.values ?? values} save="Save" />
      <p>
        <a href={`/staff/partners/${id}/${isRetired ? "restoration" : "retirement"}`}>
          {isRetired ? "Restore this partner" : "Retire this partner"}
        </a>
      </p>
    </>
  );
}

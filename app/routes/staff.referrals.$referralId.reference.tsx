import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { nameReference } from "~/app/commands/mark-referral.server";
import { PageHead } from "~/app/components/page-head";
import { ReferenceForm } from "~/app/components/referral-page";
import { notAccepted, refusedForm } from "~/app/http/form-again.server";
import { parseForm } from "~/app/http/parse-form.server";
import { referenceForm, requireReferral } from "~/app/http/referral-form.server";

const operation = "referral.mark";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `The partner's number - ${data?.centerName}` },
];

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const { referral } = await requireReferral(context, request, params, operation);
  const { id, partnerReference } = referral;
  return { id, values: { reference: partnerReference ?? "" }, centerName: context.center.name };
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const { actor, of } = await requireReferral(context, request, params, operation);
  const form = await parseForm(request, referenceForm);
  if (!form.ok) return notAccepted(form);
  const { services, center } = context;
  const named = await nameReference(services, { actor, center, ...of, ...form.value });
  if (named.outcome === "refused") return refusedForm(named, form.values);
  return redirect(`/staff/referrals/${of.referralId}?done=saved`, 303);
}

export default function NameReference() {
  const { id, values } = useLoaderData<typeof loader>();
  const again = useActionData<typeof action>();
  return (
    <>
      <PageHead
        title="The partner's number"
        lead={<a href={`/staff/referrals/${id}`}>Back to the referral</a>}
      />
      <ReferenceForm id={id} errors={again?.errors} values={again?.values ?? values} />
    </>
  );
}

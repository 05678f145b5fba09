import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { markReferral } from "~/app/commands/mark-referral.server";
import { PageHead } from "~/app/components/page-head";
import { ReferralFacts, ReferralStepForm } from "~/app/components/referral-page";
import { notAccepted, refusedForm } from "~/app/http/form-again.server";
import { parseForm } from "~/app/http/parse-form.server";
import { postKey } from "~/app/http/post-key.server";
import { referralView, requireReferral, stepForm } from "~/app/http/referral-form.server";

const operation = "referral.mark";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Mark a referral - ${data?.centerName}` },
];

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const found = await requireReferral(context, request, params, operation);
  const key = postKey(request, context.services.ids);
  return { view: await referralView(context, found), key, centerName: context.center.name };
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const { actor, of } = await requireReferral(context, request, params, operation);
  const form = await parseForm(request, stepForm);
  if (!form.ok) return notAccepted(form);
  const { services, center } = context;
  const stepId = postKey(request, services.ids);
  const { referralId } = of;
  const marked = await markReferral(services, { actor, center, referralId, stepId, ...form.value });
  if (marked.outcome === "refused") return refusedForm(marked, form.values);
  return redirect(`/staff/referrals/${referralId}?done=referral-marked`, 303);
}

export default function MarkReferral() {
  const { view, key } = useLoaderData<typeof loader>();
  const again = useActionData<typeof action>();
  return (
    <>
      <PageHead
        title="Mark what came of it"
        lead={<a href={`/staff/referrals/${view.referral.id}`}>Back to the referral</a>}
      />
      <ReferralFacts view={view} />
      <ReferralStepForm view={view} formKey={key} errors={again?.errors} values={again?.values} />
    </>
  );
}

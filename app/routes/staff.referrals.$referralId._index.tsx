import type { LoaderFunctionArgs } from "@remix-run/node";
import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { DoneNotice } from "~/app/components/done-notice";
import { PageHead } from "~/app/components/page-head";
import {
  ReferenceForm,
  ReferralFacts,
  ReferralStepForm,
  ReferralSteps,
} from "~/app/components/referral-page";
import { Section } from "~/app/components/section";
import { spokenShortCode } from "~/app/domain/tickets/short-code";
import { postKey } from "~/app/http/post-key.server";
import { referralView, requireReferral } from "~/app/http/referral-form.server";
import { queryOf } from "~/app/http/staff-page.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Referral ${data?.code} - ${data?.centerName}` },
];

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const found = await requireReferral(context, request, params, "referral.list");
  return {
    view: await referralView(context, found),
    code: spokenShortCode(found.referral.code),
    key: postKey(request, context.services.ids),
    done: queryOf(request, "done"),
    centerName: context.center.name,
  };
}

export default function Referral() {
  const { view, code, key, done } = useLoaderData<typeof loader>();
  const { id, partnerReference } = view.referral;
  return (
    <>
      <DoneNotice done={done} />
      <PageHead title={`Referral ${code}`} lead={<a href="/staff/referrals">All referrals</a>} />
      <ReferralFacts view={view} />
      <Section title="Mark what came of it">
        <ReferralStepForm view={view} formKey={key} />
      </Section>
      <Section title="How it went">
        <ReferralSteps view={view} />
      </Section>
      <Section title="Reference">
        <ReferenceForm id={id} values={{ reference: partnerReference ?? "" }} />
      </Section>
    </>
  );
}

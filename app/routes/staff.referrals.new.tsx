import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { makeReferral } from "~/app/commands/make-referral.server";
import { ButtonLink } from "~/app/components/button";
import { EmptyState } from "~/app/components/empty-state";
import { PageHead } from "~/app/components/page-head";
import { PartnerChoice, ReferralForm } from "~/app/components/referral-form";
import { notAccepted, refusedForm } from "~/app/http/form-again.server";
import { parseForm } from "~/app/http/parse-form.server";
import { postKey } from "~/app/http/post-key.server";
import { partnersToChoose, referralForm, referralFormView } from "~/app/http/referral-form.server";
import { requireStaff } from "~/app/http/require-staff.server";

const operation = "referral.create";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Make a referral - ${data?.centerName}` },
];

export async function loader({ context, request }: LoaderFunctionArgs) {
  const actor = await requireStaff(context, request, operation);
  const chosen = await referralFormView(context, request, actor.id);
  return {
    chosen,
    groups: chosen === null ? await partnersToChoose(context) : [],
    key: postKey(request, context.services.ids),
    centerName: context.center.name,
  };
}

export async function action({ context, request }: ActionFunctionArgs) {
  const actor = await requireStaff(context, request, operation);
  const form = await parseForm(request, referralForm);
  if (!form.ok) return notAccepted(form);
  const { services, center } = context;
  const referralId = postKey(request, services.ids);
  const made = await makeReferral(services, { actor, center, referralId, ...form.value });
  if (made.outcome === "refused") return refusedForm(made, form.values);
  return redirect(`/staff/referrals/${referralId}/slip`, 303);
}

export default function NewReferral() {
  const { chosen, groups, key } = useLoaderData<typeof loader>();
  const again = useActionData<typeof action>();
  if (chosen !== null) {
    const { values, ...rest } = chosen;
    return (
      <>
        <PageHead
          title={`Send a patron to ${chosen.partner.name}`}
          lead="No name is asked and none is kept."
        />
        <ReferralForm {...rest} formKey={key} errors={again?.errors} values={again?.values ?? values} />
      </>
    );
  }
  return (
    <>
      <PageHead title="Make a referral" lead="Whom do you send the patron to?" />
      <PartnerChoice groups={groups} />
      {groups.length === 0 && (
        <EmptyState
          title="There is no partner yet"
          action={<ButtonLink href="/staff/partners/new">Add a partner</ButtonLink>}
        >
          Add whom you send patrons to first.
        </EmptyState>
      )}
    </>
  );
}

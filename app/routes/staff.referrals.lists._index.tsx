import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { keepPartnerList } from "~/app/commands/take-over-partner-list.server";
import { PageHead } from "~/app/components/page-head";
import { type ListProblemsView, PartnerListForm } from "~/app/components/partner-list-form";
import { formErrors } from "~/app/http/parse-form.server";
import { readPartnerList } from "~/app/http/partner-list.server";
import { postKey } from "~/app/http/post-key.server";
import { referralChoices } from "~/app/http/referral-list.server";
import { messageOf, statusOf } from "~/app/http/refusals";
import { requireStaff } from "~/app/http/require-staff.server";

const operation = "referral.import";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `A partner's list - ${page?.centerName}` },
];

export async function loader({ context, request }: LoaderFunctionArgs) {
  await requireStaff(context, request, operation);
  const { partners } = await referralChoices(context);
  const key = postKey(request, context.services.ids);
  return { partners, key, centerName: context.center.name };
}

/** Reads the list and keeps what it says until it is confirmed on the next page. */
export async function action({ context, request }: ActionFunctionArgs) {
  const actor = await requireStaff(context, request, operation);
  const posted = await readPartnerList(context, request);
  if (!posted.ok) return data<ListProblemsView>(posted.again, 422);
  const { services, center } = context;
  const importId = postKey(request, services.ids);
  const { partnerId, rows } = posted;
  const kept = await keepPartnerList(services, { actor, center, importId, partnerId, rows });
  if (kept.outcome === "kept") return redirect(`/staff/referrals/lists/${importId}`, 303);
  const errors = formErrors(kept.fields, messageOf(kept.reason));
  return data<ListProblemsView>({ errors, values: {} }, statusOf(kept.reason));
}

export default function PartnerLists() {
  const { partners, key } = useLoaderData<typeof loader>();
  const again = useActionData<typeof action>();
  return (
    <>
      <PageHead
        title="Take over a partner's list"
        lead="Whom the partner served or enrolled, by our code or by its own number."
      />
      <PartnerListForm partners={partners} formKey={key} again={again} />
    </>
  );
}

import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { takeOverPartnerList } from "~/app/commands/take-over-partner-list.server";
import { PageHead } from "~/app/components/page-head";
import { type ListProblemsView, PartnerListPreview } from "~/app/components/partner-list-form";
import { worded } from "~/app/http/partner-list.server";
import { foundOr404, refusalPage } from "~/app/http/require-actor.server";
import { requireStaff } from "~/app/http/require-staff.server";
import { idOr404 } from "~/app/http/staff-page.server";
import { findPartnerList } from "~/db/queries/partner-lists";

const operation = "referral.import";
/** Rows of a preview: enough to see that columns were understood. */
const mostShown = 50;

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `Check the list - ${page?.centerName}` },
];

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  await requireStaff(context, request, operation);
  const of = { centerId: context.center.id, importId: idOr404(params.importId) };
  const { partnerName, count, importedAt, rows } = foundOr404(await findPartnerList(context.services.db, of));
  const view = { partnerName, count, isImported: importedAt !== null, rows: rows.slice(0, mostShown) };
  return { view, centerName: context.center.name };
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const actor = await requireStaff(context, request, operation);
  const { services, center } = context;
  const taken = await takeOverPartnerList(services, { actor, center, importId: idOr404(params.importId) });
  if (taken.outcome === "refused") throw refusalPage(taken.reason);
  if (taken.outcome === "wrong")
    return data<ListProblemsView>({ errors: {}, values: {}, ...worded(taken.problems) }, 409);
  return redirect("/staff/referrals?done=list-taken-over", 303);
}

export default function CheckPartnerList() {
  const { view } = useLoaderData<typeof loader>();
  const again = useActionData<typeof action>();
  return (
    <>
      <PageHead title="Check the list" lead={<a href="/staff/referrals">All referrals</a>} />
      <PartnerListPreview view={view} again={again} />
    </>
  );
}

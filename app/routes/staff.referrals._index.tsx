import type { LoaderFunctionArgs } from "@remix-run/node";
import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { ButtonLink } from "~/app/components/button";
import { DoneNotice } from "~/app/components/done-notice";
import { EmptyState } from "~/app/components/empty-state";
import { PageHead } from "~/app/components/page-head";
import { Pager } from "~/app/components/pager";
import { ReferralCounts, ReferralFilters, ReferralTable } from "~/app/components/referral-list";
import { loadReferrals } from "~/app/http/referral-list.server";
import { requireStaff } from "~/app/http/require-staff.server";
import { queryOf } from "~/app/http/staff-page.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `Referrals - ${data?.centerName}` }];

export async function loader({ context, request }: LoaderFunctionArgs) {
  await requireStaff(context, request, "referral.list");
  const page = await loadReferrals(context, request);
  const { timeZone, name: centerName } = context.center;
  return { ...page, done: queryOf(request, "done"), timeZone, centerName };
}

export default function Referrals() {
  const { rows, counts, choices, values, errors, ...page } = useLoaderData<typeof loader>();
  const isNarrowed = Object.values(values).some((value) => value !== "");
  return (
    <>
      <DoneNotice done={page.done} />
      <PageHead
        title="Referrals"
        lead="Patrons whom you sent to a partner, by the code on their slip and by no name."
        actions={
          <>
            <ButtonLink href="/staff/referrals/new">Make a referral</ButtonLink>
            <ButtonLink kind="secondary" href="/staff/referrals/lists">
              Take over a partner's list
            </ButtonLink>
          </>
        }
      />
      <ReferralCounts counts={counts} />
      <ReferralFilters values={values} errors={errors} {...choices} />
      {rows.length > 0 && <ReferralTable rows={rows} timeZone={page.timeZone} />}
      {rows.length === 0 && (
        <EmptyState title={isNarrowed ? "No referral fits" : "No referrals yet"}>
          {isNarrowed ? (
            <p>
              <a href="/staff/referrals">Show all referrals</a>
            </p>
          ) : (
            "Make one while the patron is with you. It takes a few taps."
          )}
        </EmptyState>
      )}
      <Pager
        newerHref={page.isFirst ? undefined : "/staff/referrals"}
        newerLabel="Newest"
        olderHref={page.olderHref}
      />
    </>
  );
}

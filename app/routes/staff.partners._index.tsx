import type { LoaderFunctionArgs } from "@remix-run/node";
import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { ButtonLink } from "~/app/components/button";
import { DoneNotice } from "~/app/components/done-notice";
import { EmptyState } from "~/app/components/empty-state";
import { PageHead } from "~/app/components/page-head";
import { PartnerTable } from "~/app/components/partner-table";
import { TabsNav } from "~/app/components/tabs-nav";
import { requireStaff } from "~/app/http/require-staff.server";
import { queryOf } from "~/app/http/staff-page.server";
import { listPartners } from "~/db/queries/partners";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `Partners - ${data?.centerName}` }];

export async function loader({ context, request }: LoaderFunctionArgs) {
  await requireStaff(context, request, "partner.list");
  const { services, center } = context;
  const isRetired = queryOf(request, "show") === "retired";
  const of = { centerId: center.id, which: isRetired ? "retired" : "live" } as const;
  const partners = await listPartners(services.db, of);
  return { partners, isRetired, done: queryOf(request, "done"), centerName: center.name };
}

const live = "/staff/partners";
const retired = "/staff/partners?show=retired";

export default function Partners() {
  const { partners, isRetired, done } = useLoaderData<typeof loader>();
  const add = <ButtonLink href="/staff/partners/new">Add a partner</ButtonLink>;
  return (
    <>
      <DoneNotice done={done} />
      <PageHead
        title="Partners"
        lead="Whom you send patrons to. Public ones stand in the directory that patrons read."
        actions={add}
      />
      <TabsNav
        label="Partners"
        current={isRetired ? retired : live}
        tabs={[
          { href: live, label: "In use" },
          { href: retired, label: "Retired" },
        ]}
      />
      {partners.length > 0 && <PartnerTable rows={partners} isRetired={isRetired} />}
      {partners.length === 0 && (
        <EmptyState title={isRetired ? "No partner is retired" : "No partners yet"}>
          {isRetired
            ? "A partner that you retire stands here, and can be taken back."
            : "Add the job portal, the WorkSource center and whoever else helps your patrons."}
        </EmptyState>
      )}
      <p>
        <a href="/places-that-help">See the public directory</a>
      </p>
    </>
  );
}

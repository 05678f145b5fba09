import type { LoaderFunctionArgs } from "@remix-run/node";
import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { ButtonLink } from "~/app/components/button";
import { EmployerTable } from "~/app/components/employer-table";
import { EmptyState } from "~/app/components/empty-state";
import { NothingFound } from "~/app/components/nothing-found";
import { PageHead } from "~/app/components/page-head";
import { Pager } from "~/app/components/pager";
import { SearchForm } from "~/app/components/search-form";
import { TabsNav } from "~/app/components/tabs-nav";
import { requireStaff } from "~/app/http/require-staff.server";
import { loadEmployers } from "~/app/http/staff-employer.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `Employers - ${data?.centerName}` }];

export async function loader({ context, request }: LoaderFunctionArgs) {
  await requireStaff(context, request, "employer.list");
  const page = await loadEmployers(context, request);
  const { timeZone, name: centerName } = context.center;
  return { ...page, timeZone, centerName };
}

export default function Employers() {
  const { rows, olderHref, query, unvettedOnly, isFirst, timeZone } = useLoaderData<typeof loader>();
  const current = unvettedOnly ? "/staff/employers?show=unvetted" : "/staff/employers";
  const add = <ButtonLink href="/staff/employers/new">Add an employer</ButtonLink>;
  return (
    <>
      <PageHead title="Employers" actions={add} />
      <TabsNav
        label="Employers"
        current={current}
        tabs={[
          { href: "/staff/employers", label: "All" },
          { href: "/staff/employers?show=unvetted", label: "Not vetted yet" },
        ]}
      />
      <SearchForm label="Name or website" query={query} hidden={unvettedOnly ? { show: "unvetted" } : {}} />
      {rows.length > 0 && <EmployerTable rows={rows} timeZone={timeZone} />}
      {rows.length === 0 && query !== null && <NothingFound query={query} clearHref={current} />}
      {rows.length === 0 && query === null && (
        <EmptyState title={unvettedOnly ? "Every employer is vetted" : "No employers yet"}>
          Employers sign up by themselves, or you add them.
        </EmptyState>
      )}
      <Pager
        newerHref={isFirst ? undefined : current}
        newerLabel="First page"
        olderHref={olderHref}
        olderLabel="Next"
      />
    </>
  );
}

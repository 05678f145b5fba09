import type { LoaderFunctionArgs } from "@remix-run/node";
import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { ButtonLink } from "~/app/components/button";
import { EmployerTable } from "~/app/components/employer-table";
import { EmptyState } from "~/app/components/empty-state";
import { PageHead } from "~/app/components/page-head";
import { Pager } from "~/app/components/pager";
import { SearchForm } from "~/app/components/search-form";
import { TabsNav } from "~/app/components/tabs-nav";
import { requireStaff } from "~/app/http/require-staff.server";
import { idOrUndefined, pageOf, queryOf } from "~/app/http/staff-page.server";
import { findEmployer } from "~/db/queries/employers";
import { listEmployersByName } from "~/db/queries/staff-employers";

const limit = 50;

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `Employers - ${data?.centerName}` }];

export async function loader({ context, request }: LoaderFunctionArgs) {
  await requireStaff(context, request, "employer.list");
  const { services, center } = context;
  const query = queryOf(request, "q");
  const unvettedOnly = queryOf(request, "show") === "unvetted";
  const employerId = idOrUndefined(queryOf(request, "after"));
  const of = { centerId: center.id };
  const last = employerId === undefined ? null : await findEmployer(services.db, { ...of, employerId });
  const after = last === null ? undefined : { name: last.legalName, id: last.id };
  const filter = { piece: query ?? undefined, unvettedOnly, after, limit: limit + 1 };
  const found = await listEmployersByName(services.db, { ...of, ...filter });
  const page = pageOf(request, found, limit, (row) => ["after", row.id]);
  return {
    ...page,
    query,
    unvettedOnly,
    isFirst: last === null,
    timeZone: center.timeZone,
    centerName: center.name,
  };
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
      {rows.length > 0 ? (
        <EmployerTable rows={rows} timeZone={timeZone} />
      ) : (
        <EmptyState title="No employers here" action={add}>
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

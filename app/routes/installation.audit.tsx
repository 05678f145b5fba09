import { data, type LoaderFunctionArgs } from "@remix-run/node";
import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { PageHead } from "~/app/components/page-head";
import { Pager } from "~/app/components/pager";
import { TrailFilter } from "~/app/components/trail-filter";
import { TrailTable } from "~/app/components/trail-table";
import { installationTrail } from "~/app/http/installation-trail.server";
import { requireInstallationAdmin } from "~/app/http/require-installation-admin.server";
import { queryOf } from "~/app/http/staff-page.server";

export const meta: MetaFunction = () => [{ title: "Audit trail - All centers" }];

export async function loader({ context, request }: LoaderFunctionArgs) {
  await requireInstallationAdmin(context, request, "installation-trail.read");
  const trail = await installationTrail(context, request);
  const isFirst = queryOf(request, "before") === null;
  return data({ ...trail, isFirst }, { status: trail.errors === undefined ? 200 : 422 });
}

export default function InstallationAudit() {
  const { rows, values, errors, choices, olderHref, isFirst, timeZone } = useLoaderData<typeof loader>();
  const newest = `/installation/audit?${new URLSearchParams(values)}`;
  return (
    <>
      <PageHead title="Audit trail" lead="Who did what to centers and admins, the newest first." />
      <TrailFilter values={values} errors={errors} choices={choices} />
      <TrailTable rows={rows} timeZone={timeZone} />
      <Pager newerHref={isFirst ? undefined : newest} newerLabel="Newest" olderHref={olderHref} />
    </>
  );
}

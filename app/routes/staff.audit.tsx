import type { LoaderFunctionArgs } from "@remix-run/node";
import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { AuditTable } from "~/app/components/audit-table";
import { PageHead } from "~/app/components/page-head";
import { Pager } from "~/app/components/pager";
import { auditView } from "~/app/http/audit-views.server";
import { requireStaff } from "~/app/http/require-staff.server";
import { cursorOf, cursorText, pageOf } from "~/app/http/staff-page.server";
import { listAudit } from "~/db/queries/audit";

const limit = 50;

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Audit trail - ${data?.centerName}` },
];

export async function loader({ context, request }: LoaderFunctionArgs) {
  await requireStaff(context, request, "audit.read");
  const { services, center } = context;
  const before = cursorOf(request, "before");
  const of = { centerId: center.id, locale: center.locale, before: before ?? undefined };
  const found = await services.read((db) => listAudit(db, { ...of, limit: limit + 1 }));
  const page = pageOf(request, found, limit, (last) => ["before", cursorText(last.at, last.id)]);
  const rows = page.rows.map(auditView);
  return { ...page, rows, isFirst: before === null, timeZone: center.timeZone, centerName: center.name };
}

export default function AuditTrail() {
  const { rows, olderHref, isFirst, timeZone } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHead title="Audit trail" lead="Who changed what in this center, the newest first." />
      <AuditTable rows={rows} timeZone={timeZone} withSubject />
      <Pager newerHref={isFirst ? undefined : "/staff/audit"} newerLabel="Newest" olderHref={olderHref} />
    </>
  );
}

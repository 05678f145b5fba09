import type { LoaderFunctionArgs } from "@remix-run/node";
import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { AuditTable } from "~/app/components/audit-table";
import { Pager } from "~/app/components/pager";
import { StaffEventHead } from "~/app/components/staff-event-head";
import { auditView } from "~/app/http/audit-views.server";
import { cursorOf, cursorText, pageOf, requireEvent } from "~/app/http/staff-page.server";
import { listAudit } from "~/db/queries/audit";

const limit = 50;

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Audit trail of ${data?.head.title} - ${data?.centerName}` },
];

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const { eventId, head } = await requireEvent(context, request, params, "audit.read");
  const { services, center } = context;
  const before = cursorOf(request, "before");
  const found = await listAudit(services.db, {
    centerId: center.id,
    locale: center.locale,
    of: { kind: "event", id: eventId },
    before: before ?? undefined,
    limit: limit + 1,
  });
  const page = pageOf(request, found, limit, (last) => ["before", cursorText(last.at, last.id)]);
  const rows = page.rows.map(auditView);
  return { ...page, rows, isFirst: before === null, head, centerName: center.name };
}

export default function EventAuditTrail() {
  const { head, rows, olderHref, isFirst } = useLoaderData<typeof loader>();
  const newest = `/staff/events/${head.id}/audit`;
  return (
    <>
      <StaffEventHead event={head} current="audit" title="Audit trail" />
      <AuditTable rows={rows} timeZone={head.zone} withSubject eventId={head.id} />
      <Pager newerHref={isFirst ? undefined : newest} newerLabel="Newest" olderHref={olderHref} />
    </>
  );
}

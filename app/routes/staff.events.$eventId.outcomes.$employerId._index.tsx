import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { reportOutcomes } from "~/app/commands/report-outcomes.server";
import { StaffOutcome } from "~/app/components/staff-outcome";
import {
  outcomePage,
  partAfter,
  partIn,
  readOutcomes,
  refusedOutcomes,
} from "~/app/http/outcome-report.server";
import { postKey } from "~/app/http/post-key.server";
import { messageOf } from "~/app/http/refusals";
import { linkFor, requireOutcomes } from "~/app/http/staff-outcome.server";
import { queryOf } from "~/app/http/staff-page.server";
import { listReports } from "~/db/queries/outcomes";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Outcomes of ${data?.page.employerName} - ${data?.centerName}` },
];

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const { of, href } = await requireOutcomes(context, request, params, "outcome.list");
  const { services, center } = context;
  return {
    ...{ href, eventId: of.eventId, page: await outcomePage(context, of, partIn(request)) },
    reports: await listReports(services.db, of),
    link: await linkFor(context, of),
    formKey: services.ids.uuid(),
    done: queryOf(request, "done"),
    centerName: center.name,
  };
}

/** What an employer told staff, as one more report. */
export async function action({ context, request, params }: ActionFunctionArgs) {
  const { actor, of, href } = await requireOutcomes(context, request, params, "outcome.record");
  const { services } = context;
  const formKey = postKey(request, services.ids);
  const read = await readOutcomes(context, request, of, "staff");
  if (!read.ok) return read.again;
  const report = { ...of, formKey, how: "staff" as const, actor, kind: "counts" as const, lines: read.lines };
  const reported = await reportOutcomes(services, report);
  if (reported.outcome === "refused") return refusedOutcomes(messageOf(reported.reason), read.values);
  return redirect(`${href}?done=saved${partAfter(request)}`, 303);
}

export default function EmployerOutcome() {
  const { centerName: _centerName, ...props } = useLoaderData<typeof loader>();
  return <StaffOutcome {...props} again={useActionData<typeof action>()} />;
}

import { data, type LoaderFunctionArgs } from "@remix-run/node";
import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { PageHead } from "~/app/components/page-head";
import { ReportForm } from "~/app/components/report-form";
import { ReportPage } from "~/app/components/report-page";
import { allBranches, periodInWords } from "~/app/components/report-words";
import { mayDo } from "~/app/domain/access/operations";
import { handyLinks, readReportSearch } from "~/app/http/report-search.server";
import { reportView } from "~/app/http/report-view.server";
import { requireStaff } from "~/app/http/require-staff.server";
import { reportStyles } from "~/app/styles/links";

export const links = reportStyles;
export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `Report - ${page?.centerName}` },
];

export async function loader({ context, request }: LoaderFunctionArgs) {
  const actor = await requireStaff(context, request, "report.read");
  const canPublish = mayDo(actor, "report.publish");
  const search = await readReportSearch(context, new URL(request.url).searchParams);
  const { asked, ...form } = search;
  const view = asked === null ? null : await reportView(context, asked);
  const handy = handyLinks(context, asked?.branchId ?? null);
  const page = { form: { ...form, handy }, view, canPublish, centerName: context.center.name };
  return data(page, asked === null ? 422 : 200);
}

export default function Report() {
  const { form, view, canPublish } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHead
        title="Report"
        lead={view ? `${periodInWords(view.period)}. ${view.branch ?? allBranches}.` : undefined}
        actions={
          canPublish && (
            <>
              <a href="/staff/report/targets">Targets</a>
              <a href="/staff/report/opening-balances">Figures from before</a>
              <a href="/staff/report/shares">Public copies</a>
            </>
          )
        }
      />
      <ReportForm {...form} />
      {view && <ReportPage view={view} canPublish={canPublish} />}
    </>
  );
}

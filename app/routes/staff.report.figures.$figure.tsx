import type { LoaderFunctionArgs } from "@remix-run/node";
import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { FigureRows } from "~/app/components/figure-rows";
import { PageHead } from "~/app/components/page-head";
import { allBranches, periodInWords } from "~/app/components/report-words";
import { definitionOf, readFigure } from "~/app/domain/reports/registry";
import { figureRows } from "~/app/http/figure-rows.server";
import { readReportSearch, reportQuery } from "~/app/http/report-search.server";
import { foundOr404 } from "~/app/http/require-actor.server";
import { requireStaff } from "~/app/http/require-staff.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.figure.title} - ${data?.centerName}` },
];

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  await requireStaff(context, request, "report.read");
  const key = foundOr404(readFigure(params.figure));
  const search = await readReportSearch(context, new URL(request.url).searchParams);
  const asked = foundOr404(search.asked);
  const view = await figureRows(context, request, asked, key);
  const query = reportQuery(asked.period, asked.branchId);
  const where = `${periodInWords(asked.period)}. ${asked.branch ?? allBranches}.`;
  return { figure: definitionOf(key), view, query, where, centerName: context.center.name };
}

export default function FigurePage() {
  const { figure, view, query, where } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHead
        title={figure.title}
        lead={where}
        actions={<a href={`/staff/report?${query}`}>Back to the report</a>}
      />
      <p>
        {figure.definition} Source: {figure.source}.
      </p>
      <FigureRows
        view={view}
        title={figure.title}
        firstHref={`/staff/report/figures/${figure.key}?${query}`}
      />
    </>
  );
}

import type { LoaderFunctionArgs } from "@remix-run/node";
import { reportFile } from "~/app/http/report-files.server";
import { readReportSearch } from "~/app/http/report-search.server";
import { foundOr404 } from "~/app/http/require-actor.server";
import { requireStaff } from "~/app/http/require-staff.server";

/** The report as a file: a table for a spreadsheet, or the one page to print. */
export async function loader({ context, request, params }: LoaderFunctionArgs) {
  await requireStaff(context, request, "report.read");
  const { asked } = await readReportSearch(context, new URL(request.url).searchParams);
  return foundOr404(await reportFile(context, foundOr404(asked), params.file ?? ""));
}

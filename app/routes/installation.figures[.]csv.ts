import type { LoaderFunctionArgs } from "@remix-run/node";
import { comparedWords } from "~/app/components/compared-words";
import { comparedFigures as figures } from "~/app/domain/figures/side-by-side";
import { csvFile } from "~/app/domain/text/csv";
import { comparedFigures } from "~/app/http/compared-figures.server";
import { csvAnswer } from "~/app/http/csv-answer.server";
import { requireInstallationAdmin } from "~/app/http/require-installation-admin.server";

/** Every center's figures as a file, with what they come to together. */
export async function loader({ context, request }: LoaderFunctionArgs) {
  await requireInstallationAdmin(context, request, "center.compare");
  const { period, centers, total } = await comparedFigures(context, request);
  const rows = [...centers, { name: "All centers", host: "", figures: total }].map((row) => [
    row.name,
    row.host,
    ...figures.map((figure) => String(row.figures[figure])),
  ]);
  const header = ["Center", "Host", ...figures.map((figure) => comparedWords[figure].name)];
  return csvAnswer(csvFile(header, rows), `centers-${period.firstDay}-${period.lastDay}.csv`);
}

import type { LoaderFunctionArgs } from "@remix-run/node";
import { csvAnswer } from "~/app/http/csv-answer.server";
import { requireEmployerDesk } from "~/app/http/opening-desk.server";
import { openingsCsv } from "~/app/http/opening-import-page.server";

/** The openings as a file that can be changed and imported again; without any, one to begin with. */
export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const desk = await requireEmployerDesk(context, request, params, "opening.list");
  return csvAnswer(openingsCsv(desk), `openings-${desk.event.slug}.csv`);
}

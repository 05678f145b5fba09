import type { LoaderFunctionArgs } from "@remix-run/node";
import { requireOutcomeLink } from "~/app/http/outcome-link.server";
import { resultsSheet } from "~/app/http/results-sheet.server";

/** The employer's own page of an event, to keep or print. */
export async function loader({ context, params }: LoaderFunctionArgs) {
  const { of } = await requireOutcomeLink(context, params.code);
  return resultsSheet(context, of);
}

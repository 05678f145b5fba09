import type { LoaderFunctionArgs } from "@remix-run/node";
import { resultsSheet } from "~/app/http/results-sheet.server";
import { requireOutcomes } from "~/app/http/staff-outcome.server";

/** The page that an employer may keep of an event, for staff to hand on. */
export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const { of } = await requireOutcomes(context, request, params, "outcome.list");
  return resultsSheet(context, of);
}

import type { LoaderFunctionArgs } from "@remix-run/node";
import { requireManaged } from "~/app/http/manage-link.server";
import { openQuestions } from "~/app/http/table-visits.server";

/** Which questions of employers at tables are open, for the ticket's page that shows them: ids alone. */
export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const found = await requireManaged(context, request, params.code);
  return Response.json(await openQuestions(context, found), { headers: { "Cache-Control": "no-store" } });
}

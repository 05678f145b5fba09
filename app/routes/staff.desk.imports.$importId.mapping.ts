import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { importLists } from "~/app/commands/import-inquiries.server";
import { mapImport } from "~/app/commands/prepare-inquiry-import.server";
import { readMapping } from "~/app/http/inquiry-import.server";
import { requireImport } from "~/app/http/inquiry-import-page.server";
import { refusalPage } from "~/app/http/require-actor.server";

/** The form of the import's page posts here; a typed address leads back to it. */
export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const { of } = await requireImport(context, request, params);
  return redirect(`/staff/desk/imports/${of.importId}`);
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const { actor, of, file } = await requireImport(context, request, params);
  const { services, center } = context;
  const mapping = await readMapping(request, file.header, await importLists(services, center.id));
  const mapped = await mapImport(services, { ...of, mapping });
  if (mapped.outcome === "refused") throw refusalPage(mapped.reason, actor);
  return redirect(`/staff/desk/imports/${of.importId}`, 303);
}

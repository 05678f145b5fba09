import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { beginImport, writeImport } from "~/app/commands/import-inquiries.server";
import { requireImport } from "~/app/http/inquiry-import-page.server";
import { refusalPage } from "~/app/http/require-actor.server";

/** The form of the import's page posts here; a typed address leads back to it. */
export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const { of } = await requireImport(context, request, params);
  return redirect(`/staff/desk/imports/${of.importId}`);
}

/** Begins to write the file, which goes on after the answer: the import's page tells how far it is. */
export async function action({ context, request, params }: ActionFunctionArgs) {
  const { actor, of } = await requireImport(context, request, params);
  const { services, center } = context;
  const asked = { actor, center, importId: of.importId };
  const begun = await beginImport(services, asked);
  const isUnderWay = begun.outcome === "refused" && begun.reason === "import-under-way";
  if (begun.outcome === "refused" && !isUnderWay) throw refusalPage(begun.reason, actor);
  if (begun.outcome === "begun") writeImport(services, asked).catch(context.fault);
  return redirect(`/staff/desk/imports/${of.importId}`, 303);
}

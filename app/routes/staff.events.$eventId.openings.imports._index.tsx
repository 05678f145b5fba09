import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { prepareOpeningImport } from "~/app/commands/prepare-opening-import.server";
import { ImportForm } from "~/app/components/import-form";
import { PageHead } from "~/app/components/page-head";
import { requireStaffDesk } from "~/app/http/opening-desk.server";
import { importNotAccepted, importRefused, readImportForm } from "~/app/http/opening-import-page.server";
import { postKey } from "~/app/http/post-key.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Import openings - ${data?.centerName}` },
];

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const { title, base } = await requireStaffDesk(context, request, params, "opening.change");
  const formKey = postKey(request, context.services.ids);
  return { title, href: `${base}/openings`, formKey, centerName: context.center.name };
}

/** Reads the file and keeps what it says until it is confirmed on the next page. */
export async function action({ context, request, params }: ActionFunctionArgs) {
  const desk = await requireStaffDesk(context, request, params, "opening.change");
  const { services, center } = context;
  const posted = await readImportForm(request, desk);
  if (!posted.ok) return importNotAccepted(posted.again);
  const { rows, replaces } = posted;
  const importId = postKey(request, services.ids);
  const of = { actor: desk.actor, center, eventId: desk.event.id };
  const prepared = await prepareOpeningImport(services, { ...of, importId, rows, replaces });
  if (prepared.outcome === "refused") return importRefused(prepared);
  return redirect(`${desk.base}/openings/imports/${importId}`, 303);
}

export default function ImportOpenings() {
  const { title, href, formKey } = useLoaderData<typeof loader>();
  const again = useActionData<typeof action>();
  return (
    <>
      <PageHead title="Import openings" lead={<a href={href}>{title}</a>} />
      <ImportForm href={href} formKey={formKey} again={again} />
    </>
  );
}

import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { importOpenings } from "~/app/commands/import-openings.server";
import { ImportPreview } from "~/app/components/import-preview";
import { PageHead } from "~/app/components/page-head";
import { requireStaffDesk } from "~/app/http/opening-desk.server";
import { importPreview, importRefused } from "~/app/http/opening-import-page.server";
import { idOr404 } from "~/app/http/staff-page.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Check the import - ${data?.centerName}` },
];

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const desk = await requireStaffDesk(context, request, params, "opening.change");
  const view = await importPreview(context, desk, params.importId);
  return { title: desk.title, view, centerName: context.center.name };
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const { actor, event, base } = await requireStaffDesk(context, request, params, "opening.change");
  const { services, center } = context;
  const importId = idOr404(params.importId);
  const imported = await importOpenings(services, { actor, center, eventId: event.id, importId });
  if (imported.outcome === "refused") return importRefused(imported);
  return redirect(`${base}/openings?done=openings-imported`, 303);
}

export default function CheckImport() {
  const { title, view } = useLoaderData<typeof loader>();
  const again = useActionData<typeof action>();
  return (
    <>
      <PageHead title="Check the import" lead={<a href={view.href}>{title}</a>} />
      <ImportPreview view={view} errors={again?.errors} />
    </>
  );
}

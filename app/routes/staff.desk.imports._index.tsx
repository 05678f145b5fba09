import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { keepImportFile } from "~/app/commands/prepare-inquiry-import.server";
import { DeskNav } from "~/app/components/desk-nav";
import { DoneNotice } from "~/app/components/done-notice";
import { InquiryImportTable } from "~/app/components/inquiry-import-table";
import { InquiryUploadForm } from "~/app/components/inquiry-upload-form";
import { PageHead } from "~/app/components/page-head";
import { readUpload } from "~/app/http/inquiry-import.server";
import { importRows } from "~/app/http/inquiry-import-page.server";
import { postKey } from "~/app/http/post-key.server";
import { requireStaff } from "~/app/http/require-staff.server";
import { queryOf } from "~/app/http/staff-page.server";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `Import inquiries - ${page?.centerName}` },
];

export async function loader({ context, request }: LoaderFunctionArgs) {
  await requireStaff(context, request, "inquiry.import");
  const { name: centerName, timeZone: zone } = context.center;
  const imports = await importRows(context);
  const formKey = postKey(request, context.services.ids);
  return { imports, zone, formKey, done: queryOf(request, "done"), centerName };
}

/** Keeps the file and goes on to its columns. A file that came before leads to its first import. */
export async function action({ context, request }: ActionFunctionArgs) {
  const actor = await requireStaff(context, request, "inquiry.import");
  const { services, center } = context;
  const read = await readUpload(request);
  if (!read.ok) return data({ errors: read.errors }, 422);
  const { digest, header, records } = read;
  const importId = postKey(request, services.ids);
  const file = { actor, centerId: center.id, importId, digest, header, records };
  const kept = await keepImportFile(services, file);
  return redirect(`/staff/desk/imports/${kept.importId}`, 303);
}

export default function Imports() {
  const { imports, zone, formKey, done } = useLoaderData<typeof loader>();
  const again = useActionData<typeof action>();
  return (
    <>
      <DoneNotice done={done} />
      <PageHead
        title="Import inquiries"
        lead="From another tool's statistics, so that earlier years stand beside this one."
      />
      <DeskNav current="/staff/desk/imports" isAdmin />
      <InquiryUploadForm formKey={formKey} errors={again?.errors} />
      {imports.length > 0 && <InquiryImportTable imports={imports} zone={zone} />}
    </>
  );
}

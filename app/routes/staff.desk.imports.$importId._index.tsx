import { data, type HeadersFunction, type LoaderFunctionArgs } from "@remix-run/node";
import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { importLists } from "~/app/commands/import-inquiries.server";
import { InquiryImportPage } from "~/app/components/inquiry-import-page";
import { PageHead } from "~/app/components/page-head";
import { importView, requireImport } from "~/app/http/inquiry-import-page.server";
import { privateHeaders } from "~/app/http/private-headers";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `Import of inquiries - ${page?.centerName}` },
];

/** While it is written, the page is looked at again every two seconds, without script. */
export const headers: HeadersFunction = (args) => {
  const kept = new Headers(privateHeaders(args));
  const refresh = args.loaderHeaders.get("Refresh");
  if (refresh !== null) kept.set("Refresh", refresh);
  return kept;
};

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const { file } = await requireImport(context, request, params);
  const { services, center } = context;
  const view = importView(context, file, await importLists(services, center.id));
  const refresh = view.state === "writing" ? { Refresh: "2" } : {};
  return data({ view, centerName: center.name }, { headers: refresh });
}

export default function ImportFile() {
  const { view } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHead title="Import of inquiries" lead={<a href="/staff/desk/imports">All imports</a>} />
      <InquiryImportPage view={view} />
    </>
  );
}

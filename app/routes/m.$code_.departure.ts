import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { clearingHeaders } from "~/app/http/cleared-screens.server";
import { findByCode } from "~/app/http/manage-link.server";

export const loader = ({ params }: LoaderFunctionArgs) => redirect(`/m/${params.code}`);

/** Leaves a shared computer: this browser does not show the page again for a while. The place stays as it is. */
export async function action({ context, request, params }: ActionFunctionArgs) {
  const found = await findByCode(context, "manage", params.code);
  return redirect("/", { status: 303, headers: clearingHeaders(request, found, context.origin) });
}

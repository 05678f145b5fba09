import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { findByLink } from "~/app/http/appointment-link.server";
import { clearingHeaders } from "~/app/http/cleared-screens.server";

export const loader = ({ params }: LoaderFunctionArgs) => redirect(`/a/${params.code}`);

/** Leaves a shared computer: this browser does not show the page again for a while. The appointment stays as it is. */
export async function action({ context, request, params }: ActionFunctionArgs) {
  const { appointment } = await findByLink(context, request, params.code);
  return redirect("/", {
    status: 303,
    headers: clearingHeaders(request, appointment, context.origin, "/a/"),
  });
}

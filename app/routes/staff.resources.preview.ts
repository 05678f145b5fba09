import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { refusedPreview } from "~/app/http/message-preview.server";
import { parseForm } from "~/app/http/parse-form.server";
import { requireStaff } from "~/app/http/require-staff.server";
import { resourceForm } from "~/app/http/resource-form.server";
import { resourcePreview } from "~/app/http/resource-preview.server";

const operation = "resource.change";

/** What stands in the frame before anybody asked for a preview. */
export async function loader({ context, request }: LoaderFunctionArgs) {
  await requireStaff(context, request, operation);
  return refusedPreview({ form: "Choose Preview to see the page here. Nothing is saved by it." });
}

/** The page that is typed. Nothing is saved. */
export async function action({ context, request }: ActionFunctionArgs) {
  await requireStaff(context, request, operation);
  const form = await parseForm(request, resourceForm);
  return form.ok ? resourcePreview(form.value) : refusedPreview(form.errors);
}

import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { undoInquiry } from "~/app/commands/undo-inquiry.server";
import { refusalPage } from "~/app/http/require-actor.server";
import { requireStaff } from "~/app/http/require-staff.server";
import { idOr404 } from "~/app/http/staff-page.server";

/** A button of the desk posts here; a typed address leads back to it. */
export async function loader({ context, request }: LoaderFunctionArgs) {
  await requireStaff(context, request, "inquiry.undo");
  return redirect("/staff/desk");
}

/** Takes an entry back. It stays in the log's own record, and counts nowhere. */
export async function action({ context, request, params }: ActionFunctionArgs) {
  const actor = await requireStaff(context, request, "inquiry.undo");
  const inquiryId = idOr404(params.inquiryId);
  const undone = await undoInquiry(context.services, { actor, centerId: context.center.id, inquiryId });
  if (undone.outcome === "refused") throw refusalPage(undone.reason, actor);
  return redirect("/staff/desk?done=undone", 303);
}

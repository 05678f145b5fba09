import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { downloadCenter } from "~/app/commands/download-center.server";
import { archiveAnswer, downloadRefused } from "~/app/http/center-download.server";
import { refusalPage } from "~/app/http/require-actor.server";
import { requireInstallationAdmin } from "~/app/http/require-installation-admin.server";
import { idOr404 } from "~/app/http/staff-page.server";
import { totpForm } from "~/app/http/totp-form.server";

/** There is nothing to read here: the page before this one asks for it. */
export async function loader({ context, request, params }: LoaderFunctionArgs) {
  await requireInstallationAdmin(context, request, "center.export");
  throw redirect(`/installation/centers/${idOr404(params.centerId)}/export`);
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const actor = await requireInstallationAdmin(context, request, "center.export");
  const centerId = idOr404(params.centerId);
  const { session, form } = await totpForm(context, request);
  if (!form.ok) return downloadRefused(centerId, "wrong");
  const { password } = form.value;
  const begun = await downloadCenter(context.services, { actor, email: session.email, centerId, password });
  if (begun.outcome === "refused" && begun.reason === "not-found") throw refusalPage("not-found");
  if (begun.outcome !== "begun")
    return downloadRefused(centerId, begun.outcome === "refused" ? begun.reason : begun.outcome);
  return archiveAnswer(begun, context.services.clock.now());
}

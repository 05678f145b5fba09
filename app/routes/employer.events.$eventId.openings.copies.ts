import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { copyOpenings } from "~/app/commands/copy-openings.server";
import { readCopyForm } from "~/app/http/opening-copies.server";
import { requireEmployerDesk } from "~/app/http/opening-desk.server";
import { refusalPage } from "~/app/http/require-actor.server";

/** Openings are copied by a form of their page, which a typed address leads back to. */
export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const { base } = await requireEmployerDesk(context, request, params, "opening.list");
  return redirect(`${base}/openings`);
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const { actor, event, base } = await requireEmployerDesk(context, request, params, "opening.change");
  const { services, center } = context;
  const from = await readCopyForm(request);
  const copied = await copyOpenings(services, { actor, center, eventId: event.id, ...from });
  if (copied.outcome === "refused") throw refusalPage(copied.reason);
  return redirect(`${base}/openings?done=${copied.count > 0 ? "openings-copied" : "unchanged"}`, 303);
}

import type { Params } from "@remix-run/react";
import { mayDo, type Operation } from "~/app/domain/access/operations";
import type { Actor } from "~/app/domain/access/roles";
import { findCenterOverview, isInstallationAdmin } from "~/db/queries/installation";
import type { RequestContext } from "./context.server";
import { foundOr404, refusalPage } from "./require-actor.server";
import { requireSession } from "./session-pages.server";
import { idOr404 } from "./staff-page.server";

/**
 * Who asks, where they are an admin of the installation. On whichever center's host they ask, it is about all of them.
 * @throws a redirect to the sign-in page, or a 403 answer that the error page words
 */
export async function requireInstallationAdmin(
  context: Pick<RequestContext, "actor" | "services" | "center">,
  request: Request,
  operation: Operation,
): Promise<Actor & { kind: "person" }> {
  const { userId } = await requireSession(context, request);
  const actor = { kind: "person", id: userId, centerId: context.center.id, role: "installation" } as const;
  const isAdmin = await isInstallationAdmin(context.services.db, { userId });
  if (!isAdmin || !mayDo(actor, operation)) throw refusalPage("not-allowed", await context.actor());
  return actor;
}

/** A center that an admin of the installation looks at. @throws as `requireInstallationAdmin`; 404 where there is none */
export async function requireCenter(
  context: RequestContext,
  request: Request,
  params: Params,
  operation: Operation,
) {
  await requireInstallationAdmin(context, request, operation);
  const of = { centerId: idOr404(params.centerId) };
  return foundOr404(await findCenterOverview(context.services.db, of));
}

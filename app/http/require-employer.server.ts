import { redirect } from "@remix-run/node";
import type { Operation } from "~/app/domain/access/operations";
import type { Actor } from "~/app/domain/access/roles";
import { findStanding } from "~/db/queries/access";
import type { RequestContext } from "./context.server";
import { refusalPage, requireActor } from "./require-actor.server";

export type EmployerActor = Actor & { role: "employer"; employerId: string };

/**
 * Who asks, speaking for an employer of this center. Somebody who signed up and described no organization yet is
 * sent to do so; staff have pages of their own.
 * @throws a redirect to sign in or to describe the organization, or a 403 answer that the error page words
 */
export async function requireEmployer(
  context: Pick<RequestContext, "actor" | "services" | "center">,
  request: Request,
  operation: Operation,
): Promise<EmployerActor> {
  if (await hasNoRole(context, request)) throw redirect("/employer/organization");
  const actor = await requireActor(context, request, operation);
  const { role, employerId } = actor;
  if (role !== "employer" || employerId === undefined) throw refusalPage("not-allowed", actor);
  return { ...actor, role, employerId };
}

/** True for a person who is signed in and has no role here at all: a role that waits for an authenticator app is one. */
async function hasNoRole(
  { actor, services, center }: Pick<RequestContext, "actor" | "services" | "center">,
  request: Request,
): Promise<boolean> {
  if ((await actor()) !== null) return false;
  const session = await services.accounts.findSession(request.headers);
  if (session === null) return false;
  return (await findStanding(services.db, { centerId: center.id, userId: session.userId })) === null;
}

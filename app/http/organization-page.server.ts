import { attestations } from "~/app/domain/employers/attestations";
import { findStanding } from "~/db/queries/access";
import { findEmployer } from "~/db/queries/employers";
import { findAttestation } from "~/db/queries/vetting";
import type { RequestContext } from "./context.server";
import { organizationValues } from "./organization-form.server";
import type { FormValues } from "./parse-form.server";
import { foundOr404 } from "./require-actor.server";
import { type EmployerActor, requireEmployer } from "./require-employer.server";
import { requireSession } from "./session-pages.server";

export interface MemberToBe {
  userId: string;
  /** Null for a person who describes an organization for the first time. */
  actor: EmployerActor | null;
  /** What the form of a new organization begins with. */
  values: FormValues;
}

/**
 * Who asks: a person who speaks for an employer, or one who signed up and has no role in this center.
 * @throws a redirect to sign in, or a 403 answer for everybody else
 */
export async function requireMemberToBe(context: RequestContext, request: Request): Promise<MemberToBe> {
  const actor = await context.actor();
  if (actor?.kind !== "person") {
    const session = await requireSession(context, request);
    const of = { centerId: context.center.id, userId: session.userId };
    if ((await findStanding(context.services.db, of)) === null) {
      const values = { contactName: session.name, contactEmail: session.email };
      return { userId: session.userId, actor: null, values };
    }
  }
  const employer = await requireEmployer(context, request, "employer.change");
  return { userId: employer.id, actor: employer, values: {} };
}

/** The organization as the form shows it, and the statements that have to be agreed to in their present words. */
export async function findOrganization(
  { services, center }: Pick<RequestContext, "services" | "center">,
  { actor, values }: MemberToBe,
) {
  const page = { timeZone: center.timeZone, statements: [...attestations.statements] };
  if (actor === null) return { ...page, isNew: true, values, vettedAt: null };
  const of = { centerId: center.id, employerId: actor.employerId };
  const employer = foundOr404(await findEmployer(services.db, of));
  const hasAttested = (await findAttestation(services.db, of))?.version === attestations.version;
  return {
    ...page,
    statements: hasAttested ? [] : page.statements,
    isNew: false,
    values: organizationValues(employer),
    vettedAt: employer.vettedAt,
  };
}

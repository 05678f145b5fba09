import { normalizeCrockford } from "~/app/domain/tickets/crockford";
import { findOutcomeLink } from "~/db/queries/outcomes";
import type { RequestContext } from "./context.server";
import { foundOr404 } from "./require-actor.server";

/**
 * Whose numbers a link opens: one employer's at one event, whoever holds it. The code is looked at before anything is read
 * by it, and nothing of it is kept.
 * @throws the page that says there is none, or that the link was withdrawn
 */
export async function requireOutcomeLink(
  { services, center }: Pick<RequestContext, "services" | "center">,
  typed: string | undefined,
) {
  const code = normalizeCrockford((typed ?? "").slice(0, 100)) ?? "";
  const linkId = foundOr404(services.codes.ownerOf(code));
  const link = foundOr404(await findOutcomeLink(services.db, { centerId: center.id, linkId }));
  foundOr404(services.codes.isLink("outcomes", code, link) ? code : null);
  if (link.withdrawnAt !== null) {
    const message = "This link was withdrawn. Ask the center for a new one if you have numbers to tell.";
    throw Response.json({ message }, { status: 410 });
  }
  const of = { centerId: center.id, eventId: link.eventId, employerId: link.employerId };
  // Who follows a link is not known: the trail of reports names the link.
  const actor = { kind: "system" as const, id: link.id, centerId: center.id };
  return { of, actor, href: `/outcomes/${code}` };
}

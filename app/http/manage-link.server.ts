import { redirect } from "@remix-run/node";
import { normalizeCrockford } from "~/app/domain/tickets/crockford";
import { secretLength, ticketCodeLength } from "~/app/domain/tickets/ticket-code";
import type { Words } from "~/app/i18n/speak";
import { findRegistrationByCode } from "~/db/queries/registrations";
import { isCleared } from "./cleared-screens.server";
import type { RequestContext } from "./context.server";
import { ticketLanguage } from "./language.server";
import { refusalPage } from "./require-actor.server";

const lengths = { ticket: ticketCodeLength, manage: secretLength } as const;

export type FoundByCode = NonNullable<Awaited<ReturnType<typeof findRegistrationByCode>>> & {
  /** As it was minted, however it was typed. */
  code: string;
  codeHash: string;
};

/**
 * The registration whose secret an address carries, also where the secret was replaced since.
 * @throws the page that says there is none
 */
export async function findByCode(
  context: Pick<RequestContext, "services" | "center">,
  purpose: "ticket" | "manage",
  typed: string | undefined,
): Promise<FoundByCode> {
  const { services, center } = context;
  const code = normalizeCrockford(typed ?? "");
  if (code === null || code.length !== lengths[purpose]) throw refusalPage("not-found");
  const codeHash = services.codes.hash(code);
  const found = await findRegistrationByCode(services.sql, { centerId: center.id, codeHash, purpose });
  if (found === null) throw refusalPage("not-found");
  // After an event its key may be dropped: then nothing derives the ticket any more.
  const isLost = !services.codes.keyIds.includes(found.keyId);
  return { ...found, isRevoked: found.isRevoked || isLost, code, codeHash };
}

/**
 * The registration that a manage link may still change: a visitor's. What becomes of a representative's door ticket is
 * the employer's to say.
 * @throws as `requireHeld` does; for a representative, the page that says there is none
 */
export async function requireManaged(
  context: Pick<RequestContext, "services" | "center" | "page">,
  request: Request,
  typed: string | undefined,
): Promise<FoundByCode> {
  const found = await requireHeld(context, request, typed);
  if (found.who === "representative") throw refusalPage("not-found");
  return found;
}

/**
 * The registration of which a manage link shows what is kept, a representative's too.
 * @throws the page that says there is none, or that the link was replaced; a redirect to the manage page in a browser
 *   whose screen was cleared
 */
export async function requireHeld(
  context: Pick<RequestContext, "services" | "center" | "page">,
  request: Request,
  typed: string | undefined,
): Promise<FoundByCode> {
  const found = await findByCode(context, "manage", typed);
  if (isCleared(request, found)) throw redirect(`/m/${found.code}`, 303);
  const { locale, t } = ticketLanguage(context, request, found);
  context.page.locale = locale;
  if (found.isRevoked) throw gonePage(found, t);
  return found;
}

const gonePage = ({ isForgotten }: FoundByCode, t: Words) => {
  const message = isForgotten ? t("data.goneText") : t("ticket.replacedLink");
  return Response.json({ message }, { status: 410 });
};

/** Why nothing of a ticket is shown: its code was withdrawn, or this browser's screen was cleared. */
export type Gone = "replaced" | "forgotten" | "cleared";

/** Why a code that was withdrawn opens nothing. */
export const whyGone = ({ isForgotten }: FoundByCode): Gone => (isForgotten ? "forgotten" : "replaced");

/** Who changes a registration by its manage link: the audit trail names it by the registration's id alone. */
export const patronActor = (centerId: string, registrationId: string) => ({
  kind: "patron" as const,
  id: registrationId,
  centerId,
});

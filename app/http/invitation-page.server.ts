import { z } from "zod";
import type { Cookies } from "~/app/adapters/accounts/accounts";
import { acceptInvitation } from "~/app/commands/accept-invitation.server";
import { type Limited, signIn } from "~/app/commands/sign-in.server";
import { decideOffer } from "~/app/domain/access/invitation";
import { type Refused, refuse } from "~/app/domain/refusal";
import { findInvitation } from "~/db/queries/invitations";
import { findPersonByEmail } from "~/db/queries/members";
import type { RequestContext } from "./context.server";
import { newPassword, password, personName } from "./fields";
import { type FormErrors, type FormValues, parseForm } from "./parse-form.server";
import { visitOf, wrongPassword } from "./session-pages.server";

/** `new`: no account yet. `known`: one to sign in to. `here`: signed in to it in this browser. */
type Holder = "new" | "known" | "here";

const find = ({ services, center }: RequestContext, token: string) =>
  findInvitation(services.db, { centerId: center.id, tokenHash: services.codes.hash(token) });

/** Who invites to what, and what the person has to give; null where the link has ended. Changes nothing. */
export async function openInvitation(context: RequestContext, request: Request, token: string) {
  const { services } = context;
  const invitation = await find(context, token);
  if (invitation === null || decideOffer(invitation, services.clock.now()).outcome === "refused") return null;
  const { email, role, invitedBy } = invitation;
  const known = await findPersonByEmail(services.db, { email });
  const session = await services.accounts.findSession(request.headers);
  const isHere = session !== null && session.userId === known?.id;
  const holder: Holder = isHere ? "here" : known?.emailVerified ? "known" : "new";
  return { email, role, invitedBy, holder };
}

const asNew = z.strictObject({ name: personName, password: newPassword });
const asKnown = z.strictObject({ password });

export type ByForm =
  | { outcome: "accepted" | "code-needed"; cookies: Cookies }
  | { outcome: "unconfirmed" }
  | Limited
  | { outcome: "not-accepted"; errors: FormErrors; values: FormValues }
  | Refused;

/** Takes the invitation and signs the person in. */
export async function acceptByForm(
  context: RequestContext,
  request: Request,
  token: string,
): Promise<ByForm> {
  const { services, center } = context;
  const invitation = await openInvitation(context, request, token);
  if (invitation === null) return signInAsBefore(context, request, token);
  const { email, holder } = invitation;
  if (holder === "known") return acceptAsKnown(context, request, { token, email });
  const session = await services.accounts.findSession(request.headers);
  const offer = { center, token, userId: session?.userId ?? null };
  if (holder === "here") return answerTo(await acceptInvitation(services, { ...offer, person: null }), []);
  const again = request.clone();
  const form = await parseForm(request, asNew);
  if (!form.ok) return { outcome: "not-accepted", errors: form.errors, values: form.values };
  const result = await acceptInvitation(services, { ...offer, person: form.value });
  if (result.outcome === "refused") return signInAsBefore(context, again, token);
  if (result.outcome !== "accepted") return answerTo(result, []);
  const given = { email, password: form.value.password };
  const signedIn = await signIn(services, visitOf(context, request, null), given);
  return answerTo(result, signedIn.outcome === "signed-in" ? signedIn.cookies : []);
}

async function acceptAsKnown(
  context: RequestContext,
  request: Request,
  { token, email }: { token: string; email: string },
): Promise<ByForm> {
  const { services, center } = context;
  const form = await parseForm(request, asKnown);
  if (!form.ok) return { outcome: "not-accepted", errors: form.errors, values: {} };
  const given = { email, password: form.value.password };
  const signedIn = await signIn(services, visitOf(context, request, null), given);
  switch (signedIn.outcome) {
    case "wrong":
      return { outcome: "not-accepted", errors: { password: wrongPassword }, values: {} };
    case "unconfirmed":
      return { outcome: "unconfirmed" };
    case "limited":
    case "code-needed":
      return signedIn;
    case "signed-in": {
      const offer = { center, token, person: null, userId: signedIn.userId };
      return answerTo(await acceptInvitation(services, offer), signedIn.cookies);
    }
  }
}

/** The same form sent twice, as by a double tap: the second one signs in to what the first one made. */
async function signInAsBefore(context: RequestContext, request: Request, token: string): Promise<ByForm> {
  const invitation = await find(context, token);
  const form = await parseForm(request, z.object({ password }));
  if (invitation === null || invitation.usedAt === null || !form.ok) return refuse("invitation-over");
  const given = { email: invitation.email, password: form.value.password };
  const signedIn = await signIn(context.services, visitOf(context, request, null), given);
  if (signedIn.outcome === "signed-in") return { outcome: "accepted", cookies: signedIn.cookies };
  return signedIn.outcome === "code-needed" ? signedIn : refuse("invitation-over");
}

/** Between the page and its form the address may have got an account: the page then shows what is needed now. */
function answerTo(result: Awaited<ReturnType<typeof acceptInvitation>>, cookies: Cookies): ByForm {
  if (result.outcome === "accepted") return { outcome: "accepted", cookies };
  if (result.outcome === "refused") return result;
  return {
    outcome: "not-accepted",
    errors: { form: "Look at this page once more, then accept." },
    values: {},
  };
}

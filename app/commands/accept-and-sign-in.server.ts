import type { Cookies } from "~/app/adapters/accounts/accounts";
import type { Services } from "~/app/adapters/services";
import { decideOffer } from "~/app/domain/access/invitation";
import { type Refused, refuse } from "~/app/domain/refusal";
import { findInvitation } from "~/db/queries/invitations";
import { findPersonByEmail } from "~/db/queries/members";
import { type Accepted, acceptInvitation } from "./accept-invitation.server";
import { type Limited, signIn, type Visit } from "./sign-in.server";

/** `new`: no account yet. `known`: one to sign in to. `here`: signed in to it in this browser. */
export type Holder = "new" | "known" | "here";

const find = (services: Services, { center }: Pick<Visit, "center">, token: string) =>
  findInvitation(services.db, { centerId: center.id, tokenHash: services.codes.hash(token) });

async function findOpen(services: Services, visit: Pick<Visit, "center">, token: string) {
  const invitation = await find(services, visit, token);
  if (invitation === null) return null;
  return decideOffer(invitation, services.clock.now()).outcome === "refused" ? null : invitation;
}

/** Who invites to what, and what the person has to give; null where the link has ended. Changes nothing. */
export async function openInvitation(
  services: Services,
  visit: Pick<Visit, "center" | "headers">,
  token: string,
) {
  const invitation = await findOpen(services, visit, token);
  if (invitation === null) return null;
  const { email, role, invitedBy } = invitation;
  const known = await findPersonByEmail(services.db, { email });
  // An account may be what the same form has just made, sent before this one: that ended the invitation with it.
  if (known?.emailVerified && (await findOpen(services, visit, token)) === null) return null;
  const session = await services.accounts.findSession(visit.headers);
  const isHere = session !== null && session.userId === known?.id;
  const holder: Holder = isHere ? "here" : known?.emailVerified ? "known" : "new";
  return { email, role, invitedBy, holder };
}

export interface Given {
  /** Empty for who has an account. */
  name: string;
  /** Empty for who is signed in already. */
  password: string;
}

export type AcceptedAndIn =
  | { outcome: "accepted" | "code-needed"; cookies: Cookies }
  /** `changed`: between the page and its form the address got an account, or lost its sign-in here. */
  | { outcome: "unconfirmed" | "wrong" | "changed" }
  | Limited
  | Refused;

/** Takes an invitation and signs the person in, by what `openInvitation` said is needed. */
export async function acceptAndSignIn(
  services: Services,
  visit: Visit,
  token: string,
  given: Given,
): Promise<AcceptedAndIn> {
  const invitation = await openInvitation(services, visit, token);
  if (invitation === null) return signInAsBefore(services, visit, token, given.password);
  const { email, holder } = invitation;
  if (holder === "known") return acceptAsKnown(services, visit, token, { email, password: given.password });
  const session = await services.accounts.findSession(visit.headers);
  const person = holder === "new" ? given : null;
  const offer = { center: visit.center, token, userId: session?.userId ?? null, person };
  const result = await acceptInvitation(services, offer);
  if (result.outcome === "refused") return signInAsBefore(services, visit, token, given.password);
  if (result.outcome !== "accepted" || holder === "here") return withCookies(result, []);
  const signedIn = await signIn(services, visit, { email, password: given.password });
  return withCookies(result, signedIn.outcome === "signed-in" ? signedIn.cookies : []);
}

async function acceptAsKnown(
  services: Services,
  visit: Visit,
  token: string,
  given: { email: string; password: string },
): Promise<AcceptedAndIn> {
  const signedIn = await signIn(services, visit, given);
  if (signedIn.outcome !== "signed-in") return signedIn;
  const offer = { center: visit.center, token, person: null, userId: signedIn.userId };
  const result = await acceptInvitation(services, offer);
  if (result.outcome === "refused") return signInAsBefore(services, visit, token, given.password);
  return withCookies(result, signedIn.cookies);
}

/** The same form sent twice, as by a double tap: the second one signs in to what the first one made. */
async function signInAsBefore(
  services: Services,
  visit: Visit,
  token: string,
  password: string,
): Promise<AcceptedAndIn> {
  const invitation = await find(services, visit, token);
  if (!invitation?.usedAt || password === "") return refuse("invitation-over");
  const signedIn = await signIn(services, visit, { email: invitation.email, password });
  if (signedIn.outcome === "signed-in") return { outcome: "accepted", cookies: signedIn.cookies };
  return signedIn.outcome === "code-needed" ? signedIn : refuse("invitation-over");
}

function withCookies(result: Accepted | Refused, cookies: Cookies): AcceptedAndIn {
  if (result.outcome === "refused") return result;
  return result.outcome === "accepted" ? { outcome: "accepted", cookies } : { outcome: "changed" };
}

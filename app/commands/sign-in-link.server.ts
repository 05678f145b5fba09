import type { AccountMail, SignIn } from "~/app/adapters/accounts/accounts";
import type { Services } from "~/app/adapters/services";
import { countAttempt, limitSignIns, mailBucket } from "./count-attempt.server";
import { mailAccountLink } from "./parts/mail-account-link.server";
import type { Limited, Visit } from "./sign-in.server";

/** The same answer whether or not the address has an account; its owner alone sees what came. */
export type Asked = { outcome: "asked" } | Limited;

/** Mails a link that signs in. */
export const askForSignInLink = (services: Services, visit: Visit, email: string): Promise<Asked> =>
  askForLink(services, visit, email, () => services.accounts.makeSignInLink(email));

/** Mails a link that sets a new password. */
export const askForReset = (services: Services, visit: Visit, email: string): Promise<Asked> =>
  askForLink(services, visit, email, () => services.accounts.makeResetLink(email));

/** Makes an account and mails the link that confirms its address; where there is one already, a sign-in link. */
export const signUp = (
  services: Services,
  visit: Visit,
  person: { name: string; email: string; password: string },
): Promise<Asked> => askForLink(services, visit, person.email, () => services.accounts.signUp(person));

async function askForLink(
  services: Services,
  visit: Visit,
  email: string,
  make: () => Promise<AccountMail | null>,
): Promise<Asked> {
  const byAddress = await limitSignIns(services, visit.clientAddress);
  const attempt =
    byAddress.outcome === "limited" ? byAddress : await countAttempt(services, mailBucket(email));
  if (attempt.outcome === "limited") return attempt;
  const mail = await make();
  if (mail !== null) await mailAccountLink(services, visit, mail, visit.next);
  return { outcome: "asked" };
}

/** Signs in by a mailed link, which works once. An authenticator app is asked for all the same. */
export async function signInByLink(
  services: Services,
  visit: Visit,
  token: string,
): Promise<SignIn | Limited | { outcome: "link-over" }> {
  const attempt = await limitSignIns(services, visit.clientAddress);
  if (attempt.outcome === "limited") return attempt;
  return services.accounts.redeemSignInLink(visit.headers, token);
}

import type { SignIn } from "~/app/adapters/accounts/accounts";
import type { Services } from "~/app/adapters/services";
import type { Attempt } from "~/app/domain/access/attempts";
import {
  accountBucket,
  countAttempt,
  forgiveAttempt,
  limitSignIns,
  mailBucket,
} from "./count-attempt.server";
import { mailAccountLink, type Place } from "./parts/mail-account-link.server";

export type Limited = Exclude<Attempt, { outcome: "allowed" }>;

/** Who asks, before anybody knows who that is. */
export interface Visit extends Place {
  /** Of the visitor's request, for its cookies. */
  headers: Headers;
  clientAddress: string;
  /** A path of this site to go to afterwards. */
  next: string | null;
}

/**
 * Signs a person in by address and password. Wrong passwords are counted for the address whether or not it has an
 * account, so the limit tells nothing either.
 */
export async function signIn(
  services: Services,
  visit: Visit,
  given: { email: string; password: string },
): Promise<SignIn | Limited | { outcome: "wrong" | "unconfirmed" }> {
  const account = accountBucket(given.email);
  const byAddress = await limitSignIns(services, visit.clientAddress);
  const attempt = byAddress.outcome === "limited" ? byAddress : await countAttempt(services, account);
  if (attempt.outcome === "limited") return attempt;
  const result = await services.accounts.signIn(visit.headers, given);
  if (result.outcome === "wrong") return result;
  await forgiveAttempt(services, account);
  if (result.outcome !== "unconfirmed") return result;
  const mails = await countAttempt(services, mailBucket(given.email));
  if (mails.outcome === "allowed") await mailAccountLink(services, visit, result.mail, visit.next);
  return { outcome: "unconfirmed" };
}

/** The second factor. Ten wrong codes in a row lock an account's codes for a while, whatever the address. */
export async function signInByCode(
  services: Services,
  visit: Visit,
  given: { kind: "app" | "recovery"; code: string },
): Promise<SignIn | Limited | { outcome: "wrong" | "over" | "locked" }> {
  const attempt = await limitSignIns(services, visit.clientAddress);
  if (attempt.outcome === "limited") return attempt;
  return services.accounts.giveCode(visit.headers, given);
}

/**
 * Does what a person may do who knows the account's password. Guesses count as guesses at the sign-in page do, so a
 * browser that was left open is no place to try passwords.
 */
export async function withPassword<T extends { outcome: string }>(
  services: Services,
  { email }: { email: string },
  work: () => Promise<T>,
): Promise<T | Limited> {
  const account = accountBucket(email);
  const attempt = await countAttempt(services, account);
  if (attempt.outcome === "limited") return attempt;
  const result = await work();
  if (result.outcome !== "wrong") await forgiveAttempt(services, account);
  return result;
}

/**
 * Asks again for the password before what is hard to take back: a browser that was left open is no place for it. Whoever
 * has none, null, signed in by another way and is not asked. @returns null where nothing stands against it
 */
export async function askPasswordAgain(
  services: Services,
  person: { userId: string; email: string },
  password: string | null,
): Promise<{ outcome: "wrong" } | Limited | null> {
  if (password === null) return null;
  const check = () => services.accounts.checkPassword(person.userId, password);
  const checked = await withPassword(services, person, check);
  if (checked.outcome === "limited") return checked;
  return checked.outcome === "wrong" ? { outcome: "wrong" } : null;
}

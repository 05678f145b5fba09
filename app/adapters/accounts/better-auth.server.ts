import type { Ids } from "~/app/adapters/ids/ids.server";
import type { Db } from "~/db/client.server";
import type { Accounts, Session } from "./accounts";
import { authenticatorSeal } from "./authenticator-seal.server";
import { type AccountLibrary, type AccountsConfig, openLibrary } from "./library.server";
import { mailedLinks } from "./mailed-links.server";
import { hashPassword } from "./password.server";
import { passwordSignIn } from "./password-sign-in.server";
import { totpSignIn } from "./totp-sign-in.server";

/**
 * Accounts by better-auth: called as a function with the visitor's cookies, mounted nowhere.
 * @param config the origin decides whether cookies are Secure; the secret signs them
 */
export function betterAuthAccounts(config: AccountsConfig, parts: { db: Db; ids: Ids }): Accounts {
  const library = openLibrary(config, parts);
  return {
    findSession: (headers) => findSession(library, headers),
    ...passwordSignIn(library, parts.ids),
    ...mailedLinks(library, parts.ids),
    ...totpSignIn(library),
    hashPassword,
    seal: authenticatorSeal(config),
    addPerson: (person) => addPerson(library, person),
  };
}

async function addPerson(
  library: AccountLibrary,
  { email, name, password }: { email: string; name: string; password: string },
): Promise<string> {
  const { internalAdapter } = await library.context();
  const user = await internalAdapter.createUser(
    { email, name, emailVerified: true },
    { method: "email-password" },
  );
  const account = { providerId: "credential", accountId: user.id, password: await hashPassword(password) };
  await internalAdapter.linkAccount({ ...account, userId: user.id });
  return user.id;
}

async function findSession(library: AccountLibrary, headers: Headers): Promise<Session | null> {
  if (!headers.get("cookie")?.includes("fairday.session_token")) return null;
  const found = await library.sessionOf(headers);
  if (found === null) return null;
  const { session, user } = found;
  return {
    sessionId: session.id,
    userId: user.id,
    name: user.name,
    email: user.email,
    hasTotp: user.twoFactorEnabled === true,
  };
}

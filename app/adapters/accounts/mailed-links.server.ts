import { createHash } from "node:crypto";
import { z } from "zod";
import type { Ids } from "~/app/adapters/ids/ids.server";
import type { AccountMail, Accounts } from "./accounts";
import { signInOf } from "./answers";
import { confirm, makeConfirmation } from "./confirmation.server";
import type { AccountLibrary } from "./library.server";

type Mailed =
  | "signUp"
  | "confirmEmail"
  | "makeSignInLink"
  | "redeemSignInLink"
  | "makeResetLink"
  | "resetPassword";

/** Everything that goes through a mailbox. Who opens the link has the address. */
export function mailedLinks(library: AccountLibrary, ids: Ids): Pick<Accounts, Mailed> {
  const makeSignInLink = (email: string) => signInLink(library, email);
  return {
    signUp: async (given) => {
      const { mail, status } = await library.ask("/sign-up/email", { body: given });
      if (mail?.purpose === "confirm-email" && mail.userId !== undefined) {
        const token = await makeConfirmation(library, ids, mail.userId);
        return { ...mail, userId: mail.userId, token };
      }
      // The address has an account, or got one a moment ago by another request.
      const link = await makeSignInLink(given.email);
      if (link === null) throw new Error(`The accounts library made no account and found none: ${status}`);
      return link;
    },
    confirmEmail: async (token) => ({
      outcome: (await confirm(library, token)) ? "confirmed" : "link-over",
    }),
    makeSignInLink,
    redeemSignInLink: async (headers, token) => {
      await dropUnproven(library, token);
      const answer = await library.ask("/magic-link/verify", { headers, query: { token } });
      return signInOf(answer) ?? { outcome: "link-over" };
    },
    makeResetLink: async (email) => {
      const { mail } = await library.ask("/request-password-reset", { body: { email } });
      return mail?.userId === undefined || mail.token === undefined
        ? null
        : { ...mail, userId: mail.userId, token: mail.token };
    },
    resetPassword: async ({ token, password }) => {
      const userId = await ownerOfReset(library, token);
      const { status } = await library.ask("/reset-password", { body: { token, newPassword: password } });
      if (status !== 200 || userId === null) return { outcome: "link-over" };
      const { internalAdapter } = await library.context();
      await internalAdapter.updateUser(userId, { emailVerified: true });
      return { outcome: "changed" };
    },
  };
}

async function signInLink(library: AccountLibrary, email: string): Promise<AccountMail | null> {
  const { internalAdapter } = await library.context();
  const found = await internalAdapter.findUserByEmail(email);
  const { mail } = await library.ask("/sign-in/magic-link", { body: { email } });
  if (found === null || mail?.token === undefined) return null;
  return { purpose: "sign-in", userId: found.user.id, email: found.user.email, token: mail.token };
}

async function ownerOfReset(library: AccountLibrary, token: string): Promise<string | null> {
  const { internalAdapter } = await library.context();
  return (await internalAdapter.findVerificationValue(`reset-password:${token}`))?.value ?? null;
}

const linkRecord = z.object({ email: z.string() });

/**
 * Somebody may have signed up with an address of another and wait for its owner to confirm it. So a link to an
 * account whose address nobody has proved takes away the password and the sign-ins from before the proof. The
 * library does so too, by a row whose id is no UUID, which our table does not take.
 */
async function dropUnproven(library: AccountLibrary, token: string): Promise<void> {
  const { internalAdapter } = await library.context();
  const stored = createHash("sha256").update(token).digest("base64url");
  const link = await internalAdapter.findVerificationValue(`magic-link:${stored}`);
  if (link === null || link.expiresAt < new Date()) return;
  const { email } = linkRecord.parse(JSON.parse(link.value));
  const found = await internalAdapter.findUserByEmail(email);
  if (found === null || found.user.emailVerified) return;
  await internalAdapter.deleteAccounts(found.user.id);
  await internalAdapter.deleteUserSessions(found.user.id);
  await internalAdapter.updateUser(found.user.id, { emailVerified: true });
}

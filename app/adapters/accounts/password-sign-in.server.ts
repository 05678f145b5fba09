import type { Ids } from "~/app/adapters/ids/ids.server";
import type { Accounts } from "./accounts";
import { refusalOf, signInOf } from "./answers";
import { makeConfirmation } from "./confirmation.server";
import type { AccountLibrary } from "./library.server";
import { verifyPassword } from "./password.server";

/** E-mail address and password: in, out, and another password; and in without one, for who proved more than that. */
export function passwordSignIn(
  library: AccountLibrary,
  ids: Ids,
): Pick<Accounts, "signIn" | "signInProven" | "signOut" | "checkPassword" | "changePassword"> {
  return {
    signIn: async (headers, { email, password }) => {
      const answer = await library.ask("/sign-in/email", { headers, body: { email, password } });
      const { mail } = answer;
      if (refusalOf(answer) === "EMAIL_NOT_VERIFIED" && mail?.userId !== undefined) {
        const token = await makeConfirmation(library, ids, mail.userId);
        return { outcome: "unconfirmed", mail: { ...mail, userId: mail.userId, token } };
      }
      return signInOf(answer) ?? { outcome: "wrong" };
    },
    signInProven: (headers, userId) => library.signInProven(headers, userId),
    signOut: async (headers) => (await library.ask("/sign-out", { headers, body: {} })).cookies,
    checkPassword: async (userId, password) => {
      const { internalAdapter } = await library.context();
      const known = await internalAdapter.findAccounts(userId);
      const hash = known.find(({ providerId }) => providerId === "credential")?.password;
      const isRight = typeof hash === "string" && (await verifyPassword({ hash, password }));
      return { outcome: isRight ? "right" : "wrong" };
    },
    changePassword: async (headers, { current, next }) => {
      const body = { currentPassword: current, newPassword: next, revokeOtherSessions: true };
      const { status, cookies } = await library.ask("/change-password", { headers, body });
      return status === 200 ? { outcome: "changed", cookies } : { outcome: "wrong" };
    },
  };
}

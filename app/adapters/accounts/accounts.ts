/** A person who is signed in: what the session's row and the account's row say now. */
export interface Session {
  sessionId: string;
  userId: string;
  name: string;
  email: string;
  /** True once an authenticator app was set up and proved by a code. */
  hasTotp: boolean;
}

/** Lines of Set-Cookie that the page's answer has to carry. */
export type Cookies = string[];

/** A link that goes out by mail. `token` is the one secret in it. */
export interface AccountMail {
  purpose: "confirm-email" | "sign-in" | "reset-password";
  userId: string;
  email: string;
  token: string;
}

/** What a proof of identity leads to. With an authenticator app there is no session before its code. */
export type SignIn =
  | { outcome: "signed-in"; userId: string; cookies: Cookies }
  | { outcome: "code-needed"; cookies: Cookies };

/**
 * Sign-ins of people. Roles are not its business: memberships are read per center. The library behind it is not
 * mounted on the network; these are the only ways in. `headers` are those of the visitor's request, for its cookies.
 * Unknown and known addresses cost the same hashing.
 */
export interface Accounts {
  /** The session that a request's cookies carry, read from the database every time. */
  findSession(headers: Headers): Promise<Session | null>;

  signIn(
    headers: Headers,
    given: { email: string; password: string },
  ): Promise<SignIn | { outcome: "wrong" } | { outcome: "unconfirmed"; mail: AccountMail }>;
  /**
   * A second factor after `code-needed`: the app's code or a recovery code; each works once. `over`: ten minutes
   * passed or five codes were wrong, so sign in again. `locked`: ten in a row were wrong, for 15 minutes none counts.
   */
  giveCode(
    headers: Headers,
    given: { kind: "app" | "recovery"; code: string },
  ): Promise<SignIn | { outcome: "wrong" | "over" | "locked" }>;
  /**
   * A sign-in of somebody who has proved who they are by two factors already, as by a passkey: no code is asked for. Null
   * where no account has the id.
   */
  signInProven(headers: Headers, userId: string): Promise<Cookies | null>;
  signOut(headers: Headers): Promise<Cookies>;

  /** An account that waits for its confirmation. Where the address has one already, the mail is a sign-in link. */
  signUp(given: { name: string; email: string; password: string }): Promise<AccountMail>;
  confirmEmail(token: string): Promise<{ outcome: "confirmed" } | { outcome: "link-over" }>;

  /** Null where no account has the address. */
  makeSignInLink(email: string): Promise<AccountMail | null>;
  redeemSignInLink(headers: Headers, token: string): Promise<SignIn | { outcome: "link-over" }>;
  /** Null where no account has the address. */
  makeResetLink(email: string): Promise<AccountMail | null>;
  /** Ends every session of the account. The link proves the address too. */
  resetPassword(given: {
    token: string;
    password: string;
  }): Promise<{ outcome: "changed" } | { outcome: "link-over" }>;

  /** Whether this is the account's password: asked again before what is hard to take back. */
  checkPassword(userId: string, password: string): Promise<{ outcome: "right" | "wrong" }>;
  /** Ends the account's other sessions and gives this browser a new one. */
  changePassword(
    headers: Headers,
    given: { current: string; next: string },
  ): Promise<{ outcome: "changed"; cookies: Cookies } | { outcome: "wrong" }>;

  /** A secret for an authenticator app and ten recovery codes, shown once. Nothing is asked for until `proveTotp`. */
  beginTotp(
    headers: Headers,
    given: { password: string | null; issuer: string },
  ): Promise<{ outcome: "begun"; uri: string; recoveryCodes: string[] } | { outcome: "wrong" }>;
  proveTotp(
    headers: Headers,
    given: { code: string },
  ): Promise<{ outcome: "proved"; cookies: Cookies } | { outcome: "wrong" }>;
  endTotp(
    headers: Headers,
    given: { password: string | null },
  ): Promise<{ outcome: "ended"; cookies: Cookies } | { outcome: "wrong" }>;
  renewRecoveryCodes(
    headers: Headers,
    given: { password: string | null },
  ): Promise<{ outcome: "renewed"; recoveryCodes: string[] } | { outcome: "wrong" }>;

  /** Argon2id in PHC form, for accounts that a command makes: an invited person's, a demonstration's. */
  hashPassword(password: string): Promise<string>;
  /** Makes an account with a confirmed e-mail address and a password, as a set-up or a demonstration needs it. */
  addPerson(person: { email: string; name: string; password: string }): Promise<string>;

  seal: AuthenticatorSeal;
}

/** What stands in the database of authenticator apps and recovery codes is sealed by a secret, which its prefix names. */
export interface AuthenticatorSeal {
  /** How what the first secret sealed begins. */
  prefix: string;
  /** How what any secret of the list sealed begins. */
  knownPrefixes: readonly string[];
  /** The same, sealed by the first. @throws where no secret of the list opens it */
  reseal(sealed: string): Promise<string>;
}

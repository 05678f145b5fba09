import type { IdentityFault, RoleRule } from "~/app/domain/access/identity";

/** What a browser keeps between the question and the answer. */
export interface PendingSignIn {
  state: string;
  nonce: string;
  /** Proof that the code is exchanged by who asked for it (RFC 7636). */
  verifier: string;
}

export interface Identity {
  /** The provider's own and lasting name for somebody. */
  subject: string;
  email: string;
  name: string;
  groups: string[];
}

/** Sign-in by a provider that the library has already (OpenID Connect Core 1.0, authorization code flow). */
export interface Oidc {
  rules: readonly RoleRule[];
  /** Where to send the browser, with what it keeps. @throws where the provider does not answer */
  begin(redirectUri: string): Promise<{ url: string; pending: PendingSignIn }>;
  /** Who came back. @throws where the provider does not answer */
  finish(answer: {
    redirectUri: string;
    code: string;
    pending: PendingSignIn;
  }): Promise<{ outcome: "known"; identity: Identity } | { outcome: "refused"; reason: IdentityFault }>;
}

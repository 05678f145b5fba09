import type { IdentityFault } from "~/app/domain/access/identity";

/** Why a sign-in by the library's own provider did not work, and what to do. */
export const providerWords: Record<IdentityFault | "oidc-role-unknown" | "oidc-away", string> = {
  "oidc-broken-off": "The sign-in was broken off or took too long. Try again.",
  "oidc-not-signed": "The answer was not signed by your library's sign-in service. Tell your IT staff.",
  "oidc-wrong-issuer":
    "The answer came from another sign-in service than your library's. Tell your IT staff.",
  "oidc-wrong-audience": "The answer was meant for another program. Tell your IT staff.",
  "oidc-expired":
    "The answer had expired. Try again. If it happens again, a clock is wrong: tell your IT staff.",
  "oidc-not-asked-for": "The answer belongs to another sign-in. Try again.",
  "oidc-without-email": "Your library's account has no confirmed e-mail address. Tell your IT staff.",
  "oidc-role-unknown": "Your library's account has no role at this center. Ask an admin of the center.",
  "oidc-away": "Your library's sign-in service does not answer. Try again in a minute, or use your password.",
};

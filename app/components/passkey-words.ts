import { mostPasskeys, type PasskeyFault } from "~/app/domain/access/passkey";

/** Why a passkey was not taken, and what to do. */
export const passkeyWords: Record<PasskeyFault | "too-many-tries", string> = {
  "passkey-unreadable":
    "Your browser gave an answer that we cannot read. Update the browser, then try again.",
  "passkey-other-step": "The answer belongs to another step. Start again.",
  "passkey-other-site":
    "The passkey answered for another site. Open this site's own address, then try again.",
  "passkey-not-asked-for": "That took too long, or was answered before. Start again.",
  "passkey-nobody-there":
    "Your device did not check that it is you. Turn on its screen lock, then try again.",
  "passkey-unknown": "No account here has this passkey. It may have been removed, or be of another site.",
  "passkey-not-signed": "The passkey does not match the one that we know. Use another way to sign in.",
  "passkey-copied":
    "This passkey may have been copied. Use another way to sign in, then remove the passkey and add a new one.",
  "passkey-kept-already": "This passkey belongs to an account here already.",
  "too-many-tries": "There were too many tries. Wait a minute, then try again.",
  "too-many-passkeys": `You have ${mostPasskeys} passkeys. Remove one that you no longer use, then add this one.`,
};

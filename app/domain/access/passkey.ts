/** Why a passkey is not taken. */
export type PasskeyFault =
  | "passkey-unreadable"
  | "passkey-other-step"
  | "passkey-other-site"
  | "passkey-not-asked-for"
  | "passkey-nobody-there"
  | "passkey-unknown"
  | "passkey-not-signed"
  | "passkey-copied"
  | "passkey-kept-already"
  | "too-many-passkeys";

/** What a browser says that it did and where, and what the authenticator says of whoever was there. */
export interface Ceremony {
  /** "webauthn.create" or "webauthn.get". */
  type: string;
  challenge: string;
  origin: string;
  /** The page stood in a frame of another site. */
  isFramed: boolean;
  /** The authenticator signed for the host that is asked at. */
  isForHost: boolean;
  /** Somebody touched it. */
  isPresent: boolean;
  /** Somebody proved to it who they are: by a PIN, a finger, a face. */
  isVerified: boolean;
}

/** How many of them one person keeps at most. */
export const mostPasskeys = 20;
/** Minutes in which a passkey's question is answered. */
export const questionMinutes = 10;

/**
 * Whether an answer was given here, to what was asked, by a person whom the authenticator knows (Web Authentication
 * Level 2, 7.1 and 7.2). Being verified is asked for: it makes the passkey two factors, what one has and what one knows
 * or is, so that no code of an app is asked for after it.
 */
export function checkCeremony(
  ceremony: Ceremony,
  expected: { type: "webauthn.create" | "webauthn.get"; origin: string },
): PasskeyFault | null {
  if (ceremony.type !== expected.type) return "passkey-other-step";
  if (ceremony.origin !== expected.origin || ceremony.isFramed || !ceremony.isForHost)
    return "passkey-other-site";
  return ceremony.isPresent && ceremony.isVerified ? null : "passkey-nobody-there";
}

/**
 * Whether the authenticator has counted on since it was last seen. One that does not count says 0 always; one that
 * counts and falls behind was copied, or is the copy (7.2, step 21).
 */
export const hasCountedOn = (kept: number, seen: number): boolean =>
  seen > kept || (seen === 0 && kept === 0);

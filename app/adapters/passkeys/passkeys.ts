import type { Ceremony } from "~/app/domain/access/passkey";

/** Where a passkey is asked for: it works at one host, and at no other. */
export interface Site {
  origin: string;
  host: string;
}

/** What a page posts when a passkey was made: bytes in base64url, as the browser gave them. */
export interface MadeAnswer {
  clientData: string;
  authenticatorData: string;
}

/** What a page posts when a passkey signed. */
export interface SignedAnswer extends MadeAnswer {
  credentialId: string;
  signature: string;
  /** The bytes that the authenticator was given for the account: the text of its id. */
  userHandle: string;
}

/** A passkey to keep: its public half alone. */
export interface NewPasskey {
  ceremony: Ceremony;
  credentialId: string;
  /** A COSE key (RFC 9052, 7), in base64url. */
  publicKey: string;
  counter: number;
}

export interface PasskeyProof {
  ceremony: Ceremony;
  counter: number;
  /** Whose passkey it is, as the authenticator has it. */
  userId: string;
  /** Whether this key signed it. */
  isSignedBy(publicKey: string): Promise<boolean>;
}

/** Reads what browsers answer (Web Authentication Level 2). Null where it is no such answer, or by a kind of key that is not taken. */
export interface Passkeys {
  readMade(answer: MadeAnswer, site: Site): Promise<NewPasskey | null>;
  readSigned(answer: SignedAnswer, site: Site): Promise<PasskeyProof | null>;
}

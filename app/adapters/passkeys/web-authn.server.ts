import { createHash } from "node:crypto";
import {
  cose,
  decodeClientDataJSON,
  decodeCredentialPublicKey,
  isoBase64URL,
  parseAuthenticatorData,
  verifySignature,
} from "@simplewebauthn/server/helpers";
import { z } from "zod";
import type { Ceremony } from "~/app/domain/access/passkey";
import type { MadeAnswer, Passkeys, SignedAnswer, Site } from "./passkeys";

/** CollectedClientData (5.8.1). What else a browser writes there is not looked at, as the standard asks. */
const clientDataShape = z.looseObject({
  type: z.string(),
  challenge: z.string(),
  origin: z.string(),
  crossOrigin: z.boolean().optional(),
});

/** The kinds of keys that pages ask for: Ed25519, ECDSA with P-256, RSA with SHA-256. */
const algorithms: readonly (number | undefined)[] = [
  cose.COSEALG.EdDSA,
  cose.COSEALG.ES256,
  cose.COSEALG.RS256,
];

/**
 * Passkeys read by SimpleWebAuthn. Its parts are used and not its one call that checks all: that answers with the text of
 * an error, and here each thing that can be wrong is a reason that a person is told. Who made an authenticator is not asked
 * (attestation "none"), so no certificate is read: a center takes whatever its staff have.
 */
export const webAuthn: Passkeys = {
  readMade: (answer, site) =>
    orNull(() => {
      const { ceremony, data } = readCeremony(answer, site);
      const { credentialID, credentialPublicKey, counter } = data;
      if (credentialID === undefined || credentialPublicKey === undefined) return null;
      const algorithm = decodeCredentialPublicKey(credentialPublicKey).get(cose.COSEKEYS.alg);
      if (!algorithms.includes(algorithm)) return null;
      const [credentialId, publicKey] = [credentialID, credentialPublicKey].map((bytes) =>
        isoBase64URL.fromBuffer(bytes),
      );
      if (credentialId === undefined || publicKey === undefined) return null;
      return { ceremony, counter, credentialId, publicKey };
    }),
  readSigned: (answer, site) =>
    orNull(() => {
      const { ceremony, data } = readCeremony(answer, site);
      const userId = isoBase64URL.toUTF8String(answer.userHandle);
      return { ceremony, counter: data.counter, userId, isSignedBy: (key) => isSignedBy(key, answer) };
    }),
};

/** @throws where it is no such answer */
function readCeremony({ clientData, authenticatorData }: MadeAnswer, { host }: Site) {
  const { type, challenge, origin, crossOrigin } = clientDataShape.parse(decodeClientDataJSON(clientData));
  const data = parseAuthenticatorData(isoBase64URL.toBuffer(authenticatorData));
  const ceremony: Ceremony = {
    type,
    challenge,
    origin,
    isFramed: crossOrigin === true,
    isForHost: createHash("sha256").update(host).digest().equals(data.rpIdHash),
    isPresent: data.flags.up,
    isVerified: data.flags.uv,
  };
  return { ceremony, data };
}

/** The signature is over the authenticator's data and the hash of the browser's (7.2, step 20). */
async function isSignedBy(
  publicKey: string,
  { clientData, authenticatorData, signature }: SignedAnswer,
): Promise<boolean> {
  const hash = createHash("sha256").update(isoBase64URL.toBuffer(clientData)).digest();
  const signed = Buffer.concat([isoBase64URL.toBuffer(authenticatorData), hash]);
  try {
    return await verifySignature({
      signature: isoBase64URL.toBuffer(signature),
      data: new Uint8Array(signed),
      credentialPublicKey: isoBase64URL.toBuffer(publicKey),
    });
  } catch {
    // Bytes that are no signature of this kind of key, or a key that is none.
    return false;
  }
}

/** What a browser posts is whatever somebody wrote: the library throws where it cannot be read. */
function orNull<Read>(read: () => Read | null): Read | null {
  try {
    return read();
  } catch {
    return null;
  }
}

import { createHash } from "node:crypto";
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

/** Loaded by the first passkey: with the readers of certificates that it brings, every start would take half a second longer. */
const library = () => import("@simplewebauthn/server/helpers");
type Library = Awaited<ReturnType<typeof library>>;

/**
 * Passkeys read by SimpleWebAuthn. Its parts are used and not its one call that checks all: that answers with the text of
 * an error, and here each thing that can be wrong is a reason that a person is told. Who made an authenticator is not asked
 * (attestation "none"), so no certificate is read: a center takes whatever its staff have.
 */
export const webAuthn: Passkeys = {
  readMade: (answer, site) =>
    orNull((read) => {
      const { ceremony, data } = readCeremony(read, answer, site);
      const { credentialID, credentialPublicKey, counter } = data;
      if (credentialID === undefined || credentialPublicKey === undefined) return null;
      if (!isAskedFor(read, credentialPublicKey)) return null;
      const { fromBuffer } = read.isoBase64URL;
      const [credentialId, publicKey] = [fromBuffer(credentialID), fromBuffer(credentialPublicKey)];
      return { ceremony, counter, credentialId, publicKey };
    }),
  readSigned: (answer, site) =>
    orNull((read) => {
      const { ceremony, data } = readCeremony(read, answer, site);
      const userId = read.isoBase64URL.toUTF8String(answer.userHandle);
      return { ceremony, counter: data.counter, userId, isSignedBy: (key) => isSignedBy(read, key, answer) };
    }),
};

/** Whether it is one of the kinds of keys that pages ask for: Ed25519, ECDSA with P-256, RSA with SHA-256. */
function isAskedFor({ cose, decodeCredentialPublicKey }: Library, publicKey: Uint8Array<ArrayBuffer>) {
  const { EdDSA, ES256, RS256 } = cose.COSEALG;
  const algorithm = decodeCredentialPublicKey(publicKey).get(cose.COSEKEYS.alg);
  return algorithm === EdDSA || algorithm === ES256 || algorithm === RS256;
}

/** @throws where it is no such answer */
function readCeremony(
  { decodeClientDataJSON, parseAuthenticatorData, isoBase64URL }: Library,
  { clientData, authenticatorData }: MadeAnswer,
  { host }: Site,
) {
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
  { isoBase64URL, verifySignature }: Library,
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
async function orNull<Read>(read: (library: Library) => Read | null): Promise<Read | null> {
  const loaded = await library();
  try {
    return read(loaded);
  } catch {
    return null;
  }
}

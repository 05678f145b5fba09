import { createHash, createPublicKey, type JsonWebKey, verify } from "node:crypto";
import { z } from "zod";
import type { Ceremony } from "~/app/domain/access/passkey";
import { keyOfCose } from "./cose-key.server";
import type { MadeAnswer, PasskeyProof, Passkeys, SignedAnswer, Site } from "./passkeys";

/** CollectedClientData (5.8.1). What else a browser writes there is not looked at, as the standard asks. */
const clientDataShape = z.looseObject({
  type: z.string(),
  challenge: z.string(),
  origin: z.string(),
  crossOrigin: z.boolean().optional(),
});

const flag = { present: 0x01, verified: 0x04, attested: 0x40 };
/** Lengths in bytes of what authenticator data begin with (6.1): hash of the host, flags, counter; then id of the maker. */
const lengths = { hash: 32, head: 37, maker: 16 };

/**
 * Passkeys by Node's own cryptography. Who made an authenticator is not asked (attestation "none"), so no certificate is
 * read: a center takes whatever its staff have.
 */
export const webAuthn: Passkeys = {
  readMade: (answer, site) => {
    const read = readCeremony(answer, site);
    if (read === null || (read.flags & flag.attested) === 0) return null;
    const attested = read.bytes.subarray(lengths.head + lengths.maker);
    if (attested.length < 2) return null;
    const idEnds = 2 + attested.readUInt16BE(0);
    const publicKey = keyOfCose(attested.subarray(idEnds));
    if (publicKey === null || attested.length <= idEnds) return null;
    const credentialId = attested.subarray(2, idEnds).toString("base64url");
    return { ...read, credentialId, publicKey: JSON.stringify(publicKey) };
  },
  readSigned: (answer, site) => {
    const read = readCeremony(answer, site);
    if (read === null) return null;
    const { ceremony, counter } = read;
    const userId = Buffer.from(answer.userHandle, "base64url").toString("utf8");
    return { ceremony, counter, userId, isSignedBy: (key) => isSignedBy(key, answer) };
  },
};

function readCeremony(
  answer: MadeAnswer,
  { host }: Site,
): (Pick<PasskeyProof, "ceremony" | "counter"> & { flags: number; bytes: Buffer }) | null {
  const client = clientDataShape.safeParse(jsonOf(answer.clientData));
  const bytes = Buffer.from(answer.authenticatorData, "base64url");
  if (!client.success || bytes.length < lengths.head) return null;
  const flags = bytes.readUInt8(lengths.hash);
  const hash = createHash("sha256").update(host).digest();
  const ceremony: Ceremony = {
    type: client.data.type,
    challenge: client.data.challenge,
    origin: client.data.origin,
    isFramed: client.data.crossOrigin === true,
    isForHost: bytes.subarray(0, lengths.hash).equals(hash),
    isPresent: (flags & flag.present) !== 0,
    isVerified: (flags & flag.verified) !== 0,
  };
  return { ceremony, counter: bytes.readUInt32BE(lengths.hash + 1), flags, bytes };
}

/** The signature is over the authenticator's data and the hash of the browser's (7.2, step 20). */
function isSignedBy(publicKey: string, { clientData, authenticatorData, signature }: SignedAnswer): boolean {
  const [client, data, signed] = [clientData, authenticatorData, signature].map((text) =>
    Buffer.from(text, "base64url"),
  );
  if (client === undefined || data === undefined || signed === undefined) return false;
  const key: JsonWebKey = JSON.parse(publicKey);
  const what = Buffer.concat([data, createHash("sha256").update(client).digest()]);
  // Ed25519 hashes by itself; the others sign a SHA-256 (RFC 9053, 2; RFC 8812, 2).
  const hash = key.kty === "OKP" ? null : "sha256";
  return verify(hash, what, createPublicKey({ key, format: "jwk" }), signed);
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(Buffer.from(text, "base64url").toString("utf8"));
  } catch {
    return null;
  }
}

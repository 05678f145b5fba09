import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from "node:crypto";
import type { MadeAnswer, SignedAnswer } from "~/app/adapters/passkeys/passkeys";

/** How an answer differs from a right one. */
export interface Slip {
  type?: string;
  origin?: string;
  crossOrigin?: boolean;
  /** The host that the authenticator signs for. */
  host?: string;
  /** 1 somebody there, 4 somebody verified, 64 a new key. */
  flags?: number;
  counter?: number;
}

interface Asked {
  challenge: string;
  origin: string;
  userId: string;
}

type Kind = "es256" | "rs256" | "ed25519";

const pairs = {
  es256: () => generateKeyPairSync("ec", { namedCurve: "P-256" }),
  rs256: () => generateKeyPairSync("rsa", { modulusLength: 2048 }),
  ed25519: () => generateKeyPairSync("ed25519"),
};

/** An authenticator in memory, with one passkey. It counts its signatures unless it is told not to. */
export function anAuthenticator(kind: Kind = "es256", { counts = true } = {}) {
  const { publicKey, privateKey } = pairs[kind]();
  const id = randomBytes(16);
  let counter = 0;
  const step = (slip: Slip) => slip.counter ?? (counts ? ++counter : 0);
  return {
    credentialId: id.toString("base64url"),
    publicKey: coseOf(kind, publicKey).toString("base64url"),
    make({ challenge, origin }: Omit<Asked, "userId">, slip: Slip = {}): MadeAnswer {
      const length = Buffer.from([0, id.length]);
      const attested = Buffer.concat([Buffer.alloc(16), length, id, coseOf(kind, publicKey)]);
      const head = headOf({ origin, flags: 69, counter: step(slip), ...slip });
      return {
        clientData: clientDataOf({ type: "webauthn.create", challenge, origin, ...slip }),
        authenticatorData: Buffer.concat([head, attested]).toString("base64url"),
      };
    },
    sign({ challenge, origin, userId }: Asked, slip: Slip = {}): SignedAnswer {
      const clientData = clientDataOf({ type: "webauthn.get", challenge, origin, ...slip });
      const data = headOf({ origin, flags: 5, counter: step(slip), ...slip });
      const hash = createHash("sha256").update(Buffer.from(clientData, "base64url")).digest();
      const signed = sign(kind === "ed25519" ? null : "sha256", Buffer.concat([data, hash]), privateKey);
      return {
        credentialId: id.toString("base64url"),
        clientData,
        authenticatorData: data.toString("base64url"),
        signature: signed.toString("base64url"),
        userHandle: Buffer.from(userId).toString("base64url"),
      };
    },
  };
}

const clientDataOf = ({ type, challenge, origin, crossOrigin = false }: Slip & { challenge: string }) =>
  Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin })).toString("base64url");

function headOf({ origin = "", host = new URL(origin).hostname, flags = 5, counter = 0 }: Slip): Buffer {
  const rest = Buffer.alloc(5);
  rest.writeUInt8(flags, 0);
  rest.writeUInt32BE(counter, 1);
  return Buffer.concat([createHash("sha256").update(host).digest(), rest]);
}

/** The public key as an authenticator writes it (RFC 9053, 7): a map of whole numbers and bytes. */
function coseOf(kind: Kind, key: KeyObject): Buffer {
  const { x = "", y = "", n = "", e = "" } = key.export({ format: "jwk" });
  const bytes = (text: string) => {
    const value = Buffer.from(text, "base64url");
    const head = value.length < 24 ? [0x40 + value.length] : [0x58, value.length];
    const long = [0x59, value.length >> 8, value.length & 255];
    return Buffer.concat([Buffer.from(value.length > 255 ? long : head), value]);
  };
  const fields = {
    es256: ["a5010203262001", "21", bytes(x), "22", bytes(y)],
    ed25519: ["a4010103272006", "21", bytes(x)],
    rs256: ["a401030339010020", bytes(n), "21", bytes(e)],
  };
  return Buffer.concat(
    fields[kind].map((part) => (typeof part === "string" ? Buffer.from(part, "hex") : part)),
  );
}

import { createPublicKey, type JsonWebKey, verify } from "node:crypto";
import { z } from "zod";

const jwk = z.looseObject({ kty: z.string(), kid: z.string().optional(), use: z.string().optional() });
export const keySet = z.object({ keys: z.array(jwk) });
export type KeySet = z.infer<typeof keySet>;

const head = z.object({ alg: z.enum(["RS256", "PS256", "ES256"]), kid: z.string().optional() });
type Head = z.infer<typeof head>;

/** Neither "none" nor a shared secret: whoever holds the client's secret must not be able to sign (RFC 8725, 3.1). */
const ways = {
  RS256: { kty: "RSA", options: {} },
  // RSASSA-PSS with a salt as long as the hash (RFC 7518, 3.5).
  PS256: { kty: "RSA", options: { padding: 6, saltLength: 32 } },
  ES256: { kty: "EC", options: { dsaEncoding: "ieee-p1363" as const } },
};

/** The head of a signed token (RFC 7519); null where the text is none, or is signed in a way that proves nothing. */
export function headOf(token: string): Head | null {
  const parsed = head.safeParse(jsonOf(token.split(".")[0] ?? ""));
  return parsed.success ? parsed.data : null;
}

/** What a token says, where one of the keys signed it. */
export function payloadOf(token: string, { keys }: KeySet): unknown {
  const known = headOf(token);
  const [first, second, signature, ...more] = token.split(".");
  if (known === null || first === undefined || second === undefined || !signature || more.length > 0)
    return null;
  const { kty, options } = ways[known.alg];
  const signed = Buffer.from(`${first}.${second}`);
  const bytes = Buffer.from(signature, "base64url");
  const isOurs = keys
    .filter((key) => key.kty === kty && key.use !== "enc" && (known.kid ?? key.kid) === key.kid)
    .some((key) => isSignedBy(key, options, signed, bytes));
  return isOurs ? jsonOf(second) : null;
}

function isSignedBy(key: JsonWebKey, options: object, signed: Buffer, signature: Buffer): boolean {
  try {
    return verify("sha256", signed, { key: createPublicKey({ key, format: "jwk" }), ...options }, signature);
  } catch {
    // A key that is none proves nothing.
    return false;
  }
}

function jsonOf(part: string): unknown {
  try {
    return JSON.parse(Buffer.from(part, "base64url").toString("utf8"));
  } catch {
    return null;
  }
}

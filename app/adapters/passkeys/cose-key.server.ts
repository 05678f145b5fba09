import { createPublicKey, type JsonWebKey } from "node:crypto";

/** The algorithms that are asked for, by their numbers in COSE: Ed25519, ECDSA with P-256, RSA with SHA-256. */
const algorithms = { edDsa: -8, es256: -7, rs256: -257 };

type CoseValue = number | Buffer;

/**
 * The public key at the start of some bytes, as a JSON Web Key. Null where it is none of the three kinds, or none that
 * Node can use (a point that is not on its curve).
 */
export function keyOfCose(bytes: Buffer): JsonWebKey | null {
  const fields = readMap(bytes);
  const key = fields && jwkOf(fields);
  if (key === null) return null;
  try {
    createPublicKey({ key, format: "jwk" });
    return key;
  } catch {
    return null;
  }
}

/** Labels of RFC 9053, 7 and RFC 8230, 4: 1 the type, 3 the algorithm, the rest by type. */
function jwkOf(fields: Map<number, CoseValue>): JsonWebKey | null {
  const [type, algorithm, curve] = [fields.get(1), fields.get(3), fields.get(-1)];
  const text = (label: number, length: number) => {
    const value = fields.get(label);
    return Buffer.isBuffer(value) && value.length === length ? value.toString("base64url") : null;
  };
  if (type === 1 && algorithm === algorithms.edDsa && curve === 6) {
    const x = text(-2, 32);
    return x === null ? null : { kty: "OKP", crv: "Ed25519", x };
  }
  if (type === 2 && algorithm === algorithms.es256 && curve === 1) {
    const [x, y] = [text(-2, 32), text(-3, 32)];
    return x === null || y === null ? null : { kty: "EC", crv: "P-256", x, y };
  }
  if (type === 3 && algorithm === algorithms.rs256) {
    const [n, e] = [text(-1, 256), text(-2, 3)];
    return n === null || e === null ? null : { kty: "RSA", n, e };
  }
  return null;
}

/** A map from whole numbers to whole numbers and bytes, which is all that such a key is (CBOR, RFC 8949, 3). */
function readMap(bytes: Buffer): Map<number, CoseValue> | null {
  let at = 0;
  const next = (length: number) => {
    if (at + length > bytes.length) throw new RangeError("The bytes end within the key");
    at += length;
    return bytes.subarray(at - length, at);
  };
  const head = () => {
    const [first = 0] = next(1);
    const [kind, short] = [first >> 5, first & 31];
    if (short < 24) return { kind, value: short };
    if (short > 25) throw new RangeError("A number that no such key holds");
    const length = short === 24 ? 1 : 2;
    return { kind, value: next(length).readUIntBE(0, length) };
  };
  const item = (): CoseValue => {
    const { kind, value } = head();
    if (kind === 0) return value;
    if (kind === 1) return -1 - value;
    if (kind === 2) return next(value);
    throw new RangeError("Neither a number nor bytes");
  };
  try {
    const { kind, value: pairs } = head();
    if (kind !== 5) return null;
    const fields = new Map<number, CoseValue>();
    for (let turn = 0; turn < pairs; turn++) {
      const label = item();
      if (typeof label !== "number" || fields.has(label)) return null;
      fields.set(label, item());
    }
    return fields;
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

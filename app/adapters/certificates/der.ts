/**
 * Distinguished Encoding Rules (ITU-T X.690): what a certificate is written in. Only the types that RFC
 * 5280 needs. Every function returns one encoded value.
 */
type Der = Uint8Array;

function encode(tag: number, ...parts: Uint8Array[]): Der {
  const body = Buffer.concat(parts);
  if (body.length < 0x80) return Buffer.concat([Buffer.from([tag, body.length]), body]);
  const size = Buffer.alloc(4);
  size.writeUInt32BE(body.length);
  const digits = size.subarray(size.findIndex((byte) => byte > 0));
  return Buffer.concat([Buffer.from([tag, 0x80 | digits.length]), digits, body]);
}

export const sequence = (...parts: Der[]) => encode(0x30, ...parts);
export const set = (...parts: Der[]) => encode(0x31, ...parts);
export const boolean = (value: boolean) => encode(0x01, Buffer.from([value ? 0xff : 0]));
export const octets = (bytes: Uint8Array) => encode(0x04, bytes);
export const utf8 = (text: string) => encode(0x0c, Buffer.from(text, "utf8"));

/** A number of any length, not negative, from its bytes. */
export function integer(bytes: Uint8Array): Der {
  const first = bytes.findIndex((byte) => byte > 0);
  const digits = first === -1 ? Buffer.from([0]) : Buffer.from(bytes.subarray(first));
  const sign = (digits[0] ?? 0) >= 0x80 ? Buffer.from([0]) : Buffer.alloc(0);
  return encode(0x02, sign, digits);
}

/** Bits, the last `unused` of which say nothing. */
export const bits = (bytes: Uint8Array, unused = 0) => encode(0x03, Buffer.from([unused]), bytes);

/** An object identifier, from its dotted form. */
export function oid(dotted: string): Der {
  const [root = 0, branch = 0, ...rest] = dotted.split(".").map(Number);
  const arcs = rest.map((arc) => {
    const digits = [arc & 0x7f];
    for (let left = arc >>> 7; left > 0; left >>>= 7) digits.unshift(0x80 | (left & 0x7f));
    return Buffer.from(digits);
  });
  return encode(0x06, Buffer.from([root * 40 + branch]), ...arcs);
}

/** An instant to the second: two digits of the year before 2050, four from then on (RFC 5280, 4.1.2.5). */
export function time(at: Date): Der {
  const digits = at.toISOString().replace(/[-:T]|\.\d+/g, "");
  return at.getUTCFullYear() < 2050
    ? encode(0x17, Buffer.from(digits.slice(2), "ascii"))
    : encode(0x18, Buffer.from(digits, "ascii"));
}

/** A value in a numbered wrapper of its own. */
export const explicit = (number: number, ...parts: Der[]) => encode(0xa0 | number, ...parts);

/** Bytes under a number that stands in place of their type. */
export const implicit = (number: number, bytes: Uint8Array) => encode(0x80 | number, bytes);

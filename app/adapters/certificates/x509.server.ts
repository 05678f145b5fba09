import {
  createHash,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  randomBytes,
  sign,
} from "node:crypto";
import * as der from "./der";

export interface Validity {
  from: Date;
  to: Date;
}

/** What an authority may sign: domains with all below them, and IPv4 ranges ("10.0.0.0/8"). */
export interface Scope {
  domains: string[];
  ranges: string[];
}

export interface KeyAndCertificate {
  keyPem: string;
  certPem: string;
}

/**
 * An authority's own certificate (RFC 5280). It can sign no further authorities, and by its critical name
 * constraints no certificate for a site outside of its scope: a device that trusts it trusts it with
 * nothing else.
 */
export function makeAuthority(subject: string, validity: Validity, scope: Scope): KeyAndCertificate {
  const key = newKey();
  const extensions = [
    extension("2.5.29.19", true, der.sequence(der.boolean(true), der.integer(Uint8Array.of(0)))),
    // keyCertSign and cRLSign
    extension("2.5.29.15", true, der.bits(Uint8Array.of(0b0000_0110), 1)),
    extension("2.5.29.30", true, nameConstraints(scope)),
    extension("2.5.29.14", false, der.octets(keyId(key))),
  ];
  return issue({ subject, issuer: subject, validity, key, signer: key, extensions });
}

/** A web server's certificate, signed by the authority. */
export function makeServerCertificate(
  subject: string,
  validity: Validity,
  names: { domains: string[]; addresses: string[] },
  authority: { subject: string; key: KeyObject },
): KeyAndCertificate {
  const key = newKey();
  const alternatives = [
    ...names.domains.map((domain) => der.implicit(2, Buffer.from(domain, "ascii"))),
    ...names.addresses.map((address) => der.implicit(7, addressBytes(address))),
  ];
  const extensions = [
    extension("2.5.29.19", true, der.sequence()),
    // digitalSignature
    extension("2.5.29.15", true, der.bits(Uint8Array.of(0b1000_0000), 7)),
    // serverAuth
    extension("2.5.29.37", false, der.sequence(der.oid("1.3.6.1.5.5.7.3.1"))),
    extension("2.5.29.17", false, der.sequence(...alternatives)),
    extension("2.5.29.14", false, der.octets(keyId(key))),
    extension("2.5.29.35", false, der.sequence(der.implicit(0, keyId(authority.key)))),
  ];
  return issue({ subject, issuer: authority.subject, validity, key, signer: authority.key, extensions });
}

interface Certificate {
  subject: string;
  issuer: string;
  validity: Validity;
  key: KeyObject;
  signer: KeyObject;
  extensions: Uint8Array[];
}

function issue(certificate: Certificate): KeyAndCertificate {
  const { subject, issuer, validity, key, signer, extensions } = certificate;
  const ecdsaWithSha256 = der.sequence(der.oid("1.2.840.10045.4.3.2"));
  const version3 = der.explicit(0, der.integer(Uint8Array.of(2)));
  const body = der.sequence(
    version3,
    der.integer(randomBytes(16)),
    ecdsaWithSha256,
    name(issuer),
    der.sequence(der.time(validity.from), der.time(validity.to)),
    name(subject),
    publicKey(key),
    der.explicit(3, der.sequence(...extensions)),
  );
  const whole = der.sequence(body, ecdsaWithSha256, der.bits(sign("sha256", body, signer)));
  const lines =
    Buffer.from(whole)
      .toString("base64")
      .match(/.{1,64}/g) ?? [];
  const certPem = ["-----BEGIN CERTIFICATE-----", ...lines, "-----END CERTIFICATE-----", ""].join("\n");
  return { keyPem: key.export({ type: "pkcs8", format: "pem" }).toString(), certPem };
}

/** ECDSA on P-256: the one curve that every phone knows. */
const newKey = () => generateKeyPairSync("ec", { namedCurve: "P-256" }).privateKey;

const publicKey = (key: KeyObject) => createPublicKey(key).export({ type: "spki", format: "der" });

const keyId = (key: KeyObject) => createHash("sha256").update(publicKey(key)).digest().subarray(0, 20);

/** A common name alone. */
const name = (text: string) => der.sequence(der.set(der.sequence(der.oid("2.5.4.3"), der.utf8(text))));

const extension = (id: string, critical: boolean, value: Uint8Array) =>
  der.sequence(der.oid(id), ...(critical ? [der.boolean(true)] : []), der.octets(value));

function nameConstraints({ domains, ranges }: Scope): Uint8Array {
  const subtrees = [
    ...domains.map((domain) => der.implicit(2, Buffer.from(domain, "ascii"))),
    ...ranges.map((range) => der.implicit(7, rangeBytes(range))),
  ];
  return der.sequence(der.explicit(0, ...subtrees.map((subtree) => der.sequence(subtree))));
}

const addressBytes = (address: string) => Uint8Array.from(address.split("."), Number);

/** The address, then the mask. */
function rangeBytes(range: string): Uint8Array {
  const [address = "", length = "32"] = range.split("/");
  const mask = Buffer.alloc(4);
  mask.writeUInt32BE((0xffffffff << (32 - Number(length))) >>> 0);
  return Buffer.concat([addressBytes(address), mask]);
}

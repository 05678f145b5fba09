import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from "node:crypto";
import type { Key } from "~/app/adapters/codes/codes.server";

export interface SealedContact {
  cipher: string;
  hash: string;
  keyId: string;
}

/** Encrypts e-mail addresses and phone numbers, and makes the keyed hashes by which equal ones are found. */
export interface Contacts {
  /** The key that seals; its name and a dot begin each ciphertext. */
  keyId: string;
  seal(text: string): SealedContact;
  /** @throws where the key is gone or the ciphertext was changed */
  open(cipher: string): string;
  /** What `open` gives of a contact that may not be there. @throws as `open` does */
  openIfAny: (cipher: string | null) => string | null;
  /** The hash under every key of the ring: an address sealed before a rotation is still found. */
  hashes(text: string): string[];
}

/** AES-256-GCM with a 96-bit random nonce (NIST SP 800-38D); the key's id stands before the ciphertext. */
export function encryptedContacts(keys: readonly Key[]): Contacts {
  const ring = keys.map((key) => ({
    id: key.id,
    encryption: subkey(key.bytes, "encryption"),
    hashing: subkey(key.bytes, "hashing"),
  }));
  const [first] = ring;
  if (first === undefined) throw new Error("CONTACT_KEY holds no key");
  const hashOf = (hashing: Uint8Array, text: string) =>
    createHmac("sha256", hashing).update(text.toLowerCase()).digest("base64url");
  const open = (sealed: string) => {
    const [id, payload = ""] = sealed.split(".");
    const key = ring.find((candidate) => candidate.id === id);
    if (key === undefined) throw new Error(`CONTACT_KEY lacks the key ${id}`);
    const bytes = Buffer.from(payload, "base64url");
    const decipher = createDecipheriv("aes-256-gcm", key.encryption, bytes.subarray(0, 12));
    decipher.setAuthTag(bytes.subarray(-16));
    return Buffer.concat([decipher.update(bytes.subarray(12, -16)), decipher.final()]).toString("utf8");
  };
  return {
    keyId: first.id,
    seal: (text) => {
      const nonce = randomBytes(12);
      const cipher = createCipheriv("aes-256-gcm", first.encryption, nonce);
      const body = Buffer.concat([cipher.update(text, "utf8"), cipher.final(), cipher.getAuthTag()]);
      const sealed = Buffer.concat([nonce, body]).toString("base64url");
      return { cipher: `${first.id}.${sealed}`, hash: hashOf(first.hashing, text), keyId: first.id };
    },
    open,
    openIfAny: (cipher) => (cipher === null ? null : open(cipher)),
    hashes: (text) => ring.map((key) => hashOf(key.hashing, text)),
  };
}

const subkey = (bytes: Uint8Array, use: string) =>
  Buffer.from(hkdfSync("sha256", bytes, new Uint8Array(), `fairday contacts ${use}`, 32));

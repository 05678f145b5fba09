import { encodeCrockford } from "~/app/domain/tickets/crockford";
import { rosterHashLength, secretLength, tagLength } from "~/app/domain/tickets/ticket-code";

/** What a device can tell of a code without the server. */
export interface CodeSeal {
  /** The beginning of the code's hash, as lists carry it. */
  hash: (code: string) => Promise<string>;
  /** True where one of the event's door keys made the code's tag: a ticket of this event, whether listed or not. */
  hasRightTag: (code: string, doorKeys: readonly string[]) => Promise<boolean>;
}

/** By the browser's own cryptography, which it gives to secure pages alone. */
export function webCodeSeal(subtle: SubtleCrypto): CodeSeal {
  const bytes = new TextEncoder();
  const tagOf = async (key: string, secret: string) => {
    const imported = await subtle.importKey(
      "raw",
      fromBase64Url(key),
      { name: "HMAC", hash: "SHA-256" },
      false,
      ["sign"],
    );
    // The parts of a code's tag, each followed by a sign that no part can hold.
    const mac = await subtle.sign("HMAC", imported, bytes.encode(`tag\0${secret}\0`));
    return encodeCrockford(new Uint8Array(mac), tagLength);
  };
  return {
    async hash(code) {
      const digest = await subtle.digest("SHA-256", bytes.encode(code));
      return toBase64Url(new Uint8Array(digest)).slice(0, rosterHashLength);
    },
    async hasRightTag(code, doorKeys) {
      const tags = await Promise.all(doorKeys.map((key) => tagOf(key, code.slice(0, secretLength))));
      return tags.includes(code.slice(secretLength));
    },
  };
}

const toBase64Url = (data: Uint8Array) =>
  btoa(String.fromCharCode(...data))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");

function fromBase64Url(text: string): Uint8Array<ArrayBuffer> {
  const binary = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
  return Uint8Array.from(binary, (sign) => sign.charCodeAt(0));
}

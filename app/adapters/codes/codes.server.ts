import { createHmac, hash, timingSafeEqual } from "node:crypto";
import { encodeCrockford } from "~/app/domain/tickets/crockford";
import { secretLength, tagLength } from "~/app/domain/tickets/ticket-code";

/** A key of the ring: the first mints, all re-derive. */
export interface Key {
  id: string;
  bytes: Uint8Array;
}

/** Tells keys of one name apart, and opens nothing: for an export, which must not hold the keys. */
export const markOf = ({ id, bytes }: Key) => ({
  id,
  mark: createHmac("sha256", bytes).update("fairday mark of a key").digest("base64url").slice(0, 16),
});

export interface MintedCode {
  code: string;
  hash: string;
  keyId: string;
}

/** What a link opens: an employer's page of what came of an event, an event's survey, or a public report. */
export type LinkPurpose = "outcomes" | "survey" | "report";

/**
 * Secrets that are derived, never stored: a code is HMAC(key, purpose, id, generation), so a mail can be rendered
 * again from ids, and a dump of the database mints nothing.
 */
export interface Codes {
  /** What a QR holds: 26 signs and a tag by the event's door key, which tells a forgery from an unlisted ticket. */
  ticket(of: {
    registrationId: string;
    generation: number;
    eventId: string;
    keyId?: string | undefined;
  }): MintedCode;
  /** What changes and cancels a registration. Mailed and shown, never printed. */
  manage(of: { registrationId: string; generation: number; keyId?: string | undefined }): MintedCode;
  /** What opens somebody's appointment, changes it and gives it up. Mailed and shown. */
  appointment(of: { bookingId: string; generation: number; keyId?: string | undefined }): MintedCode;
  /**
   * What the feed of one registration's calendar is found by: its id, and what a key of the ring makes of it. No row
   * holds it; it ends with the registration's generation.
   */
  feed(of: { registrationId: string; generation: number; keyId?: string | undefined }): string;
  /** The id that the code of a feed or a link names, whether or not it is right; null where it names none. */
  ownerOf(code: string): string | null;
  isFeed(code: string, of: { registrationId: string; generation: number }): boolean;
  /**
   * What opens a page without a sign-in: an id, and what the first key of the ring makes of it. No row holds it; it ends
   * with its generation, or with its key.
   */
  link(purpose: LinkPurpose, of: { id: string; generation: number }): string;
  isLink(purpose: LinkPurpose, code: string, of: { id: string; generation: number }): boolean;
  /**
   * Four digits that stand on a ticket and in no code: whoever scanned the ticket does not know them. They prove that a
   * visitor agrees on somebody else's screen, and are good for a few tries alone.
   */
  sharingNumber(of: { registrationId: string; generation: number; keyId: string }): string;
  /** An invitation's or a door pass's single-use token: with its hash, by whichever key of the ring made it. */
  invitation(of: { id: string; generation: number; tokenHash?: string | undefined }): MintedCode;
  /** How codes and credentials stand in the database. */
  hash(code: string): string;
  /** True where the tag was made by this event's door key. */
  hasRightTag(code: string, eventId: string): boolean;
  /** The keys of an event's door, one for each key of the ring: with them a phone tells a forgery by itself. */
  doorKeys(eventId: string): Uint8Array[];
  /** Every key id that can still derive. */
  keyIds: readonly string[];
}

export function derivedCodes(keys: readonly Key[]): Codes {
  const [first] = keys;
  if (first === undefined) throw new Error("TICKET_KEY holds no key");
  const keyOf = (id: string | undefined) => {
    const key = id === undefined ? first : keys.find((candidate) => candidate.id === id);
    if (key === undefined) throw new Error(`TICKET_KEY lacks the key ${id}`);
    return key;
  };
  const doorKeyOf = (key: Key, eventId: string) => mac(key.bytes, "door", eventId);
  const tagOf = (key: Key, eventId: string, secret: string) =>
    encodeCrockford(mac(doorKeyOf(key, eventId), "tag", secret), tagLength);
  const secretOf = (key: Key, purpose: string, id: string, generation: number) =>
    encodeCrockford(mac(key.bytes, purpose, id, String(generation)), secretLength);
  const namedCode = (key: Key, purpose: "feed" | LinkPurpose, id: string, generation: number) =>
    id.replaceAll("-", "").toUpperCase() + secretOf(key, purpose, id, generation);
  const minted = (key: Key, code: string) => ({ code, hash: hashCode(code), keyId: key.id });
  return {
    ticket: ({ registrationId, generation, eventId, keyId }) => {
      const key = keyOf(keyId);
      const secret = secretOf(key, "ticket", registrationId, generation);
      return minted(key, secret + tagOf(key, eventId, secret));
    },
    manage: ({ registrationId, generation, keyId }) => {
      const key = keyOf(keyId);
      return minted(key, secretOf(key, "manage", registrationId, generation));
    },
    appointment: ({ bookingId, generation, keyId }) => {
      const key = keyOf(keyId);
      return minted(key, secretOf(key, "appointment", bookingId, generation));
    },
    sharingNumber: ({ registrationId, generation, keyId }) => {
      const bytes = mac(keyOf(keyId).bytes, "sharing", registrationId, String(generation));
      return String(new DataView(bytes.buffer, bytes.byteOffset).getUint32(0) % 10_000).padStart(4, "0");
    },
    feed: ({ registrationId, generation, keyId }) =>
      namedCode(keyOf(keyId), "feed", registrationId, generation),
    ownerOf: (code) => {
      const [, id] = /^([0-9A-F]{32})[0-9A-Z]{26}$/.exec(code) ?? [];
      return id === undefined ? null : uuidOf(id);
    },
    isFeed: (code, { registrationId, generation }) =>
      keys.some((key) => isSame(code, namedCode(key, "feed", registrationId, generation))),
    link: (purpose, { id, generation }) => namedCode(first, purpose, id, generation),
    isLink: (purpose, code, { id, generation }) =>
      keys.some((key) => isSame(code, namedCode(key, purpose, id, generation))),
    invitation: ({ id, generation, tokenHash }) => {
      const minting = (key: Key) => minted(key, secretOf(key, "invitation", id, generation));
      return keys.map(minting).find((code) => code.hash === tokenHash) ?? minting(first);
    },
    hash: hashCode,
    hasRightTag: (code, eventId) => {
      const [secret, tag] = [code.slice(0, secretLength), code.slice(secretLength)];
      return keys.some((key) => isSame(tag, tagOf(key, eventId, secret)));
    },
    doorKeys: (eventId) => keys.map((key) => doorKeyOf(key, eventId)),
    keyIds: keys.map((key) => key.id),
  };
}

const uuidOf = (hex: string) =>
  hex.toLowerCase().replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");

function isSame(text: string, right: string): boolean {
  const [one, other] = [Buffer.from(text), Buffer.from(right)];
  return one.length === other.length && timingSafeEqual(one, other);
}

const hashCode = (code: string) => hash("sha256", code, "base64url");

/** HMAC-SHA-256 over the parts, each followed by a sign that no part can hold. */
function mac(key: Uint8Array, ...parts: string[]): Uint8Array {
  const hmac = createHmac("sha256", key);
  for (const part of parts) hmac.update(part).update("\0");
  return hmac.digest();
}

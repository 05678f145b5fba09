import { domainToASCII } from "node:url";

/** What parsers take for the end of a line, beside the control characters that become spaces. */
const lineBreaks = /\r\n|[\r\n\v\f\u0085\u2028\u2029]/g;
/** Every other control character, and halves of a surrogate pair, which UTF-8 cannot carry. */
const unprintable = /(?!\n)\p{Cc}|[\ufeff\ufffe\uffff]|\p{Surrogate}/gu;
/** A link that opens or changes someone's ticket. Calendars are shared, so none may stand in one. */
const secretLink = /\/(?:[tm]|feeds)\/[0-9a-z]{16,}/i;

/** Text of several lines: breaks become LF, control characters go, and it ends at `limit` characters. */
export function manyLines(text: string, limit: number): string {
  const plain = text.replace(lineBreaks, "\n").replace(unprintable, " ");
  return cut(plain.replace(/\S+/g, (word) => (secretLink.test(word) ? "" : word)).trim(), limit);
}

/** The same on one line. */
export function oneLine(text: string, limit: number): string {
  return manyLines(text.replace(lineBreaks, " "), limit).replace(/\s+/g, " ");
}

/** A name as a quoted parameter value may hold it: the signs that end or escape one are exchanged. */
export function nameText(name: string): string {
  return oneLine(name, 100).replaceAll('"', "'").replaceAll("\\", "/").replaceAll("^", " ").trim();
}

/** A TEXT value (RFC 5545, 3.3.11). */
export function escapeText(text: string): string {
  return text.replace(/[\\;,]/g, "\\$&").replaceAll("\n", "\\n");
}

/** A mailto URI (RFC 6068), or null where the text is no address. */
export function mailtoUri(email: string): string | null {
  const [, local, domain] = /^([^\s\p{Cc}\p{Surrogate}]+)@([^\s\p{Cc}@]+)$/u.exec(email) ?? [];
  if (local === undefined || domain === undefined) return null;
  const host = domainToASCII(domain);
  return !/^[a-z0-9.-]+$/.test(host)
    ? null
    : `mailto:${encodeURIComponent(local).replaceAll("%2B", "+")}@${host}`;
}

/** A public web address, or null. ics refuses names and ports that a browser takes, so those are left out too. */
export function publicUrl(url: string | undefined): string | null {
  if (url === undefined || !URL.canParse(url)) return null;
  const { href, pathname } = new URL(url);
  const isPlain =
    /^https?:\/\/(?:[a-z0-9][a-z0-9-]*[a-z0-9]|[a-z0-9])(?:\.[a-z0-9-]*[a-z0-9])*(?::\d{2,5})?(?:[/?#]|$)/;
  const isSecret = /^\/(?:[tm]|feeds)\//i.test(pathname) || secretLink.test(href);
  return isPlain.test(href) && !isSecret ? href : null;
}

/** Folds a content line so that none is longer than 75 octets (RFC 5545, 3.1), between characters. */
export function foldLine(line: string): string {
  if (Buffer.byteLength(line) <= 75) return line;
  let folded = "";
  let octets = 0;
  for (const character of line) {
    const size = Buffer.byteLength(character);
    if (octets + size > 75) {
      folded += "\r\n ";
      octets = 1;
    }
    folded += character;
    octets += size;
  }
  return folded;
}

function cut(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const characters = Array.from(text);
  return characters.length <= limit ? text : `${characters.slice(0, limit - 1).join("")}…`;
}

import { asciiDigits } from "~/app/domain/text/digits";
import { normalizeCrockford } from "./crockford";
import { isShortCode } from "./short-code";

export type ScannedText =
  | { kind: "ticket-code"; code: string }
  | { kind: "short-code"; shortCode: string }
  | { kind: "unreadable" };

/**
 * Reads what a camera, a keyboard scanner or a person gave: the QR payload (any address that ends in /T/ and a
 * code, whatever its host), the code, or a short code. Spaces, case and the keyboard's digits do not matter. A scanner that types with a
 * foreign layout garbles the address, so the trailing code is taken by itself.
 */
export function readScannedText(text: string): ScannedText {
  const packed = asciiDigits(text).replaceAll(/\s/g, "");
  const digits = packed.replaceAll("-", "");
  if (isShortCode(digits)) return { kind: "short-code", shortCode: digits };
  const trailing = /(?:^|[^0-9A-Za-z])([0-9A-Za-z]{34})$/.exec(packed)?.[1];
  const code = trailing === undefined ? null : normalizeCrockford(trailing);
  return code === null ? { kind: "unreadable" } : { kind: "ticket-code", code };
}

/** What a QR holds: the scheme in small letters, since some scanners match it so, the rest in capitals. */
export function ticketPayload(origin: string, code: string): string {
  const host = origin.indexOf("://") + 3;
  return `${origin.slice(0, host)}${origin.slice(host).toUpperCase()}/T/${code}`;
}

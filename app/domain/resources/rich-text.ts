/** A text with the few forms that a page of help has. It holds no markup: whatever shows it writes its own. */
export type RichText = readonly Block[];

export type Block =
  | { kind: "heading"; level: 2 | 3; content: readonly Inline[] }
  | { kind: "paragraph"; content: readonly Inline[] }
  | { kind: "list"; isOrdered: boolean; items: readonly RichText[] }
  | { kind: "quote"; content: RichText }
  | { kind: "code"; text: string }
  | { kind: "rule" };

export type Inline =
  | { kind: "text"; text: string }
  | { kind: "break" }
  | { kind: "code"; text: string }
  | { kind: "strong" | "emphasis"; content: readonly Inline[] }
  | { kind: "link"; href: string; content: readonly Inline[] };

const schemes = /^(?:https?:\/\/|mailto:|tel:)/i;

/**
 * The address of a link that a page may have: another site's, a mail address or a phone number. Null for anything else,
 * such as a script, a file or a place within this site that only looks like one.
 */
export function linkHref(address: string): string | null {
  // What a browser leaves out of an address before it reads it (WHATWG URL, 4.4) is nowhere in one that is meant well.
  return schemes.test(address) && !/[\s\p{Cc}\\]/u.test(address) ? address : null;
}

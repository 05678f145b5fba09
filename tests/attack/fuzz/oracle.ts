import type { Answer, Asked } from "./client";

const leaks: [what: string, pattern: RegExp][] = [
  ["a stack trace", /\n\s+at .{1,200}:\d+:\d+/],
  ["a path of the server", /node_modules\/|\/build\/server\/|file:\/\/\//],
  [
    "a fault's class",
    /\b(?:PostgresError|DrizzleQueryError|TypeError|RangeError|ReferenceError|SyntaxError): /,
  ],
  ["a statement", /\bselect\b.{1,200}\bfrom "/i],
];

const echoes: [what: string, pattern: RegExp][] = [
  ["an element that was sent", /<fz-a/i],
  ["an attribute that was sent", /(?<!\\)" onfz=1/],
  ["a link that runs script", /(?:href|src|action)="\s*javascript:/i],
];

/** What is wrong with an answer, whatever was asked: nothing, for a server that holds. */
export function complaints({ headers: sent }: Asked, { status, headers, text }: Answer): string[] {
  const found: string[] = [];
  if (status === 0) found.push(`no answer: ${text.slice(0, 200)}`);
  if (status >= 500) found.push(`status ${status}`);
  for (const [what, pattern] of leaks) if (pattern.test(text)) found.push(`tells ${what}`);
  const type = headers["content-type"] ?? "";
  if (/html/.test(type)) {
    for (const [what, pattern] of echoes) if (pattern.test(text)) found.push(`shows ${what} unescaped`);
  }
  if (headers["x-fuzz"] !== undefined) found.push("has a header that was sent as a value");
  const location = headers.location ?? "";
  if (/^(?:\/[/\\]|[a-z]+:\/\/(?!(?:localhost|127\.0\.0\.1)[:/]))/i.test(location)) {
    found.push(`leads to another site: ${location.slice(0, 100)}`);
  }
  if (headers["access-control-allow-origin"] !== undefined && sent.origin !== undefined) {
    found.push("lets another site read it");
  }
  return found;
}

/** The faults in what the application wrote. A router warns of addresses that lead nowhere, but in production. */
export const faultsIn = (written: string): string[] =>
  written.match(/^(?!No routes matched|The URL path).*(?:no answer to|\b[A-Z]\w*Error:).*$/gm) ?? [];

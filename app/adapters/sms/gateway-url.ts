import type { Gateway } from "./http-texter.server";

/**
 * `https://SID:TOKEN@HOST/PATH?from=%2B12135550100` taken apart; null where something of it is missing. A token
 * crosses no network in the clear: plain HTTP is for this machine alone.
 */
export function gatewayOf(text: string): Gateway | null {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null) return null;
  const isHere = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/.test(url.hostname);
  const isSafe = url.protocol === "https:" || (url.protocol === "http:" && isHere);
  const from = url.searchParams.get("from") ?? "";
  const [name, password] = [decoded(url.username), decoded(url.password)];
  if (!isSafe || !name || !password || !/^(?:\+[1-9]\d{6,14}|[1-9]\d{4,5})$/.test(from)) return null;
  return { url: `${url.origin}${url.pathname}`, name, password, from };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return "";
  }
}

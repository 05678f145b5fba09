/**
 * True where a request that changes something may come from where it says. Browsers send Origin with every post
 * (Fetch standard, 3.2), and Sec-Fetch-Site, by which a sibling of this host is another site too; a request without
 * either is no browser's form. `null` is a sandboxed or redirected foreign page. A bearer token is no cookie: such a
 * request is not asked.
 */
export function isSameOrigin(request: Request, host: string): boolean {
  if (request.method === "GET" || request.method === "HEAD" || request.method === "OPTIONS") return true;
  const isApi = new URL(request.url).pathname.startsWith("/api/");
  if (isApi && /^Bearer /i.test(request.headers.get("authorization") ?? "")) return true;
  const origin = request.headers.get("origin");
  if (origin === null) return [null, "same-origin", "none"].includes(request.headers.get("sec-fetch-site"));
  try {
    return new URL(origin).host.toLowerCase() === host.toLowerCase();
  } catch {
    return false;
  }
}

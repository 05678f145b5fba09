interface Page {
  nonce: string;
  pathname: string;
  isHttps: boolean;
}

const hsts = { "Strict-Transport-Security": "max-age=31536000" };

const secretPages = /^\/(?:(?:[a-z]{2,3}(?:-[a-z]{2,4})?\/)?[tma]|feeds|outcomes|survey)\//i;

/** The door, the kiosk, and an employer's table: what reads tickets by a camera. */
const scanningPages = /^\/(?:(?:door|kiosk|table)\/|employer\/events\/[\w-]+\/table$)/;

/**
 * The headers of a page. The addresses of tickets, manage pages, appointments, feeds, outcomes and surveys are secrets: nothing keeps
 * them, lists them or tells them to another site. `same-origin` and not `no-referrer`, under which browsers post `Origin: null`.
 */
export function securityHeaders({ nonce, pathname, isHttps }: Page): Record<string, string> {
  const isSecret = secretPages.test(pathname);
  const scans = scanningPages.test(pathname);
  const mayBeFramed = pathname.startsWith("/embed/");
  return {
    "Content-Security-Policy": [
      "default-src 'self'",
      `script-src 'nonce-${nonce}' 'self'${scans ? " 'wasm-unsafe-eval'" : ""}`,
      `style-src 'self' 'nonce-${nonce}'`,
      "img-src 'self' data: blob:",
      "object-src 'none'",
      "base-uri 'none'",
      "form-action 'self'",
      `frame-ancestors ${mayBeFramed ? "*" : "'none'"}`,
    ].join("; "),
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "Permissions-Policy": `camera=(${scans ? "self" : ""}), microphone=(), geolocation=()`,
    "Cross-Origin-Opener-Policy": "same-origin",
    ...(mayBeFramed
      ? {}
      : {
          "X-Frame-Options": "DENY",
          // Programs that read mail in a browser show the logo on a page of their own.
          "Cross-Origin-Resource-Policy": pathname.startsWith("/logos/") ? "cross-origin" : "same-origin",
        }),
    ...(isSecret ? { "Cache-Control": "no-store", "X-Robots-Tag": "noindex, nofollow" } : {}),
    ...(isHttps ? hsts : {}),
  };
}

/** The headers of an API answer, the same for each: it is data, and nothing in it runs or is shown in a frame. */
export function apiHeaders(isHttps: boolean): Record<string, string> {
  return {
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Resource-Policy": "same-origin",
    ...(isHttps ? hsts : {}),
  };
}

import { createHash } from "node:crypto";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import type { RequestHandler } from "@remix-run/node";
import type { Services } from "~/app/adapters/services";
import { brandStyle } from "~/app/components/brand-style";
import { phaseOf } from "~/app/domain/events/phase";
import { isSlug } from "~/app/domain/events/slug";
import { findPageKey } from "~/db/queries/event-page";
import type { RequestContext } from "./context.server";

interface KeptPage {
  plain: Uint8Array<ArrayBuffer>;
  br: Uint8Array<ArrayBuffer>;
  gzip: Uint8Array<ArrayBuffer>;
}

const most = 500;

/**
 * Keeps event pages rendered. One query finds what the page depends on: the event's and the center's revision,
 * and its phase by the clock and the counts. The page is kept under these, so a change in any process, or the
 * next instant at which its words change, asks for another page; nothing has to be told to forget. A kept page is
 * rendered without a visitor: no cookie, no nonce, no form.
 */
export function keptEventPages(services: Services, remix: RequestHandler) {
  const kept = new Map<string, Promise<KeptPage | null>>();
  return async (request: Request, context: RequestContext, params: PageParams) => {
    const key = await keyOf(services, context, params);
    if (key === null) return remix(request, context);
    const page = await (kept.get(key) ?? keep(key));
    return page === null
      ? remix(request, context)
      : answer(request, page, context.center.settings.brandColor);

    /** A page whose words changed while it was rendered is shown once and not kept. */
    function keep(under: string): Promise<KeptPage | null> {
      const rendering = render(remix, request, context);
      kept.set(under, rendering);
      if (kept.size > most) forgetOldest(kept);
      rendering
        .then(async (page) => page !== null && (await keyOf(services, context, params)) === under)
        .catch(() => false)
        .then((isTrue) => isTrue || kept.delete(under))
        .catch(() => {});
      return rendering;
    }
  };
}

interface PageParams {
  slug: string;
  locale: string | null;
}

/** Null where no event has this address; then it is not even asked for with signs that no address has. */
async function keyOf(
  services: Services,
  context: RequestContext,
  params: PageParams,
): Promise<string | null> {
  const { center, origin } = context;
  if (!isSlug(params.slug)) return null;
  const found = await findPageKey(services.sql, { centerId: center.id, slug: params.slug });
  if (found === null) return null;
  const phase = phaseOf(found, services.clock.now());
  return [
    center.id,
    found.id,
    params.locale,
    center.locale,
    found.revision,
    center.revision,
    phase,
    origin,
  ].join(" ");
}

function forgetOldest(kept: Map<string, unknown>): void {
  const [oldest] = kept.keys();
  if (oldest !== undefined) kept.delete(oldest);
}

/** Null where Remix answers with anything but the page itself. */
async function render(
  remix: RequestHandler,
  request: Request,
  context: RequestContext,
): Promise<KeptPage | null> {
  const bare = new Request(`${context.origin}${new URL(request.url).pathname}`);
  const response = await remix(bare, { ...context, nonce: "", clientAddress: "", actor: async () => null });
  if (response.status !== 200) return null;
  const plain = new Uint8Array(await response.arrayBuffer());
  return {
    plain,
    br: new Uint8Array(brotliCompressSync(plain, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } })),
    gzip: new Uint8Array(gzipSync(plain, { level: 9 })),
  };
}

function answer(request: Request, page: KeptPage, brandColor: string | null): Response {
  const accepted = request.headers.get("accept-encoding") ?? "";
  const encoding = /\bbr\b/.test(accepted) ? "br" : /\bgzip\b/.test(accepted) ? "gzip" : null;
  return new Response(page[encoding ?? "plain"], {
    headers: {
      "Content-Type": "text/html; charset=utf-8",
      "Cache-Control": "no-cache",
      Vary: "Accept-Encoding",
      "Content-Security-Policy": policy(brandColor),
      ...(encoding === null ? {} : { "Content-Encoding": encoding }),
    },
  });
}

function policy(brandColor: string | null): string {
  const css = brandStyle(brandColor);
  const hash = css ? ` 'sha256-${createHash("sha256").update(css).digest("base64")}'` : "";
  return `default-src 'none'; script-src 'none'; style-src 'self'${hash}; img-src 'self'; font-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'`;
}

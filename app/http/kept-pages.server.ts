import { createHash } from "node:crypto";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import type { RequestHandler } from "@remix-run/node";
import { brandStyle } from "~/app/components/brand-style";
import type { RequestContext } from "./context.server";

/** A page that anybody is shown alike. */
export interface SharedPage {
  /** Path and query that it is rendered from: nothing of a visitor's own address. */
  address: string;
  /** All that its words depend on. */
  dependsOn: readonly (string | number | boolean | null)[];
  /** Of a page with a form: makes the key that each visitor's own copy carries. */
  formKey?: () => string;
}

/** Null where the request is not for such a page. */
type FindPage = () => Promise<SharedPage | null>;

/** Packed once; or, with a form, in the pieces between which each visitor's key stands. */
type KeptPage = WholePage | { pieces: string[] };

interface WholePage {
  plain: Uint8Array<ArrayBuffer>;
  br: Uint8Array<ArrayBuffer>;
  gzip: Uint8Array<ArrayBuffer>;
}

const most = 500;

interface KeptPages {
  answerTo(request: Request, context: RequestContext, find: FindPage): Promise<Response>;
  /** For a database that is not the one before: after a failover it may count revisions again that it lost. */
  forgetAll(): void;
}

/**
 * Keeps pages rendered under all that they depend on, so a change in any process, or the next instant at which their
 * words change, asks for another page; nothing has to be told to forget. A kept page is rendered without a visitor:
 * no cookie, no nonce, and in place of a form's key a blank that is filled in for each who asks.
 */
export function keptPages(remix: RequestHandler): KeptPages {
  const kept = new Map<string, Promise<KeptPage | null>>();
  const answerTo = async (request: Request, context: RequestContext, find: FindPage): Promise<Response> => {
    const asked = await find();
    if (asked === null) return remix(request, context);
    const page = await (kept.get(keyOf(asked, context)) ?? keep(asked));
    return page === null ? remix(request, context) : answer(request, page, asked, context);

    /** A page whose words changed while it was rendered is shown once and not kept. */
    function keep(shared: SharedPage): Promise<KeptPage | null> {
      const key = keyOf(shared, context);
      const rendering = render(remix, shared, context);
      kept.set(key, rendering);
      if (kept.size > most) forgetOldest(kept);
      rendering
        .then(async (page) => {
          const now = page && (await find());
          return now !== null && keyOf(now, context) === key;
        })
        .catch(() => false)
        .then((isTrue) => isTrue || kept.delete(key))
        .catch(() => {});
      return rendering;
    }
  };
  return { answerTo, forgetAll: () => kept.clear() };
}

/** Every page stands under its center, in the center's language and with the links of the host it was asked by. */
export function keyOf({ address, dependsOn }: SharedPage, { center, origin }: RequestContext): string {
  return [center.id, center.revision, center.locale, origin, address, ...dependsOn].join(" ");
}

export function forgetOldest(kept: Map<string, unknown>): void {
  const [oldest] = kept.keys();
  if (oldest !== undefined) kept.delete(oldest);
}

/** Null where Remix answers with anything but the page itself. */
async function render(
  remix: RequestHandler,
  { address, formKey }: SharedPage,
  context: RequestContext,
): Promise<KeptPage | null> {
  const bare = new Request(`${context.origin}${address}`);
  // Nobody can have written it into an event's words.
  const blank = context.services.ids.secret();
  const nobody = { nonce: "", clientAddress: "", actor: async () => null, formKey: () => blank };
  const response = await remix(bare, { ...context, ...nobody });
  if (response.status !== 200) return null;
  if (formKey !== undefined) return { pieces: (await response.text()).split(blank) };
  const plain = new Uint8Array(await response.arrayBuffer());
  return {
    plain,
    br: new Uint8Array(brotliCompressSync(plain, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } })),
    gzip: new Uint8Array(gzipSync(plain, { level: 9 })),
  };
}

function answer(
  request: Request,
  page: KeptPage,
  { formKey }: SharedPage,
  { center }: RequestContext,
): Response {
  const headers = {
    "Content-Type": "text/html; charset=utf-8",
    "Content-Security-Policy": policy(center.settings.brandColor),
  };
  return "pieces" in page
    ? ownCopy(page.pieces, formKey?.() ?? "", headers)
    : sharedCopy(request, page, headers);
}

/** One visitor's copy: nothing else keeps it. */
function ownCopy(pieces: string[], formKey: string, headers: Record<string, string>): Response {
  const body = Buffer.from(pieces.join(formKey));
  const length = String(body.length);
  return new Response(body, {
    headers: { ...headers, "Cache-Control": "no-store", "Content-Length": length },
  });
}

function sharedCopy(request: Request, page: WholePage, headers: Record<string, string>): Response {
  const accepted = request.headers.get("accept-encoding") ?? "";
  const encoding = /\bbr\b/.test(accepted) ? "br" : /\bgzip\b/.test(accepted) ? "gzip" : null;
  return new Response(page[encoding ?? "plain"], {
    headers: {
      ...headers,
      "Cache-Control": "no-cache",
      Vary: "Accept-Encoding",
      ...(encoding === null ? {} : { "Content-Encoding": encoding }),
    },
  });
}

function policy(brandColor: string | null): string {
  const css = brandStyle(brandColor);
  const hash = css ? ` 'sha256-${createHash("sha256").update(css).digest("base64")}'` : "";
  return `default-src 'none'; script-src 'none'; style-src 'self'${hash}; img-src 'self'; font-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'`;
}

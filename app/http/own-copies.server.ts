import type { RequestHandler } from "@remix-run/node";
import { filled, hasBlanks, piecesOf } from "./blanks.server";
import type { GivenPage, RequestContext } from "./context.server";
import { keyOf } from "./kept-pages.server";

/** A page that is one visitor's, and the same with blanks in place of what is theirs alone. */
export interface OwnPage {
  /** Path that the page with blanks stands under. */
  address: string;
  whole: GivenPage;
  blanked: GivenPage;
  nonce: string;
  own: readonly string[];
}

type FindPage = () => Promise<OwnPage | null>;

const most = 300;

interface OwnCopies {
  /** `find` gives null where Remix is to answer: for what is no page of a ticket, or is hardly ever the same twice. */
  answerTo(request: Request, context: RequestContext, find: FindPage): Promise<Response>;
}

/**
 * Keeps the pages of tickets rendered with blanks, and fills them in for each who asks. A page is kept under all that
 * it was rendered from, so that two visitors share one only where nothing but the blanks differs between theirs: what
 * somebody forgot to leave blank makes a page of its own, and never shows in another's.
 */
export function ownCopies(remix: RequestHandler): OwnCopies {
  const kept = new Map<string, Promise<string[] | null>>();
  const keep = (key: string, rendering: Promise<string[] | null>) => {
    kept.set(key, rendering);
    const [oldest] = kept.keys();
    if (kept.size > most && oldest !== undefined) kept.delete(oldest);
    const isKept = (pieces: string[] | null) => pieces !== null || kept.delete(key);
    rendering.then(isKept, () => kept.delete(key));
    return rendering;
  };
  const answerTo = async (request: Request, context: RequestContext, find: FindPage): Promise<Response> => {
    const page = await find();
    if (page === null || hasBlanks(JSON.stringify(page.whole))) return remix(request, context);
    const key = keyOf({ address: page.address, dependsOn: [JSON.stringify(page.blanked)] }, context);
    const pieces = await (kept.get(key) ?? keep(key, render(remix, page, context)));
    return pieces === null ? remix(request, context) : copy(filled(pieces, page.own));
  };
  return { answerTo };
}

/** Null where Remix answers with anything but the page itself. */
async function render(
  remix: RequestHandler,
  { address, blanked, nonce }: OwnPage,
  context: RequestContext,
): Promise<string[] | null> {
  const nobody = { nonce, clientAddress: "", actor: async () => null, given: blanked };
  const response = await remix(new Request(`${context.origin}${address}`), { ...context, ...nobody });
  return response.status === 200 ? piecesOf(await response.text()) : null;
}

function copy(page: string): Response {
  const body = Buffer.from(page);
  const length = String(body.length);
  return new Response(body, {
    headers: { "Content-Type": "text/html; charset=utf-8", "Content-Length": length },
  });
}

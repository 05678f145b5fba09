import type { RequestHandler } from "@remix-run/node";
import { filled, hasBlanks, piecesOf } from "./blanks.server";
import type { GivenPage, RequestContext } from "./context.server";
import { forgetOldest, keyOf } from "./kept-pages.server";

/** A page that is one visitor's, as it was read. */
export interface OwnPage {
  whole: GivenPage;
  /** Null where it is hardly ever the same twice. */
  blanks: BlankedPage | null;
}

/** The same with blanks in place of what is theirs alone. */
interface BlankedPage {
  /** Path that it stands under. */
  address: string;
  page: GivenPage;
  nonce: string;
  own: readonly string[];
}

type FindPage = () => Promise<OwnPage | null>;

const most = 300;

interface OwnCopies {
  /** `find` gives null for what is no page of a ticket. */
  answerTo(request: Request, context: RequestContext, find: FindPage): Promise<Response>;
  /** For a database that is not the one before: see `KeptPages`. */
  forgetAll(): void;
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
    if (kept.size > most) forgetOldest(kept);
    const isKept = (pieces: string[] | null) => pieces !== null || kept.delete(key);
    rendering.then(isKept, () => kept.delete(key));
    return rendering;
  };
  const answerTo = async (request: Request, context: RequestContext, find: FindPage): Promise<Response> => {
    const found = await find();
    if (found === null) return remix(request, context);
    const { whole, blanks } = found;
    if (blanks === null) return remix(request, { ...context, given: whole });
    const key = keyOf({ address: blanks.address, dependsOn: [JSON.stringify(blanks.page)] }, context);
    const pieces = await (kept.get(key) ?? keep(key, render(remix, whole, blanks, context)));
    return pieces === null ? remix(request, context) : copy(filled(pieces, blanks.own));
  };
  return { answerTo, forgetAll: () => kept.clear() };
}

/** Null where Remix answers with anything but the page itself, or somebody's text holds the sign of a blank. */
async function render(
  remix: RequestHandler,
  whole: GivenPage,
  { address, page, nonce }: BlankedPage,
  context: RequestContext,
): Promise<string[] | null> {
  if (hasBlanks(JSON.stringify(whole))) return null;
  const nobody = { nonce, clientAddress: "", actor: async () => null, given: page };
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

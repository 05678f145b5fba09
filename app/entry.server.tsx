import { PassThrough } from "node:stream";
import { type AppLoadContext, createReadableStreamFromReadable, type EntryContext } from "@remix-run/node";
import { isRouteErrorResponse, RemixServer } from "@remix-run/react";
import { renderToPipeableStream, renderToStaticMarkup } from "react-dom/server";
import { isHydrated } from "~/app/http/route-handle";
import { FoundLocale, WordsSource } from "~/app/i18n/use-words";
import { wordsIn } from "~/app/i18n/words";

const patience = 10_000;

/**
 * Answers with a page. One that ships no script is rendered at once, without the marks by which React would find its
 * way back into it; one that goes on in the browser is streamed, since its data follows it.
 */
export default async function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remix: EntryContext,
  context: AppLoadContext,
): Promise<Response> {
  headers.set("Content-Type", "text/html; charset=utf-8");
  if (!headers.has("Cache-Control")) headers.set("Cache-Control", "no-store");
  const nonce = context.nonce === "" ? {} : { nonce: context.nonce };
  const page = (
    <WordsSource.Provider value={wordsIn}>
      <FoundLocale.Provider value={context.page.locale}>
        <RemixServer context={remix} url={request.url} abortDelay={patience} {...nonce} />
      </FoundLocale.Provider>
    </WordsSource.Provider>
  );
  if (isHydrated(handlesOf(remix))) return streamed(page, { request, status, headers, context, ...nonce });
  const body = Buffer.from(`<!DOCTYPE html>${renderToStaticMarkup(page)}`);
  headers.set("Content-Length", String(body.length));
  return new Response(body, { status, headers });
}

const handlesOf = ({ staticHandlerContext, routeModules }: EntryContext) =>
  staticHandlerContext.matches.map(({ route }) => routeModules[route.id]?.handle);

interface StreamOptions {
  nonce?: string;
  request: Request;
  status: number;
  headers: Headers;
  context: AppLoadContext;
}

/** Streams a page once its shell is ready. An error before that is the server's to answer; one after it is logged. */
function streamed(
  page: React.ReactElement,
  { nonce, request, status, headers, context }: StreamOptions,
): Promise<Response> {
  return new Promise((resolve, reject) => {
    let hasShell = false;
    let hasLeft = false;
    let answered = status;
    const { pipe, abort } = renderToPipeableStream(page, {
      ...(nonce === undefined ? {} : { nonce }),
      onShellReady: () => {
        hasShell = true;
        const body = new PassThrough();
        // Who leaves before the page is whole is no fault. React's own listener, which calls it one, comes after.
        body.once("close", () => {
          hasLeft = !body.writableEnded;
          clearTimeout(tooLate);
        });
        resolve(new Response(createReadableStreamFromReadable(body), { headers, status: answered }));
        pipe(body);
      },
      onShellError: (error) => {
        clearTimeout(tooLate);
        reject(error);
      },
      onError: (error) => {
        answered = 500;
        if (hasShell && !hasLeft) handleError(error, { request, context });
      },
    });
    const tooLate = setTimeout(abort, patience + 1000).unref();
  });
}

/**
 * Says what failed in a loader, an action or while rendering; never a value of a request. An address without a page is
 * no fault, and neither is a browser that left before its answer.
 */
export function handleError(
  error: unknown,
  { request, context }: { request: Request; context: AppLoadContext },
): void {
  if (isRouteErrorResponse(error) || request.signal.aborted) return;
  context.fault(error);
}

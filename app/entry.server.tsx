import { PassThrough } from "node:stream";
import { type AppLoadContext, createReadableStreamFromReadable, type EntryContext } from "@remix-run/node";
import { isRouteErrorResponse, RemixServer } from "@remix-run/react";
import { renderToPipeableStream } from "react-dom/server";
import { faultWords } from "~/app/http/fault-words";

const patience = 10_000;

/** Streams a page once its shell is ready. An error before that is the server's to answer; one after it is logged. */
export default function handleRequest(
  _request: Request,
  status: number,
  headers: Headers,
  remix: EntryContext,
  context: AppLoadContext,
): Promise<Response> {
  return new Promise((resolve, reject) => {
    let hasShell = false;
    let hasLeft = false;
    let answered = status;
    const { pipe, abort } = renderToPipeableStream(
      <RemixServer
        context={remix}
        url={_request.url}
        abortDelay={patience}
        {...(context.nonce === "" ? {} : { nonce: context.nonce })}
      />,
      {
        ...(context.nonce === "" ? {} : { nonce: context.nonce }),
        onShellReady: () => {
          hasShell = true;
          const body = new PassThrough();
          // Who leaves before the page is whole is no fault. React's own listener, which calls it one, comes after.
          body.once("close", () => {
            hasLeft = !body.writableEnded;
          });
          headers.set("Content-Type", "text/html; charset=utf-8");
          if (!headers.has("Cache-Control")) headers.set("Cache-Control", "no-store");
          resolve(new Response(createReadableStreamFromReadable(body), { headers, status: answered }));
          pipe(body);
        },
        onShellError: reject,
        onError: (error) => {
          answered = 500;
          if (hasShell && !hasLeft) handleError(error);
        },
      },
    );
    setTimeout(abort, patience + 1000).unref();
  });
}

/** Says what failed in a loader, an action or while rendering; never a value of a request. An address without a page is no fault. */
export function handleError(error: unknown): void {
  if (isRouteErrorResponse(error)) return;
  process.stderr.write(`${faultWords(error)}
`);
}

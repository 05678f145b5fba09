import { Readable } from "node:stream";
import { constants, createBrotliCompress, createGzip } from "node:zlib";

const compressible =
  /^(?:text\/(?!event-stream)|application\/(?:json|problem\+json|ld\+json|manifest\+json|javascript|xml)|image\/svg)/;

/**
 * Compresses an answer as it streams: each chunk is flushed, so that the head of a page is not held back until its
 * end. Brotli at 4 costs about what gzip does and is smaller. The JSON that answers a change is one resource of a few
 * hundred bytes, and stays as it is: a scan would pay more for the stream than for the rest of its answer.
 */
export function compressed(request: Request, response: Response): Response {
  const accepted = request.headers.get("accept-encoding") ?? "";
  const type = response.headers.get("content-type") ?? "";
  const encoding = /\bbr\b/.test(accepted) ? "br" : /\bgzip\b/.test(accepted) ? "gzip" : null;
  if (encoding === null || !compressible.test(type) || response.headers.has("content-encoding"))
    return response;
  const isOneResource = request.method !== "GET" && type.includes("json");
  // Asked last: the Node adapter answers a body that nobody looked at without making a stream of it.
  if (isOneResource || request.method === "HEAD" || response.body === null) return response;

  const stream =
    encoding === "br"
      ? createBrotliCompress({
          params: { [constants.BROTLI_PARAM_QUALITY]: 4 },
          flush: constants.BROTLI_OPERATION_FLUSH,
        })
      : createGzip({ level: 6, flush: constants.Z_SYNC_FLUSH });
  const source = Readable.from(chunks(response.body));
  source.on("error", (error) => stream.destroy(error));
  source.pipe(stream);
  const headers = new Headers(response.headers);
  headers.set("content-encoding", encoding);
  headers.append("vary", "Accept-Encoding");
  headers.delete("content-length");
  return new Response(bytes(stream), { status: response.status, headers });
}

async function* chunks(body: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  const reader = body.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      yield value;
    }
  } finally {
    await reader.cancel();
  }
}

function bytes(stream: Readable): ReadableStream<Uint8Array> {
  const iterator: AsyncIterator<Uint8Array> = stream[Symbol.asyncIterator]();
  return new ReadableStream({
    pull: async (controller) => {
      const { done, value } = await iterator.next();
      if (done === true) controller.close();
      else controller.enqueue(value);
    },
    cancel: () => {
      stream.destroy();
    },
  });
}

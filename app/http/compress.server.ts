import { Readable } from "node:stream";
import { brotliCompressSync, constants, createBrotliCompress, createGzip, gzipSync } from "node:zlib";

const compressible =
  /^(?:text\/(?!event-stream)|application\/(?:json|problem\+json|ld\+json|manifest\+json|javascript|xml)|image\/svg)/;

/** Milliseconds that a page has to be whole; one that takes longer is sent as it comes. */
const soon = 10;
/** Bytes that are compressed in one step: more would keep others waiting. */
const small = 128 * 1024;
const quality = { [constants.BROTLI_PARAM_QUALITY]: 4 };
/** At 1 a page of a few kB is 300 bytes larger and takes a third of the time: from 2 on, Brotli clears its tables first. */
const quick = { [constants.BROTLI_PARAM_QUALITY]: 1 };
const fewBytes = 16 * 1024;

/**
 * Compresses an answer. One that is whole, or is within a moment, goes in one step, which takes a tenth of a stream's
 * time. Any other goes as it comes: each chunk is flushed, so that the head of a page is not held back until its end.
 * Brotli at 4 costs about what gzip does and is smaller. The JSON that answers a change is one resource of a few
 * hundred bytes, and stays as it is.
 */
export async function compressed(request: Request, response: Response): Promise<Response> {
  const accepted = request.headers.get("accept-encoding") ?? "";
  const type = response.headers.get("content-type") ?? "";
  const encoding = /\bbr\b/.test(accepted) ? "br" : /\bgzip\b/.test(accepted) ? "gzip" : null;
  if (encoding === null || !compressible.test(type) || response.headers.has("content-encoding"))
    return response;
  const isOneResource = request.method !== "GET" && type.includes("json");
  // Asked last: the Node adapter answers a body that nobody looked at without making a stream of it.
  if (isOneResource || request.method === "HEAD" || response.body === null) return response;

  const headers = new Headers(response.headers);
  headers.set("content-encoding", encoding);
  headers.append("vary", "Accept-Encoding");
  headers.delete("content-length");
  const length = Number(response.headers.get("content-length") ?? Number.POSITIVE_INFINITY);
  const body =
    length <= small
      ? inOneStep(Buffer.from(await response.arrayBuffer()), encoding)
      : await packed(response.body, encoding);
  return new Response(body, { status: response.status, headers });
}

async function packed(body: ReadableStream<Uint8Array>, encoding: "br" | "gzip") {
  const { begun, rest } = await readSoon(body);
  return rest === null ? inOneStep(Buffer.concat(begun), encoding) : asItComes(begun, rest, encoding);
}

function inOneStep(body: Buffer, encoding: "br" | "gzip"): Uint8Array<ArrayBuffer> {
  const level = body.length < fewBytes ? quick : quality;
  const params = { ...level, [constants.BROTLI_PARAM_SIZE_HINT]: body.length };
  return new Uint8Array(encoding === "br" ? brotliCompressSync(body, { params }) : gzipSync(body));
}

/** Reads what comes at once. `rest` is null where that was all. */
async function readSoon(
  body: ReadableStream<Uint8Array>,
): Promise<{ begun: Uint8Array[]; rest: AsyncGenerator<Uint8Array> | null }> {
  const reader = body.getReader();
  const begun: Uint8Array[] = [];
  let size = 0;
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), soon);
  });
  try {
    for (;;) {
      const next = reader.read();
      const chunk = await Promise.race([next, late]);
      if (chunk === null) return { begun, rest: chunks(reader, next) };
      if (chunk.done) return { begun, rest: null };
      begun.push(chunk.value);
      size += chunk.value.length;
      if (size > small) return { begun, rest: chunks(reader, reader.read()) };
    }
  } finally {
    clearTimeout(timer);
  }
}

async function* chunks(
  reader: ReadableStreamDefaultReader<Uint8Array>,
  first: ReturnType<typeof reader.read>,
): AsyncGenerator<Uint8Array> {
  try {
    for (let chunk = await first; !chunk.done; chunk = await reader.read()) yield chunk.value;
  } finally {
    await reader.cancel();
  }
}

function asItComes(
  begun: Uint8Array[],
  rest: AsyncGenerator<Uint8Array>,
  encoding: "br" | "gzip",
): ReadableStream<Uint8Array> {
  const stream =
    encoding === "br"
      ? createBrotliCompress({ params: quality, flush: constants.BROTLI_OPERATION_FLUSH })
      : createGzip({ level: 6, flush: constants.Z_SYNC_FLUSH });
  const source = Readable.from(inTurn(begun, rest));
  source.on("error", (error) => stream.destroy(error));
  source.pipe(stream);
  return bytes(stream);
}

async function* inTurn(begun: Uint8Array[], rest: AsyncGenerator<Uint8Array>): AsyncGenerator<Uint8Array> {
  if (begun.length > 0) yield Buffer.concat(begun);
  yield* rest;
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

import { once } from "node:events";
import { PassThrough, Readable } from "node:stream";
import type { StoredFile } from "~/app/adapters/files/stored-files.server";
import { zipWriter } from "~/app/adapters/files/zip-writer.server";
import type { Rings } from "~/app/domain/centers/import";
import type { CenterDownloads, CenterManifest, CenterSink } from "./center-copy";
import { filePath, manifestName, tablePath } from "./export-shape.server";

/** Milliseconds that a reader may take nothing: the export's moment is held in the database meanwhile. */
const patience = 60_000;

/** An archive that unpacks to the folder that `npm run export` writes, and `npm run import` reads. */
export function centerDownloads(rings: Rings, onError: (error: unknown) => void): CenterDownloads {
  let isUnderWay = false;
  return {
    rings,
    begin: (write) => {
      if (isUnderWay) return null;
      isUnderWay = true;
      const out = new PassThrough();
      writeArchive(out, write)
        .then(() => out.end())
        .catch((error: unknown) => {
          // Whoever went away knows; all else is for the operator.
          if (!out.destroyed) onError(error);
          out.destroy(error instanceof Error ? error : new Error(String(error)));
        })
        .finally(() => {
          isUnderWay = false;
        });
      // Its end is the reader's to see; the reason went to the operator.
      out.on("error", () => undefined);
      return readerOf(out);
    },
  };
}

function readerOf(out: PassThrough): ReadableStream<Uint8Array> {
  const chunks = out[Symbol.asyncIterator]();
  return new ReadableStream<Uint8Array>({
    pull: async (controller) => {
      const next: IteratorResult<Uint8Array, undefined> = await chunks.next();
      if (next.done) controller.close();
      else controller.enqueue(next.value);
    },
    cancel: () => {
      out.destroy();
    },
  });
}

async function writeArchive(
  out: PassThrough,
  write: (sink: CenterSink) => Promise<CenterManifest>,
): Promise<void> {
  const gone = new AbortController();
  out.once("close", () => gone.abort());
  const zip = zipWriter(async (bytes) => {
    if (out.destroyed) throw new Error("The reader went away");
    if (out.write(bytes)) return;
    await once(out, "drain", { signal: AbortSignal.any([gone.signal, AbortSignal.timeout(patience)]) });
  });
  const files: StoredFile[] = [];
  const manifest = await write(sinkInto(zip, files));
  const about = JSON.stringify({ format: 1, ...manifest, files }, null, 1);
  // The last of all, as in a folder: what was cut off has none.
  await zip.add(manifestName, Readable.from([Buffer.from(about)]));
  await zip.end();
}

function sinkInto(zip: ReturnType<typeof zipWriter>, files: StoredFile[]): CenterSink {
  return {
    rows: async (table, lines, hasFiles) => {
      // Pictures are added before the rows that they come with, so those rows wait: there are few, and they are short.
      const ready = hasFiles ? Readable.from(await all(lines)) : lines;
      files.push(await zip.add(tablePath(table), inBlocks(ready)));
    },
    file: async (digest, bytes) => {
      const path = filePath(digest);
      // Equal pictures are one file.
      if (files.some((file) => file.path === path)) return;
      files.push(await zip.add(path, Readable.from([Buffer.from(bytes)])));
    },
  };
}

async function all(lines: AsyncIterable<string>): Promise<string[]> {
  const found: string[] = [];
  for await (const line of lines) found.push(line);
  return found;
}

/** Characters that are packed at once: a line alone is too small a step. */
const block = 64 * 1024;

async function* inBlocks(lines: AsyncIterable<string>): AsyncGenerator<Buffer> {
  let text = "";
  for await (const line of lines) {
    text += `${line}\n`;
    if (text.length < block) continue;
    yield Buffer.from(text);
    text = "";
  }
  if (text !== "") yield Buffer.from(text);
}

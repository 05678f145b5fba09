import { createHash } from "node:crypto";
import { createReadStream, createWriteStream, existsSync, mkdirSync, readdirSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";
import type { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { z } from "zod";

const isInside = (path: string) =>
  !path.split("/").some((part) => ["", ".", ".."].includes(part)) && !path.includes("\\");
/** A path that leads nowhere out of its folder. */
export const insidePath = z.string().refine(isInside);

/** A file of a folder, as its manifest lists it. */
export const storedFile = z.object({ path: insidePath, bytes: z.number().int(), sha256: z.string() });
export type StoredFile = z.infer<typeof storedFile>;

/** A folder in the making, and what ends it early. */
export interface Draft {
  folder: string;
  signal: AbortSignal;
}

/** Writes a stream into a folder (mode 0600) and onto the disk, and says what was written. */
export async function storeFile(draft: Draft, path: string, source: Readable): Promise<StoredFile> {
  const target = join(draft.folder, path);
  mkdirSync(dirname(target), { recursive: true, mode: 0o700 });
  const hash = createHash("sha256");
  let bytes = 0;
  const counted = async function* (chunks: AsyncIterable<Buffer>) {
    for await (const chunk of chunks) {
      hash.update(chunk);
      bytes += chunk.length;
      yield chunk;
    }
  };
  const file = createWriteStream(target, { flags: "wx", mode: 0o600, flush: true });
  await pipeline(source, counted, file, { signal: draft.signal });
  return { path, bytes, sha256: hash.digest("hex") };
}

/**
 * What is wrong with a folder that should hold these files, byte for byte, its manifest and nothing else: the first
 * that differs, in words. Null where nothing is.
 */
export async function damageOf(
  folder: string,
  manifest: string,
  files: readonly StoredFile[],
): Promise<string | null> {
  const known = new Set([manifest, ...files.map(({ path }) => path)]);
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const path = relative(folder, join(entry.parentPath, entry.name)).split(sep).join("/");
    if (!entry.isDirectory() && !known.has(path)) return `${path} is none of its files`;
  }
  for (const file of files) {
    const damage = await damageOfFile(folder, file);
    if (damage !== null) return damage;
  }
  return null;
}

async function damageOfFile(folder: string, { path, bytes, sha256 }: StoredFile): Promise<string | null> {
  const target = join(folder, path);
  if (!existsSync(target)) return `${path} is missing`;
  const hash = createHash("sha256");
  let read = 0;
  await pipeline(createReadStream(target), async (chunks: AsyncIterable<Buffer>) => {
    for await (const chunk of chunks) {
      hash.update(chunk);
      read += chunk.length;
    }
  });
  return read === bytes && hash.digest("hex") === sha256 ? null : `${path} is not what was written`;
}

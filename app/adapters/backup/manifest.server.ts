import { createHash } from "node:crypto";
import { createReadStream, createWriteStream, existsSync, mkdirSync, readdirSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";
import type { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { z } from "zod";
import { readKept, replaceKept } from "~/app/adapters/files/kept-file.server";

/** A backup that cannot be made or restored, or a target that may not be written; the message says why and what helps. */
export class BackupRefusal extends Error {}

const name = "manifest.json";
const isInside = (path: string) =>
  !path.split("/").some((part) => ["", ".", ".."].includes(part)) && !path.includes("\\");
const insidePath = z.string().refine(isInside);

const manifestShape = z.object({
  format: z.literal(1),
  /** `cluster`: the files of an embedded server and its log. `dump`: one file by pg_dump. */
  kind: z.enum(["cluster", "dump"]),
  madeAt: z.iso.datetime(),
  fairday: z.string(),
  /** The server's major version. */
  postgres: z.number().int(),
  folders: z.array(insidePath),
  files: z.array(z.object({ path: insidePath, bytes: z.number().int(), sha256: z.string() })),
});
export type Manifest = z.infer<typeof manifestShape>;
export type StoredFile = Manifest["files"][number];

/** A backup in the making: its folder, and what ends it early. */
export interface Draft {
  folder: string;
  signal: AbortSignal;
}

/** Writes a stream into a backup's folder (mode 0600) and onto the disk, and says what was written. */
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

/** The last file of a backup: a folder without it was never finished. */
export function writeManifest(folder: string, manifest: Omit<Manifest, "format">): void {
  replaceKept(join(folder, name), JSON.stringify({ format: 1, ...manifest }, null, 1));
}

/**
 * The manifest of a backup all of whose files are there, byte for byte, and no others.
 * @throws BackupRefusal otherwise, with the first file that differs
 */
export async function verifyBackup(folder: string): Promise<Manifest> {
  if (!existsSync(folder)) throw new BackupRefusal(`${folder}: there is no such backup.`);
  const text = readKept(join(folder, name));
  if (text === null) throw new BackupRefusal(`${folder} is no finished backup: it has no ${name}.`);
  const manifest = parse(text);
  if (manifest === null) throw new BackupRefusal(`${folder} is damaged: its ${name} cannot be read.`);
  const known = new Set([name, ...manifest.files.map(({ path }) => path)]);
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const path = relative(folder, join(entry.parentPath, entry.name)).split(sep).join("/");
    if (!entry.isDirectory() && !known.has(path))
      throw new BackupRefusal(`${folder} was changed: ${path} is none of its files.`);
  }
  for (const file of manifest.files) await verifyFile(folder, file);
  return manifest;
}

function parse(text: string): Manifest | null {
  try {
    return manifestShape.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

async function verifyFile(folder: string, { path, bytes, sha256 }: StoredFile): Promise<void> {
  const target = join(folder, path);
  if (!existsSync(target)) throw new BackupRefusal(`${folder} is damaged: ${path} is missing.`);
  const hash = createHash("sha256");
  let read = 0;
  await pipeline(createReadStream(target), async (chunks: AsyncIterable<Buffer>) => {
    for await (const chunk of chunks) {
      hash.update(chunk);
      read += chunk.length;
    }
  });
  if (read !== bytes || hash.digest("hex") !== sha256) {
    throw new BackupRefusal(`${folder} is damaged: ${path} is not what was backed up.`);
  }
}

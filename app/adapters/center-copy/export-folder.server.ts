import { existsSync, mkdirSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { Readable } from "node:stream";
import { replaceKept } from "~/app/adapters/files/kept-file.server";
import { type StoredFile, storeFile } from "~/app/adapters/files/stored-files.server";
import type { CenterManifest, CenterSink } from "./center-copy";
import { ExportRefusal, filePath, manifestName, tablePath } from "./export-shape.server";

/**
 * Writes an export into a folder that is not there yet. Until it is whole its name ends in `.partial` and it has no
 * manifest, so that one which was cut off is never taken for an export.
 * @throws whatever stopped `write`; nothing is left then
 */
export async function writeExportFolder(
  folder: string,
  signal: AbortSignal,
  write: (sink: CenterSink) => Promise<CenterManifest>,
): Promise<CenterManifest> {
  const draft = `${folder}.partial`;
  for (const path of [folder, draft])
    if (existsSync(path)) throw new ExportRefusal(`--out: ${path} is there already. Name a new folder.`);
  mkdirSync(draft, { recursive: true, mode: 0o700 });
  try {
    const files: StoredFile[] = [];
    const manifest = await write(sinkInto(draft, signal, files));
    replaceKept(join(draft, manifestName), JSON.stringify({ format: 1, ...manifest, files }, null, 1));
    renameSync(draft, folder);
    return manifest;
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    throw error;
  }
}

function sinkInto(folder: string, signal: AbortSignal, files: StoredFile[]): CenterSink {
  const into = { folder, signal };
  return {
    rows: async (table, lines) => {
      files.push(await storeFile(into, tablePath(table), Readable.from(asBytes(lines))));
    },
    file: async (digest, bytes) => {
      const path = filePath(digest);
      // Equal pictures are one file.
      if (files.some((file) => file.path === path)) return;
      files.push(await storeFile(into, path, Readable.from([Buffer.from(bytes)])));
    },
  };
}

async function* asBytes(lines: AsyncIterable<string>): AsyncGenerator<Buffer> {
  for await (const line of lines) yield Buffer.from(`${line}\n`);
}

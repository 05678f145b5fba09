import { createReadStream, existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { readKept } from "~/app/adapters/files/kept-file.server";
import { damageOf, type StoredFile } from "~/app/adapters/files/stored-files.server";
import type { CenterSource } from "./center-copy";
import { ExportRefusal, filePath, manifestName, manifestShape, tablePath } from "./export-shape.server";

/**
 * An export all of whose files are there, byte for byte, and no others.
 * @throws ExportRefusal otherwise, with the first file that differs
 */
export async function readExportFolder(folder: string): Promise<CenterSource> {
  if (!existsSync(folder)) throw new ExportRefusal(`--from: there is no folder ${folder}.`);
  const text = readKept(join(folder, manifestName));
  if (text === null)
    throw new ExportRefusal(`${folder} is no finished export: it has no ${manifestName}. Export again.`);
  const { files, ...manifest } = parse(text) ?? refuseUnreadable(folder);
  const lost = manifest.tables.find(({ name }) => !has(files, tablePath(name)));
  if (lost !== undefined)
    throw new ExportRefusal(`${folder} is damaged: ${tablePath(lost.name)} is missing. Export again.`);
  const damage = await damageOf(folder, manifestName, files);
  if (damage !== null) throw new ExportRefusal(`${folder} is damaged: ${damage}. Export again.`);
  return {
    manifest,
    rows: (table) => {
      const input = createReadStream(join(folder, tablePath(table)), "utf8");
      return createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY });
    },
    file: (digest) => {
      if (!has(files, filePath(digest)))
        throw new ExportRefusal(`${folder} is damaged: ${filePath(digest)} is missing. Export again.`);
      return readFile(join(folder, filePath(digest)));
    },
  };
}

const has = (files: readonly StoredFile[], path: string) => files.some((file) => file.path === path);

function refuseUnreadable(folder: string): never {
  throw new ExportRefusal(`${folder} is damaged: its ${manifestName} cannot be read. Export again.`);
}

function parse(text: string) {
  try {
    return manifestShape.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

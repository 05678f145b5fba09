import { existsSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { readKept, replaceKept } from "~/app/adapters/files/kept-file.server";
import { damageOf, insidePath, storedFile } from "~/app/adapters/files/stored-files.server";

/** A backup that cannot be made or restored, or a target that may not be written; the message says why and what helps. */
export class BackupRefusal extends Error {}

const name = "manifest.json";

const manifestShape = z.object({
  format: z.literal(1),
  /** `cluster`: the files of an embedded server and its log. `dump`: one file by pg_dump. */
  kind: z.enum(["cluster", "dump"]),
  madeAt: z.iso.datetime(),
  fairday: z.string(),
  /** The server's major version. */
  postgres: z.number().int(),
  folders: z.array(insidePath),
  files: z.array(storedFile),
});
export type Manifest = z.infer<typeof manifestShape>;

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
  const damage = await damageOf(folder, name, manifest.files);
  if (damage !== null) throw new BackupRefusal(`${folder} is damaged: ${damage}.`);
  return manifest;
}

function parse(text: string): Manifest | null {
  try {
    return manifestShape.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { crc32, inflateRawSync } from "node:zlib";

/**
 * Unpacks a ZIP archive into a folder, as a program on a desk does: by the list at its end.
 * @throws where there is no list, or a file is not what it says
 */
export function unzip(archive: Buffer, folder: string): string[] {
  const end = archive.length - 22;
  if (end < 0 || archive.readUInt32LE(end) !== 0x06054b50) throw new Error("no list at the archive's end");
  const paths: string[] = [];
  let at = archive.readUInt32LE(end + 16);
  for (let left = archive.readUInt16LE(end + 10); left > 0; left--) {
    const [crc, packed, bytes] = [16, 20, 24].map((field) => archive.readUInt32LE(at + field));
    const nameEnds = at + 46 + archive.readUInt16LE(at + 28);
    const path = archive.subarray(at + 46, nameEnds).toString();
    const local = archive.readUInt32LE(at + 42);
    const begins = local + 30 + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28);
    const content = inflateRawSync(archive.subarray(begins, begins + (packed ?? 0)));
    if (content.length !== bytes || crc32(content) !== crc) throw new Error(`${path} is damaged`);
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
    paths.push(path);
    at = nameEnds;
  }
  return paths;
}

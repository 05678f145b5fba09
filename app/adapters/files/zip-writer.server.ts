import { createHash } from "node:crypto";
import { pipeline } from "node:stream/promises";
import { crc32, createDeflateRaw } from "node:zlib";
import type { StoredFile } from "./stored-files.server";

/** Larger archives need another kind of record, which not every program opens. */
const most = { bytes: 0xffffffff, entries: 0xffff };

interface Entry {
  path: string;
  at: number;
  crc: number;
  packed: number;
  bytes: number;
}

/**
 * Writes a ZIP archive from its first byte to its last, never going back, so that it can be sent while it is made
 * (PKWARE APPNOTE 6.3, 4.3: sizes follow each file). `write` waits until its reader wants more.
 * @throws RangeError from 4 GiB or 65,536 files on
 */
export function zipWriter(write: (bytes: Buffer) => Promise<void>) {
  const entries: Entry[] = [];
  let written = 0;
  const put = async (bytes: Buffer) => {
    written += bytes.length;
    if (written > most.bytes) throw new RangeError("The archive is larger than 4 GiB");
    await write(bytes);
  };
  return {
    /** Adds a file. One follows the other: the next waits for this one. */
    add: async (path: string, chunks: AsyncIterable<Buffer>): Promise<StoredFile> => {
      if (entries.length === most.entries) throw new RangeError("The archive has more than 65,535 files");
      const entry: Entry = { path, at: written, crc: 0, packed: 0, bytes: 0 };
      const hash = createHash("sha256");
      await put(headOf(entry));
      const begun = written;
      const looked = async function* () {
        for await (const chunk of chunks) {
          entry.crc = crc32(chunk, entry.crc);
          entry.bytes += chunk.length;
          hash.update(chunk);
          yield chunk;
        }
      };
      await pipeline(looked, createDeflateRaw(), async (packed: AsyncIterable<Buffer>) => {
        for await (const chunk of packed) await put(chunk);
      });
      entry.packed = written - begun;
      await put(sizesOf(entry));
      entries.push(entry);
      return { path, bytes: entry.bytes, sha256: hash.digest("hex") };
    },
    /** Writes the list of files, without which no program takes the archive for whole. */
    end: async (): Promise<void> => {
      const at = written;
      for (const entry of entries) await put(listed(entry));
      await put(endOf(entries.length, at, written - at));
    },
  };
}

/** Sizes follow the file, and names are UTF-8 (4.4.4, bits 3 and 11). */
const flags = 0x0808;
/** The first day that the format knows: what is in it says itself when it was made. */
const firstDay = 0x0021;

/** Version to read it, flags, deflated, time, day (4.3.7): what both of a file's records begin with. */
const common = () => numbers([20, 2], [flags, 2], [8, 2], [0, 2], [firstDay, 2]);

function headOf({ path }: Entry): Buffer {
  const name = Buffer.from(path);
  return Buffer.concat([
    numbers([0x04034b50, 4]),
    common(),
    numbers([0, 4], [0, 4], [0, 4], [name.length, 2], [0, 2]),
    name,
  ]);
}

const sizesOf = ({ crc, packed, bytes }: Entry) =>
  numbers([0x08074b50, 4], [crc, 4], [packed, 4], [bytes, 4]);

function listed({ path, at, crc, packed, bytes }: Entry): Buffer {
  const name = Buffer.from(path);
  const lengths = numbers([name.length, 2], [0, 2], [0, 2], [0, 2], [0, 2], [0, 4], [at, 4]);
  const made = numbers([0x02014b50, 4], [20, 2]);
  return Buffer.concat([made, common(), numbers([crc, 4], [packed, 4], [bytes, 4]), lengths, name]);
}

const endOf = (count: number, at: number, length: number) =>
  numbers([0x06054b50, 4], [0, 2], [0, 2], [count, 2], [count, 2], [length, 4], [at, 4], [0, 2]);

/** Numbers in so many bytes each, the least first. */
function numbers(...parts: [value: number, bytes: number][]): Buffer {
  const all = Buffer.alloc(parts.reduce((sum, [, bytes]) => sum + bytes, 0));
  let at = 0;
  for (const [value, bytes] of parts) at = all.writeUIntLE(value, at, bytes);
  return all;
}

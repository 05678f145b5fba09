import type { KeyUse, Rings } from "~/app/domain/centers/import";

/** What an export says of itself. `tables` stand in an order in which their rows can be written. */
export interface CenterManifest {
  madeAt: string;
  /** When the newest migration of the exporting database was made, in milliseconds. */
  schema: number;
  center: { id: string; host: string; name: string };
  tables: { name: string; rows: number }[];
  keys: KeyUse[];
}

/** Where a center's rows go, a JSON text each, and its files, by their SHA-256. */
export interface CenterSink {
  /** @param hasFiles whether rows may come with files, which come before theirs */
  rows(table: string, lines: AsyncIterable<string>, hasFiles: boolean): Promise<void>;
  file(digest: string, bytes: Uint8Array): Promise<void>;
}

/** An export that was looked at and is whole. */
export interface CenterSource {
  manifest: CenterManifest;
  rows(table: string): AsyncIterable<string>;
  file(digest: string): Promise<Uint8Array>;
}

/** Hands a center's export to a browser while it is written: one at a time, since each holds a connection. */
export interface CenterDownloads {
  /** What an export tells of its keys: their names and marks. */
  rings: Rings;
  /**
   * An archive whose bytes come as they are read. Null where another one is under way. Should `write` fail or the reader
   * take nothing for a minute, the archive ends in its middle and no program opens it.
   */
  begin(write: (sink: CenterSink) => Promise<CenterManifest>): ReadableStream<Uint8Array> | null;
}

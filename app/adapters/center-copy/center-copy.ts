import type { KeyUse } from "~/app/domain/centers/import";

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
  rows(table: string, lines: AsyncIterable<string>): Promise<void>;
  file(digest: string, bytes: Uint8Array): Promise<void>;
}

/** An export that was looked at and is whole. */
export interface CenterSource {
  manifest: CenterManifest;
  rows(table: string): AsyncIterable<string>;
  file(digest: string): Promise<Uint8Array>;
}

/** A key by its name, and a mark that tells it from another of the same name. Neither opens anything. */
export interface KeyMark {
  id: string;
  mark: string;
}

/** What the keys of one ring made in a center: `rows` tickets, or contacts and the like. */
export interface KeyUse extends KeyMark {
  ring: "TICKET_KEY" | "CONTACT_KEY";
  rows: number;
}

export type Rings = Record<KeyUse["ring"], readonly KeyMark[]>;

export interface ImportQuestion {
  /** When the newest migration was made, of the export and here. */
  schema: { export: number; here: number };
  keys: readonly KeyUse[];
  rings: Rings;
}

export type ImportRefusal =
  | { outcome: "refused"; reason: "export-is-older" | "export-is-newer" }
  | { outcome: "refused"; reason: "keys-missing"; keys: (KeyUse & { isAnother: boolean })[] }
  | { outcome: "refused"; reason: "center-is-there"; host: string }
  | { outcome: "refused"; reason: "rows-differ"; table: string };

/**
 * Decides whether a center may be brought in at all: on the same schema, and where the keys came along that its tickets
 * and contacts need. A key of the same name that makes something else counts as missing (`isAnother`).
 */
export function decideImport({
  schema,
  keys,
  rings,
}: ImportQuestion): { outcome: "allowed" } | ImportRefusal {
  if (schema.export < schema.here) return { outcome: "refused", reason: "export-is-older" };
  if (schema.export > schema.here) return { outcome: "refused", reason: "export-is-newer" };
  const missing = keys.flatMap((key) => {
    const named = rings[key.ring].find(({ id }) => id === key.id);
    return named?.mark === key.mark ? [] : [{ ...key, isAnother: named !== undefined }];
  });
  return missing.length === 0
    ? { outcome: "allowed" }
    : { outcome: "refused", reason: "keys-missing", keys: missing };
}

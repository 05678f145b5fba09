import { z } from "zod";
import { insidePath, storedFile } from "~/app/adapters/files/stored-files.server";
import type { CenterManifest } from "./center-copy";

/** An export that cannot be written or brought in; the message says why and what helps. */
export class ExportRefusal extends Error {}

export const manifestName = "manifest.json";
export const tablePath = (table: string) => `tables/${table}.jsonl`;
export const filePath = (digest: string) => `files/${digest}`;

const key = z.object({
  ring: z.enum(["TICKET_KEY", "CONTACT_KEY"]),
  id: z.string(),
  mark: z.string(),
  rows: z.number().int(),
});

export const manifestShape = z.object({
  format: z.literal(1),
  madeAt: z.iso.datetime(),
  schema: z.number().int(),
  center: z.object({ id: z.guid(), host: z.string(), name: z.string() }),
  tables: z.array(z.object({ name: insidePath, rows: z.number().int() })),
  keys: z.array(key),
  files: z.array(storedFile),
}) satisfies z.ZodType<CenterManifest>;

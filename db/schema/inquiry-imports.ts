import { sql } from "drizzle-orm";
import {
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import type { ImportMapping } from "~/app/domain/desk/import-mapping";
import { centers } from "./centers";
import { centerId, instant } from "./columns";
import { inquiryBatches } from "./desk";

/**
 * A file of another tool's desk statistics, from its upload until it is imported: its rows as they were read, and what
 * its columns and words mean. Its rows go once they are imported, or a month later; its digest stays, so that the same
 * file is not counted twice. What it made is the batch of the same id.
 */
export const inquiryImports = pgTable(
  "inquiry_imports",
  {
    centerId: centerId().references(() => centers.id),
    id: uuid().notNull(),
    /** SHA-256 of the file's bytes. */
    digest: text().notNull(),
    header: jsonb().$type<string[]>().notNull(),
    records: jsonb().$type<string[][]>().notNull(),
    rows: integer().notNull(),
    mapping: jsonb().$type<ImportMapping>(),
    by: text().notNull(),
    createdAt: instant().notNull(),
    /** How many rows are written, and when the last of them was: who imports says so now and then. */
    written: integer().notNull().default(0),
    writingAt: instant(),
    importedAt: instant(),
    undoneAt: instant(),
    batchId: uuid(),
  },
  (t) => [
    primaryKey({ columns: [t.centerId, t.id] }),
    foreignKey({
      columns: [t.centerId, t.batchId],
      foreignColumns: [inquiryBatches.centerId, inquiryBatches.id],
    }),
    index("inquiry_imports_age").on(t.centerId, t.createdAt),
    uniqueIndex("inquiry_imports_once")
      .on(t.centerId, t.digest)
      .where(sql`${t.importedAt} is not null and ${t.undoneAt} is null`),
  ],
);

import { boolean, foreignKey, index, integer, jsonb, pgTable, primaryKey, uuid } from "drizzle-orm/pg-core";
import type { ImportedOpening } from "~/app/domain/openings/imported";
import { centerId, instant } from "./columns";
import { events } from "./events";

/**
 * Openings of a file that was read and not confirmed yet. Once they are imported, or a day later, `rows` is emptied;
 * the row stays until then as the answer to a second confirmation.
 */
export const openingImports = pgTable(
  "opening_imports",
  {
    centerId: centerId(),
    id: uuid().notNull(),
    eventId: uuid().notNull(),
    /** Whose openings they are, where an employer read the file; null where staff did. */
    employerId: uuid(),
    rows: jsonb().$type<ImportedOpening[]>().notNull(),
    count: integer().notNull(),
    /** The openings that these employers have at the event go. */
    replaces: boolean().notNull(),
    createdAt: instant().notNull(),
    importedAt: instant(),
  },
  (t) => [
    primaryKey({ columns: [t.centerId, t.id] }),
    foreignKey({ columns: [t.centerId, t.eventId], foreignColumns: [events.centerId, events.id] }),
    index("opening_imports_age").on(t.centerId, t.createdAt),
  ],
);

import { foreignKey, index, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { centerId, instant } from "./columns";
import { employers } from "./employers";
import { events } from "./events";
import { patrons } from "./patrons";

/**
 * What an employer notes of visitors who share with it. Rating and words are one ciphertext (`keyId` says by which
 * key). A note hangs on the visitor's name: whatever deletes the name deletes it too.
 */
export const tableNotes = pgTable(
  "table_notes",
  {
    centerId: centerId(),
    eventId: uuid().notNull(),
    employerId: uuid().notNull(),
    registrationId: uuid().notNull(),
    cipher: text().notNull(),
    keyId: text().notNull(),
    notedBy: text().notNull(),
    notedAt: instant().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.centerId, t.registrationId, t.employerId] }),
    foreignKey({ columns: [t.centerId, t.eventId], foreignColumns: [events.centerId, events.id] }),
    foreignKey({ columns: [t.centerId, t.employerId], foreignColumns: [employers.centerId, employers.id] }),
    foreignKey({
      columns: [t.centerId, t.registrationId],
      foreignColumns: [patrons.centerId, patrons.registrationId],
    }).onDelete("cascade"),
    index("table_notes_event").on(t.centerId, t.eventId, t.employerId),
  ],
);

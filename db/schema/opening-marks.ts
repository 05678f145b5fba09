import { foreignKey, index, pgTable, primaryKey, uuid } from "drizzle-orm/pg-core";
import { centerId, instant } from "./columns";
import { openings } from "./openings";
import { registrations } from "./registrations";

/** An opening that a patron plans to visit. Nobody but the patron reads whose it is; staff see how many there are. */
export const openingMarks = pgTable(
  "opening_marks",
  {
    centerId: centerId(),
    registrationId: uuid().notNull(),
    openingId: uuid().notNull(),
    markedAt: instant().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.centerId, t.registrationId, t.openingId] }),
    foreignKey({
      columns: [t.centerId, t.registrationId],
      foreignColumns: [registrations.centerId, registrations.id],
    }),
    // An opening that goes takes its marks along.
    foreignKey({
      columns: [t.centerId, t.openingId],
      foreignColumns: [openings.centerId, openings.id],
    }).onDelete("cascade"),
    index("opening_marks_opening").on(t.centerId, t.openingId),
  ],
);

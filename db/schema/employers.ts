import { sql } from "drizzle-orm";
import { boolean, check, index, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { sizeBands } from "~/app/domain/employers/employer";
import { centers } from "./centers";
import { centerId, instant, oneOf } from "./columns";

/** An organization that hires. `vettedHow` says by which hand: a person or an API token of the staff. */
export const employers = pgTable(
  "employers",
  {
    centerId: centerId().references(() => centers.id),
    id: uuid().notNull(),
    legalName: text().notNull(),
    street: text().notNull(),
    website: text().notNull(),
    sizeBand: text({ enum: sizeBands }).notNull(),
    contactName: text().notNull(),
    contactEmail: text().notNull(),
    contactPhone: text(),
    /** It hires for others. */
    isAgency: boolean().notNull().default(false),
    vettedAt: instant(),
    vettedBy: text(),
    vettedHow: text(),
    /** By what it would be known again, to find look-alikes; null until a worker has written it. */
    knownBy: text().array(),
    /** Since when it stands declined. */
    declinedAt: instant(),
    createdAt: instant().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.centerId, t.id] }),
    index("employers_listing").on(t.centerId, t.createdAt, t.id),
    index("employers_known_by").using("gin", t.knownBy),
    index("employers_unknown").on(t.centerId, t.id).where(sql`${t.knownBy} is null`),
    check("employers_size_band", oneOf(t.sizeBand, sizeBands)),
  ],
);

import { sql } from "drizzle-orm";
import {
  check,
  foreignKey,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import type { CenterSettings } from "~/app/domain/centers/settings";
import { centerId, instant } from "./columns";

/** A library's job center: the tenant. `revision` rises with whatever a public page shows of it. */
export const centers = pgTable("centers", {
  id: uuid().primaryKey(),
  host: text().notNull().unique(),
  name: text().notNull(),
  timeZone: text().notNull(),
  locale: text().notNull().default("en"),
  mailFrom: text().notNull(),
  settings: jsonb().$type<CenterSettings>().notNull(),
  revision: integer().notNull().default(1),
  createdAt: instant().notNull(),
  /** Since when its pages answer that it is closed. Nothing is deleted, and it can be opened again. */
  archivedAt: instant(),
});

export const branches = pgTable(
  "branches",
  {
    centerId: centerId().references(() => centers.id),
    id: uuid().notNull(),
    name: text().notNull(),
    address: text(),
    /** The city council's district that it lies in, as the city names it: "13". */
    councilDistrict: text(),
    createdAt: instant().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.centerId, t.id] }),
    uniqueIndex("branches_name").on(t.centerId, sql`lower(${t.name})`),
  ],
);

/** A room where an event is held. `postedLoad` is the occupant load on its wall, in people. */
export const rooms = pgTable(
  "rooms",
  {
    centerId: centerId(),
    id: uuid().notNull(),
    branchId: uuid().notNull(),
    name: text().notNull(),
    postedLoad: integer().notNull(),
    createdAt: instant().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.centerId, t.id] }),
    foreignKey({ columns: [t.centerId, t.branchId], foreignColumns: [branches.centerId, branches.id] }),
    uniqueIndex("rooms_name").on(t.centerId, t.branchId, sql`lower(${t.name})`),
    check("rooms_posted_load", sql`${t.postedLoad} between 1 and 100000`),
  ],
);

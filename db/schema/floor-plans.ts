import { type SQL, sql } from "drizzle-orm";
import { check, foreignKey, index, integer, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { tableNumbers, wholeSide } from "~/app/domain/fairs/floor-plan";
import { mostPictureBytes, mostPixels, pictureTypes } from "~/app/domain/fairs/picture";
import { bytea, centerId, instant, oneOf } from "./columns";
import { events } from "./events";

const limit = (number: number) => sql.raw(String(number));

/**
 * The picture of an event's room and what it says in words. `id` is the upload's, so that one that is posted twice is
 * one; `revision` rises with whatever the event's page shows of the plan. The digest follows from the bytes.
 */
export const floorPlans = pgTable(
  "floor_plans",
  {
    centerId: centerId(),
    eventId: uuid().notNull(),
    id: uuid().notNull(),
    revision: integer().notNull().default(1),
    type: text({ enum: pictureTypes }).notNull(),
    width: integer().notNull(),
    height: integer().notNull(),
    picture: bytea().notNull(),
    digest: text()
      .notNull()
      .generatedAlwaysAs((): SQL => sql`encode(sha256(${floorPlans.picture}), 'hex')`),
    alt: text().notNull(),
    changedAt: instant().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.centerId, t.eventId] }),
    foreignKey({ columns: [t.centerId, t.eventId], foreignColumns: [events.centerId, events.id] }),
    index("floor_plans_digest").on(t.centerId, t.digest),
    check("floor_plans_type", oneOf(t.type, pictureTypes)),
    check("floor_plans_bytes", sql`octet_length(${t.picture}) between 1 and ${limit(mostPictureBytes)}`),
    check(
      "floor_plans_pixels",
      sql`${t.width} > 0 and ${t.height} > 0 and ${t.width}::bigint * ${t.height} <= ${limit(mostPixels)}`,
    ),
  ],
);

/** A numbered table on the picture: how far from the left and the top, in ten-thousandths of its sides. */
export const floorTables = pgTable(
  "floor_tables",
  {
    centerId: centerId(),
    eventId: uuid().notNull(),
    tableNo: integer().notNull(),
    x: integer().notNull(),
    y: integer().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.centerId, t.eventId, t.tableNo] }),
    foreignKey({
      columns: [t.centerId, t.eventId],
      foreignColumns: [floorPlans.centerId, floorPlans.eventId],
    }),
    check(
      "floor_tables_table_no",
      sql`${t.tableNo} between ${limit(tableNumbers.least)} and ${limit(tableNumbers.most)}`,
    ),
    check(
      "floor_tables_place",
      sql`${t.x} between 0 and ${limit(wholeSide)} and ${t.y} between 0 and ${limit(wholeSide)}`,
    ),
  ],
);

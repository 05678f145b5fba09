import { type SQL, sql } from "drizzle-orm";
import { check, foreignKey, integer, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { mostLogoBytes, mostLogoPixels } from "~/app/domain/centers/logo";
import { pictureTypes } from "~/app/domain/fairs/picture";
import { centers } from "./centers";
import { bytea, centerId, instant, oneOf } from "./columns";

const limit = (number: number) => sql.raw(String(number));

/** The picture beside a center's name. `id` is the upload's, so that one that is posted twice is one. */
export const centerLogos = pgTable(
  "center_logos",
  {
    centerId: centerId(),
    id: uuid().notNull(),
    type: text({ enum: pictureTypes }).notNull(),
    width: integer().notNull(),
    height: integer().notNull(),
    picture: bytea().notNull(),
    digest: text()
      .notNull()
      .generatedAlwaysAs((): SQL => sql`encode(sha256(${centerLogos.picture}), 'hex')`),
    changedAt: instant().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.centerId] }),
    foreignKey({ columns: [t.centerId], foreignColumns: [centers.id] }),
    check("center_logos_type", oneOf(t.type, pictureTypes)),
    check("center_logos_bytes", sql`octet_length(${t.picture}) between 1 and ${limit(mostLogoBytes)}`),
    check(
      "center_logos_pixels",
      sql`${t.width} > 0 and ${t.height} > 0 and ${t.width}::bigint * ${t.height} <= ${limit(mostLogoPixels)}`,
    ),
  ],
);

import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  date,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { channels, inquirySources, minuteBands, mostInquiries } from "~/app/domain/desk/inquiry";
import { branches, centers } from "./centers";
import { centerId, instant, oneOf } from "./columns";

/** What a question can be about, as a center words it. One that is retired is offered no more and keeps its rows. */
export const inquiryCategories = pgTable(
  "inquiry_categories",
  {
    centerId: centerId().references(() => centers.id),
    id: uuid().notNull(),
    key: text().notNull(),
    name: text().notNull(),
    position: integer().notNull(),
    retiredAt: instant(),
  },
  (t) => [
    primaryKey({ columns: [t.centerId, t.id] }),
    uniqueIndex("inquiry_categories_key").on(t.centerId, t.key),
  ],
);

/** One entry of many inquiries: a shift's tally or a file, so that it can be taken back as one. */
export const inquiryBatches = pgTable(
  "inquiry_batches",
  {
    centerId: centerId().references(() => centers.id),
    id: uuid().notNull(),
    source: text({ enum: inquirySources }).notNull(),
    rows: integer().notNull(),
    by: text().notNull(),
    at: instant().notNull(),
    undoneAt: instant(),
  },
  (t) => [
    primaryKey({ columns: [t.centerId, t.id] }),
    index("inquiry_batches_recent").on(t.centerId, t.at),
    check("inquiry_batches_source", oneOf(t.source, inquirySources)),
  ],
);

/**
 * A question that the desk answered, or `count` of them: of nobody, by a word from a list each. The id is the device's,
 * so that what is sent again is one. `answeredOn` is the day in the center's zone, by which reports count.
 */
export const inquiries = pgTable(
  "inquiries",
  {
    centerId: centerId(),
    id: uuid().notNull(),
    branchId: uuid().notNull(),
    categoryId: uuid().notNull(),
    channel: text({ enum: channels }).notNull(),
    minutes: text({ enum: minuteBands }),
    language: text(),
    /** A reference transaction, as libraries count them for their states; the report shows them apart. */
    isReference: boolean().notNull().default(false),
    count: integer().notNull().default(1),
    source: text({ enum: inquirySources }).notNull(),
    batchId: uuid(),
    answeredAt: instant().notNull(),
    answeredOn: date().notNull(),
    /** Who made it. */
    by: text().notNull(),
    /** Who was signed in when it was sent, where that was another: desks share a computer. */
    sentBy: text(),
    receivedAt: instant().notNull(),
    undoneAt: instant(),
  },
  (t) => [
    primaryKey({ columns: [t.centerId, t.id] }),
    foreignKey({ columns: [t.centerId, t.branchId], foreignColumns: [branches.centerId, branches.id] }),
    foreignKey({
      columns: [t.centerId, t.categoryId],
      foreignColumns: [inquiryCategories.centerId, inquiryCategories.id],
    }),
    foreignKey({
      columns: [t.centerId, t.batchId],
      foreignColumns: [inquiryBatches.centerId, inquiryBatches.id],
    }),
    // Holds all that a report counts, so that a year's inquiries are counted without reading their rows.
    index("inquiries_day")
      .on(t.centerId, t.answeredOn, t.branchId, t.isReference, t.count)
      .where(sql`${t.undoneAt} is null`),
    index("inquiries_batch").on(t.centerId, t.batchId).where(sql`${t.batchId} is not null`),
    check("inquiries_channel", oneOf(t.channel, channels)),
    check("inquiries_minutes", oneOf(t.minutes, minuteBands)),
    check("inquiries_source", oneOf(t.source, inquirySources)),
    check("inquiries_count", sql`${t.count} between 1 and ${sql.raw(String(mostInquiries))}`),
  ],
);

/**
 * What a branch counted in one typical week, for centers that cannot log all year: the report takes 52 times as much
 * for the year, and says that it is an estimate.
 */
export const inquirySamples = pgTable(
  "inquiry_samples",
  {
    centerId: centerId(),
    id: uuid().notNull(),
    branchId: uuid().notNull(),
    year: integer().notNull(),
    weekOf: date().notNull(),
    count: integer().notNull(),
    by: text().notNull(),
    at: instant().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.centerId, t.id] }),
    foreignKey({ columns: [t.centerId, t.branchId], foreignColumns: [branches.centerId, branches.id] }),
    uniqueIndex("inquiry_samples_year").on(t.centerId, t.branchId, t.year),
    check("inquiry_samples_count", sql`${t.count} >= 0`),
  ],
);

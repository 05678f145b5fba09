import {
  boolean,
  check,
  foreignKey,
  index,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { sides } from "~/app/domain/threads/thread";
import { centers } from "./centers";
import { centerId, instant, oneOf } from "./columns";
import { eventEmployers } from "./event-employers";
import { events } from "./events";

/**
 * What an employer and the center wrote to each other about a request: the host's about its event, another's about its
 * table there. Inserted, never changed.
 */
export const threadMessages = pgTable(
  "thread_messages",
  {
    centerId: centerId(),
    id: uuid().notNull(),
    eventId: uuid().notNull(),
    /** Whose table it is about; empty for the host's thread. */
    employerId: uuid(),
    side: text({ enum: sides }).notNull(),
    text: text().notNull(),
    /** Whoever wrote it waits for an answer. */
    asksAnswer: boolean().notNull(),
    by: text().notNull(),
    at: instant().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.centerId, t.id] }),
    foreignKey({ columns: [t.centerId, t.eventId], foreignColumns: [events.centerId, events.id] }),
    foreignKey({
      columns: [t.centerId, t.eventId, t.employerId],
      foreignColumns: [eventEmployers.centerId, eventEmployers.eventId, eventEmployers.employerId],
      name: "thread_messages_table_fk",
    }),
    index("thread_messages_event").on(t.centerId, t.eventId, t.at),
    check("thread_messages_side", oneOf(t.side, sides)),
  ],
);

/** Messages of which staff noted that they need no answer. */
export const threadRests = pgTable(
  "thread_rests",
  {
    centerId: centerId(),
    messageId: uuid().notNull(),
    by: text().notNull(),
    at: instant().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.centerId, t.messageId] }),
    foreignKey({
      columns: [t.centerId, t.messageId],
      foreignColumns: [threadMessages.centerId, threadMessages.id],
    }),
  ],
);

/** How far each reader has seen the thread of an event's host. */
export const threadReads = pgTable(
  "thread_reads",
  {
    centerId: centerId(),
    eventId: uuid().notNull(),
    readerId: text().notNull(),
    seenThrough: instant().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.centerId, t.eventId, t.readerId] }),
    foreignKey({ columns: [t.centerId, t.eventId], foreignColumns: [events.centerId, events.id] }),
  ],
);

/** How far each reader has seen the thread about an employer's table. */
export const tableThreadReads = pgTable(
  "table_thread_reads",
  {
    centerId: centerId(),
    eventId: uuid().notNull(),
    employerId: uuid().notNull(),
    readerId: text().notNull(),
    seenThrough: instant().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.centerId, t.eventId, t.employerId, t.readerId] }),
    foreignKey({
      columns: [t.centerId, t.eventId, t.employerId],
      foreignColumns: [eventEmployers.centerId, eventEmployers.eventId, eventEmployers.employerId],
      name: "table_thread_reads_table_fk",
    }),
  ],
);

/** Words that staff keep to write them again. */
export const replyTemplates = pgTable(
  "reply_templates",
  {
    centerId: centerId().references(() => centers.id),
    id: uuid().notNull(),
    name: text().notNull(),
    /** Names that differ by case alone are one. */
    nameFolded: text().notNull(),
    text: text().notNull(),
    updatedAt: instant().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.centerId, t.id] }),
    uniqueIndex("reply_templates_name").on(t.centerId, t.nameFolded),
  ],
);

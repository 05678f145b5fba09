import { sql } from "drizzle-orm";
import {
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
import { numberStates, queueTopics } from "~/app/domain/queue/number";
import { branches } from "./centers";
import { centerId, instant, oneOf } from "./columns";

/**
 * A number of somebody who waits at a branch without an appointment. It is nobody's: no name, no contact. Numbers begin
 * anew each day (`day` is the date in the center's zone).
 */
export const queueNumbers = pgTable(
  "queue_numbers",
  {
    centerId: centerId(),
    id: uuid().notNull(),
    branchId: uuid().notNull(),
    day: date().notNull(),
    number: integer().notNull(),
    topic: text({ enum: queueTopics }).notNull(),
    state: text({ enum: numberStates }).notNull(),
    /** How often it was called. */
    calls: integer().notNull().default(0),
    /** Where to go: "Desk 2". */
    desk: text(),
    /** The key of the form that called it first: posted again, it calls nobody else. */
    callKey: uuid(),
    takenAt: instant().notNull(),
    /** The last call. */
    calledAt: instant(),
    endedAt: instant(),
  },
  (t) => [
    primaryKey({ columns: [t.centerId, t.id] }),
    foreignKey({ columns: [t.centerId, t.branchId], foreignColumns: [branches.centerId, branches.id] }),
    uniqueIndex("queue_numbers_number").on(t.centerId, t.branchId, t.day, t.number),
    uniqueIndex("queue_numbers_call").on(t.centerId, t.callKey),
    index("queue_numbers_line")
      .on(t.centerId, t.branchId, t.day, t.number)
      .where(sql`${t.state} in ('waiting', 'called')`),
    check("queue_numbers_topic", oneOf(t.topic, queueTopics)),
    check("queue_numbers_state", oneOf(t.state, numberStates)),
    check("queue_numbers_first", sql`${t.number} >= 1`),
    check("queue_numbers_called", sql`(${t.calls} > 0) = (${t.calledAt} is not null)`),
    check("queue_numbers_ended", sql`(${t.state} in ('served', 'gone')) = (${t.endedAt} is not null)`),
  ],
);

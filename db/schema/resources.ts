import { sql } from "drizzle-orm";
import {
  check,
  foreignKey,
  integer,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { mostBodyBytes, mostWeeksBefore, resourceTopics } from "~/app/domain/resources/resource";
import { centers } from "./centers";
import { centerId, instant, oneOf } from "./columns";

/** A page of the center's help. It is public from `publishedAt` on. */
export const resources = pgTable(
  "resources",
  {
    centerId: centerId().references(() => centers.id),
    id: uuid().notNull(),
    slug: text().notNull(),
    topic: text({ enum: resourceTopics }).notNull(),
    /** Where it stands among the others, the first with the least. */
    position: integer().notNull(),
    publishedAt: instant(),
    createdAt: instant().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.centerId, t.id] }),
    uniqueIndex("resources_slug").on(t.centerId, t.slug),
    check("resources_topic", oneOf(t.topic, resourceTopics)),
  ],
);

/** A page's words in one language. `body` is Markdown as it was typed. */
export const resourceTexts = pgTable(
  "resource_texts",
  {
    centerId: centerId(),
    resourceId: uuid().notNull(),
    locale: text().notNull(),
    title: text().notNull(),
    body: text().notNull(),
    hours: text(),
    updatedAt: instant().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.centerId, t.resourceId, t.locale] }),
    foreignKey({ columns: [t.centerId, t.resourceId], foreignColumns: [resources.centerId, resources.id] }),
    check("resource_texts_body", sql`octet_length(${t.body}) <= ${sql.raw(String(mostBodyBytes))}`),
  ],
);

/** What visitors do in the weeks before an event: one list for all events of a center, each step a page of its help. */
export const readinessSteps = pgTable(
  "readiness_steps",
  {
    centerId: centerId(),
    resourceId: uuid().notNull(),
    /** 0 is the week of the event. */
    weeksBefore: integer().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.centerId, t.weeksBefore, t.resourceId] }),
    foreignKey({ columns: [t.centerId, t.resourceId], foreignColumns: [resources.centerId, resources.id] }),
    check("readiness_steps_weeks", sql`${t.weeksBefore} between 0 and ${sql.raw(String(mostWeeksBefore))}`),
  ],
);

import { type SQL, sql } from "drizzle-orm";
import {
  type AnyPgColumn,
  check,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  uuid,
} from "drizzle-orm/pg-core";
import { followUps } from "~/app/domain/outbox/follow-ups";
import { jobAnswers } from "~/app/domain/outcomes/own-job";
import { leastPoints, longestAnswer, mostPoints, surveySources } from "~/app/domain/surveys/survey";
import { centerId, instant, oneOf } from "./columns";
import { events } from "./events";
import { registrations } from "./registrations";

const arePoints = (column: AnyPgColumn): SQL =>
  sql`${column} between ${sql.raw(`${leastPoints} and ${mostPoints}`)}`;

/**
 * What visitors said of an event, and nothing of who: no registration, no time but the day, and a key that is a hash of
 * the form's. `liked` and `better` are their own words, which may hold names, and are emptied by the purge.
 */
export const surveyAnswers = pgTable(
  "survey_answers",
  {
    centerId: centerId(),
    eventId: uuid().notNull(),
    answerKey: text().notNull(),
    source: text({ enum: surveySources }).notNull(),
    language: text().notNull(),
    answeredOn: text().notNull(),
    useful: integer(),
    welcome: integer(),
    employers: integer(),
    again: integer(),
    liked: text(),
    better: text(),
  },
  (t) => [
    primaryKey({ columns: [t.centerId, t.eventId, t.answerKey] }),
    foreignKey({ columns: [t.centerId, t.eventId], foreignColumns: [events.centerId, events.id] }),
    index("survey_answers_words")
      .on(t.centerId, t.eventId)
      .where(sql`${t.liked} is not null or ${t.better} is not null`),
    check("survey_answers_source", oneOf(t.source, surveySources)),
    check("survey_answers_useful", arePoints(t.useful)),
    check("survey_answers_welcome", arePoints(t.welcome)),
    check("survey_answers_employers", arePoints(t.employers)),
    check("survey_answers_again", arePoints(t.again)),
    check(
      "survey_answers_words",
      sql`length(${t.liked}) <= ${sql.raw(`${longestAnswer}`)} and length(${t.better}) <= ${sql.raw(`${longestAnswer}`)}`,
    ),
  ],
);

/** Whether a visitor found work, as they say themselves. The row stays when the person is forgotten: it counts. */
export const jobReports = pgTable(
  "job_reports",
  {
    centerId: centerId(),
    registrationId: uuid().notNull(),
    eventId: uuid().notNull(),
    answer: text({ enum: jobAnswers }).notNull(),
    answeredAt: instant().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.centerId, t.registrationId] }),
    foreignKey({
      columns: [t.centerId, t.registrationId],
      foreignColumns: [registrations.centerId, registrations.id],
    }),
    index("job_reports_event").on(t.centerId, t.eventId),
    check("job_reports_answer", oneOf(t.answer, jobAnswers)),
  ],
);

/** One writing to the visitors of an event after it. `doneAt` once each has a message. */
export const followUpRounds = pgTable(
  "follow_up_rounds",
  {
    centerId: centerId(),
    eventId: uuid().notNull(),
    kind: text({ enum: followUps }).notNull(),
    begunAt: instant().notNull(),
    doneAt: instant(),
  },
  (t) => [
    primaryKey({ columns: [t.centerId, t.eventId, t.kind] }),
    foreignKey({ columns: [t.centerId, t.eventId], foreignColumns: [events.centerId, events.id] }),
    check("follow_up_rounds_kind", oneOf(t.kind, followUps)),
  ],
);

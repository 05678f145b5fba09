import { boolean, check, foreignKey, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { ownTextKinds } from "~/app/domain/outbox/own-text";
import { roundPhases } from "~/app/domain/outbox/reminders";
import { centers } from "./centers";
import { centerId, instant, oneOf } from "./columns";
import { events } from "./events";
import { registrations } from "./registrations";

/** How a center reminds. Without a row it does so as app/domain/outbox/reminder-settings.ts says. */
export const reminderSettings = pgTable("reminder_settings", {
  centerId: uuid()
    .primaryKey()
    .references(() => centers.id),
  /** Wall-clock times of an event's zone, such as 21:00. */
  quietFrom: text().notNull(),
  quietUntil: text().notNull(),
  /** A place that nobody answers for is given to somebody else five days before. */
  releasesUnanswered: boolean().notNull(),
  updatedAt: instant().notNull(),
});

/** A center's own subject and first words of a message, in one language. Without a row they are Fairday's. */
export const messageTexts = pgTable(
  "message_texts",
  {
    centerId: centerId().references(() => centers.id),
    kind: text({ enum: ownTextKinds }).notNull(),
    locale: text().notNull(),
    subject: text().notNull(),
    opening: text().notNull(),
    updatedAt: instant().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.centerId, t.kind, t.locale] }),
    check("message_texts_kind", oneOf(t.kind, ownTextKinds)),
  ],
);

/** One reminding of everyone registered for an event that starts at one time. `doneAt` once each has a message. */
export const reminderRounds = pgTable(
  "reminder_rounds",
  {
    centerId: centerId(),
    eventId: uuid().notNull(),
    phase: text({ enum: roundPhases }).notNull(),
    startsAt: instant().notNull(),
    begunAt: instant().notNull(),
    doneAt: instant(),
  },
  (t) => [
    primaryKey({ columns: [t.centerId, t.eventId, t.phase, t.startsAt] }),
    foreignKey({ columns: [t.centerId, t.eventId], foreignColumns: [events.centerId, events.id] }),
    check("reminder_rounds_phase", oneOf(t.phase, roundPhases)),
  ],
);

/** Who said "I am coming" to an event that starts at one time. Giving the place back is the registration's state. */
export const reminderAnswers = pgTable(
  "reminder_answers",
  {
    centerId: centerId(),
    registrationId: uuid().notNull(),
    startsAt: instant().notNull(),
    keptAt: instant().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.centerId, t.registrationId, t.startsAt] }),
    foreignKey({
      columns: [t.centerId, t.registrationId],
      foreignColumns: [registrations.centerId, registrations.id],
    }),
  ],
);

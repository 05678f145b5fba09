import { sql } from "drizzle-orm";
import { check, foreignKey, index, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { accommodationStates } from "~/app/domain/accommodations/accommodation";
import { centerId, instant, oneOf } from "./columns";
import { events } from "./events";
import { registrations } from "./registrations";

/**
 * What visitors need to take part. Kind and words are one ciphertext (`keyId` says by which key); a purge takes both
 * away and leaves the row, by which requests are counted as asked and met.
 */
export const accommodations = pgTable(
  "accommodations",
  {
    centerId: centerId(),
    id: uuid().notNull(),
    eventId: uuid().notNull(),
    registrationId: uuid().notNull(),
    cipher: text(),
    keyId: text(),
    state: text({ enum: accommodationStates }).notNull().default("asked"),
    askedAt: instant().notNull(),
    changedAt: instant().notNull(),
    settledBy: text(),
    settledAt: instant(),
  },
  (t) => [
    primaryKey({ columns: [t.centerId, t.id] }),
    foreignKey({ columns: [t.centerId, t.eventId], foreignColumns: [events.centerId, events.id] }),
    foreignKey({
      columns: [t.centerId, t.registrationId],
      foreignColumns: [registrations.centerId, registrations.id],
    }),
    index("accommodations_event").on(t.centerId, t.eventId),
    index("accommodations_registration").on(t.centerId, t.registrationId),
    index("accommodations_sealed").on(t.centerId, t.id).where(sql`${t.cipher} is not null`),
    check("accommodations_state", oneOf(t.state, accommodationStates)),
    check("accommodations_key", sql`(${t.cipher} is null) = (${t.keyId} is null)`),
  ],
);

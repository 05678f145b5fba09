import { sql } from "drizzle-orm";
import { check, foreignKey, index, pgTable, primaryKey, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { smsConsentEnds } from "~/app/domain/sms/texted";
import { bookings } from "./bookings";
import { centerId, instant, oneOf } from "./columns";
import { registrations } from "./registrations";

/**
 * Who agreed to texts, to which words, when, and how it ended. The number stands as a keyed hash alone: proof for whoever
 * brings the number, and no way to it for anybody else. Each is of one registration, or of one appointment, for which one
 * at a time holds.
 */
export const smsConsents = pgTable(
  "sms_consents",
  {
    centerId: centerId(),
    id: uuid().notNull(),
    registrationId: uuid(),
    bookingId: uuid(),
    phoneHash: text().notNull(),
    textVersion: text().notNull(),
    language: text().notNull(),
    givenAt: instant().notNull(),
    endedAt: instant(),
    endedAs: text({ enum: smsConsentEnds }),
  },
  (t) => [
    primaryKey({ columns: [t.centerId, t.id] }),
    foreignKey({
      columns: [t.centerId, t.registrationId],
      foreignColumns: [registrations.centerId, registrations.id],
    }),
    foreignKey({ columns: [t.centerId, t.bookingId], foreignColumns: [bookings.centerId, bookings.id] }),
    uniqueIndex("sms_consents_holding").on(t.centerId, t.registrationId).where(sql`${t.endedAt} is null`),
    uniqueIndex("sms_consents_of_booking").on(t.centerId, t.bookingId).where(sql`${t.endedAt} is null`),
    index("sms_consents_phone").on(t.phoneHash),
    check("sms_consents_owner", sql`num_nonnulls(${t.registrationId}, ${t.bookingId}) = 1`),
    check("sms_consents_end", oneOf(t.endedAs, smsConsentEnds)),
    check("sms_consents_ended", sql`(${t.endedAt} is null) = (${t.endedAs} is null)`),
  ],
);

/**
 * Numbers that texted STOP, by keyed hash. They belong to no center, as the number that texts come from does not: who
 * stops, stops all.
 */
export const smsStops = pgTable("sms_stops", {
  phoneHash: text().primaryKey(),
  stoppedAt: instant().notNull(),
});

/** Texts that came in and were acted on, so that one that is delivered again is not. Forgotten after a week. */
export const smsReceived = pgTable(
  "sms_received",
  {
    messageHash: text().primaryKey(),
    at: instant().notNull(),
  },
  (t) => [index("sms_received_at").on(t.at)],
);

import { sql } from "drizzle-orm";
import { check, foreignKey, index, pgTable, primaryKey, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { bookings } from "./bookings";
import { centerId } from "./columns";
import { registrations } from "./registrations";

/**
 * The only names and contacts of visitors. E-mail and phone are AES-GCM ciphertexts (`keyId` says by which key)
 * beside keyed hashes for equality; the name stays readable for the door. Each is of one registration, or of one
 * appointment.
 */
export const patrons = pgTable(
  "patrons",
  {
    centerId: centerId(),
    id: uuid().notNull(),
    registrationId: uuid(),
    bookingId: uuid(),
    name: text().notNull(),
    nameFolded: text().notNull(),
    emailCipher: text(),
    emailHash: text(),
    phoneCipher: text(),
    phoneHash: text(),
    keyId: text(),
  },
  (t) => [
    primaryKey({ columns: [t.centerId, t.id] }),
    uniqueIndex("patrons_registration").on(t.centerId, t.registrationId),
    uniqueIndex("patrons_booking").on(t.centerId, t.bookingId),
    index("patrons_email").on(t.centerId, t.emailHash),
    // Of appointments alone: how many are ahead of whoever gave a number.
    index("patrons_phone").on(t.centerId, t.phoneHash).where(sql`${t.bookingId} is not null`),
    foreignKey({
      columns: [t.centerId, t.registrationId],
      foreignColumns: [registrations.centerId, registrations.id],
    }).onDelete("cascade"),
    foreignKey({
      columns: [t.centerId, t.bookingId],
      foreignColumns: [bookings.centerId, bookings.id],
    }).onDelete("cascade"),
    check("patrons_owner", sql`num_nonnulls(${t.registrationId}, ${t.bookingId}) = 1`),
  ],
);

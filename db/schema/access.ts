import { sql } from "drizzle-orm";
import {
  check,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  unique,
  uuid,
} from "drizzle-orm/pg-core";
import { deviceRoles, roles } from "~/app/domain/access/roles";
import { users } from "./accounts";
import { centers } from "./centers";
import { centerId, instant, oneOf } from "./columns";
import { employers } from "./employers";
import { events } from "./events";

/** What a person may do in one center. An employer's membership names the employer it speaks for. */
export const memberships = pgTable(
  "memberships",
  {
    centerId: centerId().references(() => centers.id),
    id: uuid().notNull(),
    userId: uuid()
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    role: text({ enum: roles }).notNull(),
    employerId: uuid(),
    createdAt: instant().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.centerId, t.id] }),
    unique("memberships_one_each").on(t.centerId, t.userId, t.role, t.employerId).nullsNotDistinct(),
    foreignKey({ columns: [t.centerId, t.employerId], foreignColumns: [employers.centerId, employers.id] }),
    index("memberships_user").on(t.userId),
    check("memberships_role", oneOf(t.role, roles)),
    check("memberships_employer", sql`${t.employerId} is null or ${t.role} = 'employer'`),
  ],
);

/**
 * A role offered by mail, or a door pass offered by QR (no e-mail, one event): token stored hashed. It is used once all
 * of its `places` are taken; of an employer's table pass there may be several, of all others there is one.
 */
export const invitations = pgTable(
  "invitations",
  {
    centerId: centerId().references(() => centers.id),
    id: uuid().notNull(),
    email: text(),
    role: text({ enum: roles }).notNull(),
    eventId: uuid(),
    /** What a door pass signs a device in as. */
    deviceRole: text({ enum: deviceRoles }).notNull().default("door"),
    /** Whose table a pass is for. */
    employerId: uuid(),
    places: integer().notNull().default(1),
    generation: integer().notNull().default(1),
    tokenHash: text().notNull().unique(),
    createdBy: text().notNull(),
    createdAt: instant().notNull(),
    expiresAt: instant().notNull(),
    usedAt: instant(),
    withdrawnAt: instant(),
  },
  (t) => [
    primaryKey({ columns: [t.centerId, t.id] }),
    foreignKey({ columns: [t.centerId, t.eventId], foreignColumns: [events.centerId, events.id] }),
    foreignKey({ columns: [t.centerId, t.employerId], foreignColumns: [employers.centerId, employers.id] }),
    check("invitations_employer", sql`(${t.deviceRole} = 'table') = (${t.employerId} is not null)`),
    check("invitations_places", sql`${t.places} >= 1`),
    check("invitations_for", sql`(${t.email} is null) = (${t.role} = 'door' and ${t.eventId} is not null)`),
    check("invitations_device_role", oneOf(t.deviceRole, deviceRoles)),
  ],
);

/** A volunteer's phone, a tablet that visitors use by themselves, or a phone at an employer's table, signed in to one event by a pass. */
export const devices = pgTable(
  "devices",
  {
    centerId: centerId(),
    id: uuid().notNull(),
    eventId: uuid().notNull(),
    invitationId: uuid().notNull(),
    role: text({ enum: deviceRoles }).notNull().default("door"),
    employerId: uuid(),
    label: text().notNull(),
    credentialHash: text().notNull().unique(),
    createdAt: instant().notNull(),
    expiresAt: instant().notNull(),
    uploadsUntil: instant().notNull(),
    revokedAt: instant(),
  },
  (t) => [
    primaryKey({ columns: [t.centerId, t.id] }),
    foreignKey({ columns: [t.centerId, t.eventId], foreignColumns: [events.centerId, events.id] }),
    foreignKey({
      columns: [t.centerId, t.invitationId],
      foreignColumns: [invitations.centerId, invitations.id],
    }),
    foreignKey({ columns: [t.centerId, t.employerId], foreignColumns: [employers.centerId, employers.id] }),
    index("devices_event").on(t.centerId, t.eventId),
    check("devices_employer", sql`(${t.role} = 'table') = (${t.employerId} is not null)`),
    check("devices_role", oneOf(t.role, deviceRoles)),
  ],
);

export const apiTokens = pgTable(
  "api_tokens",
  {
    centerId: centerId().references(() => centers.id),
    id: uuid().notNull(),
    label: text().notNull(),
    tokenHash: text().notNull().unique(),
    role: text({ enum: roles }).notNull(),
    eventId: uuid(),
    employerId: uuid(),
    createdBy: text().notNull(),
    createdAt: instant().notNull(),
    revokedAt: instant(),
  },
  (t) => [
    primaryKey({ columns: [t.centerId, t.id] }),
    foreignKey({ columns: [t.centerId, t.eventId], foreignColumns: [events.centerId, events.id] }),
    foreignKey({ columns: [t.centerId, t.employerId], foreignColumns: [employers.centerId, employers.id] }),
    check("api_tokens_role", oneOf(t.role, roles)),
  ],
);

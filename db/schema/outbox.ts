import { sql } from "drizzle-orm";
import {
  bigserial,
  check,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { channels, messageKinds, outboxStates } from "~/app/domain/outbox/message";
import { gatewayStatuses } from "~/app/domain/sms/texted";
import { invitations } from "./access";
import { users } from "./accounts";
import { bookings } from "./bookings";
import { centers } from "./centers";
import { centerId, instant, oneOf } from "./columns";
import { employers } from "./employers";
import { announcements } from "./event-records";
import { events } from "./events";
import { registrations } from "./registrations";
import { threadMessages } from "./threads";

/**
 * Messages to send, written in the transaction that causes them. A row holds ids alone; codes and addresses are
 * derived when it renders. `secretCipher` is the exception: a sign-in link that nothing else holds, encrypted,
 * and erased once sent. `recipient` is for addresses that belong to no patron (staff, employers).
 */
export const outbox = pgTable(
  "outbox",
  {
    centerId: centerId().references(() => centers.id),
    id: uuid().notNull(),
    place: bigserial({ mode: "number" }).notNull(),
    kind: text({ enum: messageKinds }).notNull(),
    channel: text({ enum: channels }).notNull().default("email"),
    eventId: uuid(),
    registrationId: uuid(),
    userId: uuid().references(() => users.id, { onDelete: "cascade" }),
    employerId: uuid(),
    invitationId: uuid(),
    announcementId: uuid(),
    bookingId: uuid(),
    threadMessageId: uuid(),
    recipient: text(),
    reason: text(),
    secretCipher: text(),
    previousRevision: integer(),
    eventRevision: integer(),
    sequence: integer(),
    dedupeKey: text().notNull().unique(),
    messageId: text().notNull(),
    state: text({ enum: outboxStates }).notNull().default("queued"),
    attempts: integer().notNull().default(0),
    lastError: text(),
    createdAt: instant().notNull(),
    nextAt: instant().notNull(),
    leaseUntil: instant(),
    sentAt: instant(),
    /** A text's id at the gateway, and what it told last of it. */
    gatewayId: text(),
    gatewayStatus: text({ enum: gatewayStatuses }),
  },
  (t) => [
    primaryKey({ columns: [t.centerId, t.id] }),
    foreignKey({ columns: [t.centerId, t.eventId], foreignColumns: [events.centerId, events.id] }),
    foreignKey({
      columns: [t.centerId, t.registrationId],
      foreignColumns: [registrations.centerId, registrations.id],
    }),
    foreignKey({ columns: [t.centerId, t.employerId], foreignColumns: [employers.centerId, employers.id] }),
    foreignKey({
      columns: [t.centerId, t.invitationId],
      foreignColumns: [invitations.centerId, invitations.id],
    }),
    foreignKey({
      columns: [t.centerId, t.announcementId],
      foreignColumns: [announcements.centerId, announcements.id],
    }),
    foreignKey({ columns: [t.centerId, t.bookingId], foreignColumns: [bookings.centerId, bookings.id] }),
    index("outbox_booking").on(t.centerId, t.bookingId).where(sql`${t.bookingId} is not null`),
    foreignKey({
      columns: [t.centerId, t.threadMessageId],
      foreignColumns: [threadMessages.centerId, threadMessages.id],
    }),
    index("outbox_due").on(t.nextAt, t.place).where(sql`${t.state} = 'queued'`),
    index("outbox_registration").on(t.centerId, t.registrationId, t.place),
    index("outbox_event").on(t.centerId, t.eventId, t.state),
    uniqueIndex("outbox_place").on(t.place),
    check("outbox_kind", oneOf(t.kind, messageKinds)),
    check("outbox_channel", oneOf(t.channel, channels)),
    check("outbox_state", oneOf(t.state, outboxStates)),
  ],
);

/** Who changed what, for staff to read. Field names and ids, never a patron's values. Inserted, never changed. */
export const audit = pgTable(
  "audit",
  {
    centerId: centerId().references(() => centers.id),
    id: uuid().notNull(),
    at: instant().notNull(),
    actorKind: text().notNull(),
    actorId: text().notNull(),
    subjectKind: text().notNull(),
    subjectId: uuid().notNull(),
    action: text().notNull(),
    from: text(),
    to: text(),
    reason: text(),
  },
  (t) => [
    primaryKey({ columns: [t.centerId, t.id] }),
    index("audit_subject").on(t.centerId, t.subjectKind, t.subjectId, t.at),
    index("audit_recent").on(t.centerId, t.at, t.id),
  ],
);

/** Counters of attempts in fixed windows, shared by every process. `bucket` is a hash: no address is kept. */
export const rateLimits = pgTable(
  "rate_limits",
  {
    bucket: text().notNull(),
    windowStart: instant().notNull(),
    hits: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.bucket, t.windowStart] }), index("rate_limits_window").on(t.windowStart)],
);

import { sql } from "drizzle-orm";
import {
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
  uuid,
} from "drizzle-orm/pg-core";
import type { KeptData } from "~/app/domain/webhooks/payload";
import {
  deliveryStates,
  pauseCauses,
  sentTypes,
  type WebhookType,
  webhookScopes,
} from "~/app/domain/webhooks/webhook";
import { centers } from "./centers";
import { centerId, instant, oneOf, xid8 } from "./columns";
import { events } from "./events";
import { registrations } from "./registrations";

/**
 * Where a center sends what happens. The secrets are sealed; `secretId` is the id of the form that made the present
 * one. One worker at a time holds an endpoint, by its lease.
 */
export const webhookEndpoints = pgTable(
  "webhook_endpoints",
  {
    centerId: centerId().references(() => centers.id),
    id: uuid().notNull(),
    label: text().notNull(),
    url: text().notNull(),
    types: text().array().$type<WebhookType[]>().notNull(),
    scope: text({ enum: webhookScopes }).notNull().default("ids"),
    secretCipher: text().notNull(),
    secretId: uuid().notNull(),
    previousCipher: text(),
    previousUntil: instant(),
    pausedAs: text({ enum: pauseCauses }),
    pausedAt: instant(),
    createdAt: instant().notNull(),
    lastDeliveredAt: instant(),
    /** The receiver asked to be left alone until then. */
    restsUntil: instant(),
    leaseUntil: instant(),
    claimedAt: instant(),
  },
  (t) => [
    primaryKey({ columns: [t.centerId, t.id] }),
    check("webhook_endpoints_scope", oneOf(t.scope, webhookScopes)),
    check("webhook_endpoints_paused_as", oneOf(t.pausedAs, pauseCauses)),
    check("webhook_endpoints_paused", sql`(${t.pausedAs} is null) = (${t.pausedAt} is null)`),
    check("webhook_endpoints_previous", sql`(${t.previousCipher} is null) = (${t.previousUntil} is null)`),
  ],
);

/**
 * What is to be sent, one row for each endpoint that wants it: ids, counts and states, never a name. `cause` is what
 * happened, so that it is written once. The row's id is the webhook-id of every attempt.
 */
export const webhookDeliveries = pgTable(
  "webhook_deliveries",
  {
    centerId: centerId(),
    id: uuid().notNull(),
    endpointId: uuid().notNull(),
    type: text({ enum: sentTypes }).notNull(),
    cause: text().notNull(),
    eventId: uuid(),
    registrationId: uuid(),
    data: jsonb().$type<KeptData>().notNull(),
    occurredAt: instant().notNull(),
    createdAt: instant().notNull(),
    /** When it was written, or a person sent it again. */
    queuedAt: instant().notNull(),
    state: text({ enum: deliveryStates }).notNull().default("queued"),
    attempts: integer().notNull().default(0),
    nextAt: instant().notNull(),
    deliveredAt: instant(),
    /** The form by which a person sent it again. */
    replayId: uuid(),
  },
  (t) => [
    primaryKey({ columns: [t.centerId, t.id] }),
    unique("webhook_deliveries_cause").on(t.centerId, t.endpointId, t.cause),
    foreignKey({
      columns: [t.centerId, t.endpointId],
      foreignColumns: [webhookEndpoints.centerId, webhookEndpoints.id],
    }).onDelete("cascade"),
    foreignKey({ columns: [t.centerId, t.eventId], foreignColumns: [events.centerId, events.id] }),
    foreignKey({
      columns: [t.centerId, t.registrationId],
      foreignColumns: [registrations.centerId, registrations.id],
    }),
    index("webhook_deliveries_due").on(t.centerId, t.endpointId, t.nextAt).where(sql`${t.state} = 'queued'`),
    index("webhook_deliveries_recent").on(t.centerId, t.endpointId, t.id),
    index("webhook_deliveries_age").on(t.createdAt),
    check("webhook_deliveries_type", oneOf(t.type, sentTypes)),
    check("webhook_deliveries_state", oneOf(t.state, deliveryStates)),
  ],
);

/** Each try of a delivery: the status, or the fault where there was no answer, and how the answer began. */
export const webhookAttempts = pgTable(
  "webhook_attempts",
  {
    centerId: centerId(),
    id: uuid().notNull(),
    deliveryId: uuid().notNull(),
    at: instant().notNull(),
    milliseconds: integer().notNull(),
    status: integer(),
    fault: text(),
    answer: text(),
  },
  (t) => [
    primaryKey({ columns: [t.centerId, t.id] }),
    foreignKey({
      columns: [t.centerId, t.deliveryId],
      foreignColumns: [webhookDeliveries.centerId, webhookDeliveries.id],
    }).onDelete("cascade"),
    index("webhook_attempts_delivery").on(t.centerId, t.deliveryId, t.at),
    check("webhook_attempts_end", sql`(${t.status} is null) = (${t.fault} is not null)`),
  ],
);

/**
 * Up to which transaction the scans were read for webhooks, in one row for all centers. It is there once a center has
 * wanted to hear of admissions.
 */
export const webhookReading = pgTable(
  "webhook_reading",
  { id: integer().primaryKey(), readTo: xid8().notNull() },
  (t) => [check("webhook_reading_one", sql`${t.id} = 1`)],
);

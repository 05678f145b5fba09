import { z } from "@hono/zod-openapi";
import { namedTypes, nameField, type PayloadField, payloadFields } from "~/app/domain/webhooks/payload";
import {
  deliveryStates,
  pauseCauses,
  type SentType,
  sentTypes,
  webhookScopes,
  webhookTypes,
} from "~/app/domain/webhooks/webhook";
import { line } from "~/app/http/fields";
import { instant, maybe, ownId } from "./values";

const values = {
  label: line(80),
  url: line(500).describe("An https:// address on the public internet"),
  types: z.array(z.enum(webhookTypes, "not-in-list")).min(1, "no-webhook-types"),
  scope: z
    .enum(webhookScopes, "not-in-list")
    .default("ids")
    .describe("“names” adds the first name and initial of visitors. The audit trail keeps who chose it"),
};

export const NewWebhook = z.strictObject({ id: ownId, ...values }).openapi("NewWebhook");
export const WebhookValues = z.strictObject(values).openapi("WebhookValues");

export const Webhook = z
  .object({
    id: z.string(),
    label: z.string(),
    url: z.string(),
    types: z.array(z.enum(webhookTypes)),
    scope: z.enum(webhookScopes),
    pausedAs: z.enum(pauseCauses).nullable().describe("Why it gets nothing now; null where it does"),
    pausedAt: z.string().nullable(),
    createdAt: z.string(),
    lastDeliveredAt: z.string().nullable(),
  })
  .openapi("Webhook");

const secret = z.string().describe("`whsec_` before base64. Told this once");

export const WebhookMade = Webhook.extend({ secret }).openapi("WebhookMade");

export const NewSecret = z.strictObject({ id: ownId }).openapi("NewWebhookSecret");

export const SecretMade = z
  .object({ secret, previousUntil: z.string().describe("Until when the secret of before signs too") })
  .openapi("WebhookSecret");

const delivery = {
  id: z.string().describe("The webhook-id of each attempt"),
  type: z.enum(sentTypes),
  state: z.enum(deliveryStates),
  attempts: z.int(),
  occurredAt: z.string(),
  createdAt: z.string(),
  nextAt: z.string().nullable().describe("When it is tried next; null where it is not"),
  deliveredAt: z.string().nullable(),
};

export const Delivery = z.object(delivery).openapi("WebhookDelivery");

export const DeliveryWithTries = z
  .object({
    ...delivery,
    tries: z.array(
      z.object({
        at: z.string(),
        milliseconds: z.int(),
        status: z.int().nullable(),
        fault: z.string().nullable().describe("Why there was no answer"),
        answer: z.string().nullable().describe("How the answer began"),
      }),
    ),
  })
  .openapi("WebhookDeliveryWithTries");

export const Replay = z
  .strictObject({
    id: ownId,
    since: maybe(instant).describe("Written since then; left out: all that is kept"),
  })
  .openapi("WebhookReplay");

export const Replayed = z.object({ count: z.int() }).openapi("WebhookReplayed");

/** What a type's body holds, by the table that composes it. */
export function bodySchema(type: SentType) {
  const fields = Object.entries<PayloadField>(payloadFields[type]).map(([name, field]) => [
    name,
    schemaOf(field),
  ]);
  const named = namedTypes.includes(type) ? [["name", schemaOf(nameField).optional()]] : [];
  return z
    .object({
      type: z.literal(type),
      timestamp: z.iso.datetime().describe("When it happened, which may be before it is sent"),
      data: z.object(Object.fromEntries([...fields, ...named])),
    })
    .openapi(`webhook.${type}`);
}

function schemaOf(field: PayloadField) {
  const described = plainSchemaOf(field).describe(field.about);
  return field.isNullable ? described.nullable() : described;
}

function plainSchemaOf({ kind, words }: PayloadField): z.ZodType {
  switch (kind) {
    case "id":
      return z.guid();
    case "time":
      return z.iso.datetime();
    case "count":
      return z.int();
    case "word":
      return z.enum([...(words ?? [])]);
    case "text":
      return z.string();
  }
}

import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import {
  pauseWebhook,
  removeWebhook,
  resumeWebhook,
  rotateWebhookSecret,
  testWebhook,
} from "~/app/commands/change-webhook.server";
import { createWebhook } from "~/app/commands/create-webhook.server";
import { editWebhook } from "~/app/commands/edit-webhook.server";
import { replayWebhooks } from "~/app/commands/replay-webhooks.server";
import { type Refused, refuse } from "~/app/domain/refusal";
import { deliveryStates, sentTypes } from "~/app/domain/webhooks/webhook";
import { id } from "~/app/http/fields";
import { findDelivery, findEndpoint, listDeliveries, listEndpoints } from "~/db/queries/webhooks";
import { type ApiEnv, bodyOf, jsonOf, may, problem, problemResponses } from "./api";
import { pageOf } from "./page";
import { IdParams, listOf, PageQuery } from "./schemas/values";
import {
  Delivery,
  DeliveryWithTries,
  NewSecret,
  NewWebhook,
  Replay,
  Replayed,
  SecretMade,
  Webhook,
  WebhookMade,
  WebhookValues,
} from "./schemas/webhooks";

const path = "/webhooks/{id}";
const deliveryPath = `${path}/deliveries/{deliveryId}` as const;
const DeliveryParams = z.object({ id, deliveryId: id });
const one = (description: string) => ({ 200: jsonOf(Webhook, description), ...problemResponses });

const list = createRoute({
  method: "get",
  path: "/webhooks",
  summary: "List webhooks",
  middleware: [may("webhook.list")] as const,
  responses: { 200: jsonOf(listOf(Webhook, "Webhooks"), "Webhooks by age"), ...problemResponses },
});

const create = createRoute({
  method: "post",
  path: "/webhooks",
  summary: "Add a webhook; its secret is told in this answer alone",
  middleware: [may("webhook.create")] as const,
  request: bodyOf(NewWebhook),
  responses: { 201: jsonOf(WebhookMade, "The webhook with its secret"), ...problemResponses },
});

const read = createRoute({
  method: "get",
  path,
  summary: "Read a webhook",
  middleware: [may("webhook.list")] as const,
  request: { params: IdParams },
  responses: one("The webhook"),
});

const edit = createRoute({
  method: "put",
  path,
  summary: "Change a webhook: its label, address, types and scope. The secret stays",
  middleware: [may("webhook.change")] as const,
  request: { params: IdParams, ...bodyOf(WebhookValues) },
  responses: one("The webhook as it is now"),
});

const remove = createRoute({
  method: "delete",
  path,
  summary: "Remove a webhook with its log",
  middleware: [may("webhook.remove")] as const,
  request: { params: IdParams },
  responses: one("The webhook as it was"),
});

const rotate = createRoute({
  method: "post",
  path: `${path}/secret`,
  summary: "Make a new secret; both sign for 24 hours",
  middleware: [may("webhook.change")] as const,
  request: { params: IdParams, ...bodyOf(NewSecret) },
  responses: { 201: jsonOf(SecretMade, "The new secret"), ...problemResponses },
});

const pause = createRoute({
  method: "put",
  path: `${path}/pause`,
  summary: "Pause a webhook; what happens meanwhile waits",
  middleware: [may("webhook.change")] as const,
  request: { params: IdParams },
  responses: one("The webhook, paused"),
});

const resume = createRoute({
  method: "delete",
  path: `${path}/pause`,
  summary: "Resume a webhook",
  middleware: [may("webhook.change")] as const,
  request: { params: IdParams },
  responses: one("The webhook, resumed"),
});

const trial = createRoute({
  method: "post",
  path: `${path}/trial`,
  summary: "Send a webhook.test",
  middleware: [may("webhook.change")] as const,
  request: { params: IdParams },
  responses: {
    202: jsonOf(Webhook, "The webhook; the log tells what came of the test"),
    ...problemResponses,
  },
});

const deliveries = createRoute({
  method: "get",
  path: `${path}/deliveries`,
  summary: "List a webhook's deliveries of the last 30 days, newest first",
  middleware: [may("webhook.list")] as const,
  request: {
    params: IdParams,
    query: PageQuery.extend({
      state: z.enum(deliveryStates, "not-in-list").optional(),
      type: z.enum(sentTypes, "not-in-list").optional(),
    }),
  },
  responses: { 200: jsonOf(listOf(Delivery, "WebhookDeliveries"), "Deliveries"), ...problemResponses },
});

const delivery = createRoute({
  method: "get",
  path: deliveryPath,
  summary: "Read a delivery with each of its attempts",
  middleware: [may("webhook.list")] as const,
  request: { params: DeliveryParams },
  responses: { 200: jsonOf(DeliveryWithTries, "The delivery"), ...problemResponses },
});

const replayOne = createRoute({
  method: "post",
  path: `${deliveryPath}/replay`,
  summary: "Send a delivery again, with the same webhook-id",
  middleware: [may("webhook.change")] as const,
  request: { params: DeliveryParams },
  responses: { 202: jsonOf(Replayed, "How many are sent again"), ...problemResponses },
});

const replayFailed = createRoute({
  method: "post",
  path: `${path}/replay`,
  summary: "Send all that failed again",
  middleware: [may("webhook.change")] as const,
  request: { params: IdParams, ...bodyOf(Replay) },
  responses: { 202: jsonOf(Replayed, "How many are sent again"), ...problemResponses },
});

export function webhookRoutes(api: OpenAPIHono<ApiEnv>): void {
  endpointRoutes(api);
  changeRoutes(api);
  deliveryRoutes(api);
}

function endpointRoutes(api: OpenAPIHono<ApiEnv>): void {
  api.openapi(list, async (c) => {
    const { services, center } = c.get("context");
    const rows = await listEndpoints(services.db, { centerId: center.id });
    return c.json({ items: rows.map(resourceOf), nextCursor: null }, 200);
  });

  api.openapi(create, async (c) => {
    const { services, center } = c.get("context");
    const { id: endpointId, ...values } = c.req.valid("json");
    const made = await createWebhook(services, { actor: c.get("actor"), endpointId, ...values });
    if (made.outcome === "refused") return problem(c, made);
    const row = await findEndpoint(services.db, { centerId: center.id, endpointId: made.endpointId });
    if (row === null) return problem(c, refuse("not-found"));
    return c.json({ ...resourceOf(row), secret: made.secret }, 201);
  });

  api.openapi(read, async (c) => {
    const { services, center } = c.get("context");
    const of = { centerId: center.id, endpointId: c.req.valid("param").id };
    const row = await findEndpoint(services.db, of);
    return row === null ? problem(c, refuse("not-found")) : c.json(resourceOf(row), 200);
  });

  api.openapi(edit, async (c) => {
    const { services, center } = c.get("context");
    const of = { centerId: center.id, endpointId: c.req.valid("param").id };
    const change = { actor: c.get("actor"), endpointId: of.endpointId, ...c.req.valid("json") };
    const edited = await editWebhook(services, change);
    if (edited.outcome === "refused") return problem(c, edited);
    const row = await findEndpoint(services.db, of);
    return row === null ? problem(c, refuse("not-found")) : c.json(resourceOf(row), 200);
  });

  api.openapi(remove, async (c) => {
    const { services, center } = c.get("context");
    const of = { centerId: center.id, endpointId: c.req.valid("param").id };
    const row = await findEndpoint(services.db, of);
    const removed = await removeWebhook(services, { actor: c.get("actor"), endpointId: of.endpointId });
    if (removed.outcome === "refused") return problem(c, removed);
    return row === null ? problem(c, refuse("not-found")) : c.json(resourceOf(row), 200);
  });
}

function changeRoutes(api: OpenAPIHono<ApiEnv>): void {
  api.openapi(rotate, async (c) => {
    const { services } = c.get("context");
    const change = { actor: c.get("actor"), endpointId: c.req.valid("param").id };
    const secretId = c.req.valid("json").id ?? services.ids.uuid();
    const made = await rotateWebhookSecret(services, { ...change, secretId });
    if (made.outcome === "refused") return problem(c, made);
    return c.json({ secret: made.secret, previousUntil: made.previousUntil.toISOString() }, 201);
  });

  for (const [route, command] of [
    [pause, pauseWebhook],
    [resume, resumeWebhook],
  ] as const) {
    api.openapi(route, async (c) => {
      const { services, center } = c.get("context");
      const of = { centerId: center.id, endpointId: c.req.valid("param").id };
      const changed: Refused | { outcome: string } = await command(services, {
        ...of,
        actor: c.get("actor"),
      });
      if (isRefused(changed)) return problem(c, changed);
      const row = await findEndpoint(services.db, of);
      return row === null ? problem(c, refuse("not-found")) : c.json(resourceOf(row), 200);
    });
  }

  api.openapi(trial, async (c) => {
    const { services, center } = c.get("context");
    const of = { centerId: center.id, endpointId: c.req.valid("param").id };
    const change = { actor: c.get("actor"), endpointId: of.endpointId, key: services.ids.uuid() };
    const sent = await testWebhook(services, change);
    if (sent.outcome === "refused") return problem(c, sent);
    const row = await findEndpoint(services.db, of);
    return row === null ? problem(c, refuse("not-found")) : c.json(resourceOf(row), 202);
  });
}

const isRefused = (result: Refused | { outcome: string }): result is Refused => result.outcome === "refused";

function deliveryRoutes(api: OpenAPIHono<ApiEnv>): void {
  api.openapi(deliveries, async (c) => {
    const { services, center } = c.get("context");
    const { cursor, limit, state, type } = c.req.valid("query");
    const of = { centerId: center.id, endpointId: c.req.valid("param").id };
    if ((await findEndpoint(services.db, of)) === null) return problem(c, refuse("not-found"));
    const rows = await listDeliveries(services.db, { ...of, state, type, before: cursor, limit: limit + 1 });
    const { items, nextCursor } = pageOf(rows, limit);
    return c.json({ items: items.map(deliveryOf), nextCursor }, 200);
  });

  api.openapi(delivery, async (c) => {
    const { services, center } = c.get("context");
    const { id: endpointId, deliveryId } = c.req.valid("param");
    const row = await findDelivery(services.db, { centerId: center.id, endpointId, deliveryId });
    if (row === null) return problem(c, refuse("not-found"));
    const tries = row.tries.map(({ id: _id, at, ...end }) => ({ ...end, at: at.toISOString() }));
    return c.json({ ...deliveryOf(row), tries }, 200);
  });

  api.openapi(replayOne, async (c) => {
    const { services } = c.get("context");
    const { id: endpointId, deliveryId } = c.req.valid("param");
    const change = { actor: c.get("actor"), endpointId, key: services.ids.uuid() };
    const sent = await replayWebhooks(services, { ...change, which: { deliveryId } });
    return sent.outcome === "refused" ? problem(c, sent) : c.json({ count: sent.count }, 202);
  });

  api.openapi(replayFailed, async (c) => {
    const { services } = c.get("context");
    const { id: key = services.ids.uuid(), since } = c.req.valid("json");
    const change = { actor: c.get("actor"), endpointId: c.req.valid("param").id, key };
    const sent = await replayWebhooks(services, { ...change, which: { failedSince: since ?? new Date(0) } });
    return sent.outcome === "refused" ? problem(c, sent) : c.json({ count: sent.count }, 202);
  });
}

type Row = Awaited<ReturnType<typeof listEndpoints>>[number];

const resourceOf = ({
  previousUntil: _previousUntil,
  pausedAt,
  createdAt,
  lastDeliveredAt,
  ...endpoint
}: Row) => ({
  ...endpoint,
  pausedAt: pausedAt?.toISOString() ?? null,
  createdAt: createdAt.toISOString(),
  lastDeliveredAt: lastDeliveredAt?.toISOString() ?? null,
});

type DeliveryRow = Pick<
  Awaited<ReturnType<typeof listDeliveries>>[number],
  "id" | "type" | "state" | "attempts" | "occurredAt" | "createdAt" | "nextAt" | "deliveredAt"
>;

const deliveryOf = (row: DeliveryRow) => ({
  id: row.id,
  type: row.type,
  state: row.state,
  attempts: row.attempts,
  occurredAt: row.occurredAt.toISOString(),
  createdAt: row.createdAt.toISOString(),
  nextAt: row.state === "queued" ? row.nextAt.toISOString() : null,
  deliveredAt: row.deliveredAt?.toISOString() ?? null,
});

import type { Services } from "~/app/adapters/services";
import { createWebhook, type WebhookRequest } from "~/app/commands/create-webhook.server";
import { webhookTypes } from "~/app/domain/webhooks/webhook";
import { anActor, created } from "./center";

/** An endpoint of a center that wants to hear of everything, without names. */
export async function aWebhook(
  services: Services,
  center: { id: string },
  more: Partial<WebhookRequest> & { url: string },
) {
  const request = { label: "Dashboard", types: webhookTypes, scope: "ids" as const, ...more };
  return created(await createWebhook(services, { actor: anActor(services, center.id, "admin"), ...request }));
}

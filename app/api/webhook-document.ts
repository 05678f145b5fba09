import type { OpenAPIHono } from "@hono/zod-openapi";
import { namedTypes, nameField, type PayloadField, payloadFields } from "~/app/domain/webhooks/payload";
import { type SentType, sentTypes } from "~/app/domain/webhooks/webhook";
import type { ApiEnv } from "./api";
import { bodySchema } from "./schemas/webhooks";

const summaries: Record<SentType, string> = {
  "event.published": "An event is published",
  "event.updated": "A published event, or its words in a language, change",
  "event.cancelled": "A published event is cancelled",
  "event.closed": "An event is closed",
  "registration.created": "Somebody registers, joins the waitlist, or takes a place again",
  "registration.cancelled": "A place is cancelled, given back or given on",
  "admission.recorded": "Somebody is let in, with a ticket or as a walk-in",
  "admission.undone": "A scan that let somebody in is taken back; this may come before the admission",
  "outcome.reported": "An employer reports outcomes",
  "webhook.test": "An admin tests an endpoint",
};

const description =
  `Signed by Standard Webhooks 1.0.0. Answer 2xx within 15 seconds. Anything else is tried again for three
days, with the same webhook-id: act on each id once. The order is not promised. 410 pauses the endpoint, and with 429 or
503 Retry-After is respected.`.replaceAll("\n", " ");

/** Writes what is sent into the API's document (OpenAPI 3.1, 4.8.1: webhooks). */
export function describeWebhooks(api: OpenAPIHono<ApiEnv>): void {
  for (const type of sentTypes) {
    api.openAPIRegistry.registerWebhook({
      method: "post",
      path: type,
      summary: summaries[type],
      description,
      security: [],
      request: { body: { required: true, content: { "application/json": { schema: bodySchema(type) } } } },
      responses: { "2XX": { description: "It arrived" }, 410: { description: "Send nothing more" } },
    });
  }
}

/** For whoever writes a receiver: it has no package and no line of ours. */
export const verificationExample = `import { createHmac, timingSafeEqual } from "node:crypto";

/** headers: with names in small letters. body: the text as it came, not parsed and written anew. */
export function isFromFairday(secret, headers, body) {
  const timestamp = headers["webhook-timestamp"];
  if (!(Math.abs(Date.now() / 1000 - Number(timestamp)) < 300)) return false;
  const key = Buffer.from(secret.replace("whsec_", ""), "base64");
  const expected = createHmac("sha256", key)
    .update(\`\${headers["webhook-id"]}.\${timestamp}.\${body}\`)
    .digest();
  return headers["webhook-signature"].split(" ").some((signature) => {
    const [version, value = ""] = signature.split(",");
    const given = Buffer.from(value, "base64");
    return version === "v1" && given.length === expected.length && timingSafeEqual(given, expected);
  });
}
`;

/** What is sent, for the page to read: each type with what its data holds. */
export const webhookRows = sentTypes.map((type) => ({
  type,
  summary: summaries[type],
  fields: [
    ...Object.entries<PayloadField>(payloadFields[type]),
    ...(namedTypes.includes(type) ? [["name", nameField] as const] : []),
  ].map(([name, { about }]) => ({ name, about })),
}));

import { createHmac } from "node:crypto";

const prefix = "whsec_";

/**
 * The headers of a webhook by the Standard Webhooks specification 1.0.0: each secret signs `id.timestamp.body` by
 * HMAC-SHA256, and a receiver that knows one of them knows the webhook.
 * @param at when it is sent, which its receiver compares with its own clock
 */
export function webhookHeaders(of: {
  id: string;
  at: Date;
  body: string;
  secrets: readonly string[];
}): Record<string, string> {
  const { id, at, body, secrets } = of;
  const timestamp = String(Math.floor(at.getTime() / 1000));
  const signatures = secrets.map((secret) => {
    const key = Buffer.from(secret.slice(prefix.length), "base64");
    return `v1,${createHmac("sha256", key).update(`${id}.${timestamp}.${body}`).digest("base64")}`;
  });
  return {
    "webhook-id": id,
    "webhook-timestamp": timestamp,
    "webhook-signature": signatures.join(" "),
  };
}

/** Bytes of a secret; the specification asks for 24 to 64. */
export const secretLength = 32;

export const secretText = (bytes: Buffer): string => `${prefix}${bytes.toString("base64")}`;

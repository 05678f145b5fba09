import { createHmac, timingSafeEqual } from "node:crypto";
import type { GatewayRequest, OutgoingText, TextDelivery, Texter } from "./texter";

/** A gateway of Twilio's shape: where texts are posted to, by whom, and from which number. */
export interface Gateway {
  /** Without name, password and query. */
  url: string;
  /** The account's id. */
  name: string;
  /** Its token, which signs what the gateway sends here. */
  password: string;
  from: string;
}

/** Milliseconds from end to end. */
const patience = 15_000;
/** Replies that say nothing about the text itself: a busy gateway, a token that was changed, an address that is wrong. */
const passing = new Set([401, 403, 404, 408, 425, 429]);

/**
 * Posts texts as Twilio's `Messages.json` takes them: a form with From, To, Body and StatusCallback, by basic
 * authentication. `Idempotency-Key` is the same with each try: a gateway that knows it sends once; one that does not
 * may send twice where its answer was lost on the way.
 */
export function httpTexter(gateway: Gateway, { timeout = patience } = {}): Texter {
  return {
    from: gateway.from,
    send: async (text) => {
      try {
        const signal = AbortSignal.timeout(timeout);
        const answer = await fetch(gateway.url, { ...postOf(gateway, text), signal });
        return deliveryOf(answer.status, await answer.text());
      } catch (error) {
        return { outcome: "retry", reason: faultOf(error) };
      }
    },
    isSigned: (request) => isSame(signatureOf(gateway.password, request), request.signature),
  };
}

function postOf({ name, password, from }: Gateway, text: OutgoingText): RequestInit {
  const { to, body, statusCallback, messageId } = text;
  return {
    method: "POST",
    headers: {
      Authorization: `Basic ${Buffer.from(`${name}:${password}`).toString("base64")}`,
      Accept: "application/json",
      "Idempotency-Key": messageId.replaceAll(/[<>]/g, ""),
    },
    body: new URLSearchParams({ From: from, To: to, Body: body, StatusCallback: statusCallback }),
    redirect: "manual",
  };
}

function deliveryOf(status: number, text: string): TextDelivery {
  const { sid, code } = factsIn(text);
  if (status >= 200 && status < 300) return { outcome: "sent", gatewayId: sid };
  const reason = [status, code].filter((part) => part !== null).join(" ");
  const isFinal = status >= 400 && status < 500 && !passing.has(status);
  return { outcome: isFinal ? "refused" : "retry", reason };
}

/** The id of a text and the code of an error. Messages are left out: they quote the number. */
function factsIn(text: string): { sid: string | null; code: number | null } {
  const field = (name: string): unknown => {
    try {
      const answer: unknown = JSON.parse(text);
      return typeof answer === "object" && answer !== null ? Reflect.get(answer, name) : undefined;
    } catch {
      return undefined;
    }
  };
  const [sid, code] = [field("sid"), field("code")];
  return {
    sid: typeof sid === "string" && /^[\w-]{1,64}$/.test(sid) ? sid : null,
    code: typeof code === "number" && Number.isSafeInteger(code) ? code : null,
  };
}

/** A code such as ETIMEDOUT: messages may hold the gateway's address. */
function faultOf(error: unknown): string {
  const name = error instanceof Error ? error.name : "";
  if (name === "TimeoutError" || name === "AbortError") return "ETIMEDOUT";
  const cause = error instanceof Error ? error.cause : undefined;
  const code: unknown = typeof cause === "object" && cause !== null ? Reflect.get(cause, "code") : undefined;
  return typeof code === "string" && /^[A-Z][A-Z0-9_]{1,39}$/.test(code) ? code : "unknown fault";
}

/** The address, then each parameter's name and value by the order of names, without anything between (X-Twilio-Signature). */
function signatureOf(token: string, { url, params }: GatewayRequest): string {
  const inOrder = [...params].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  const signed = url + inOrder.map(([name, value]) => name + value).join("");
  return createHmac("sha1", token).update(signed, "utf8").digest("base64");
}

function isSame(right: string, given: string): boolean {
  const [one, other] = [Buffer.from(right), Buffer.from(given)];
  return one.length === other.length && timingSafeEqual(one, other);
}

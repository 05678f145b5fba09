import { randomBytes } from "node:crypto";
import { Resolver } from "node:dns/promises";
import { type IncomingMessage, type RequestOptions, request as requestHttp } from "node:http";
import { request as requestHttps } from "node:https";
import type { LookupFunction } from "node:net";
import { cleanText } from "~/app/domain/text/fold";
import { mayReach, type Receiver, readReceiver } from "~/app/domain/webhooks/receiver-url";
import { secretLength, secretText, webhookHeaders } from "./sign-webhook.server";
import type { OutgoingWebhook, WebhookSender } from "./webhook-sender";

interface Found {
  address: string;
  /** 4 or 6. */
  family: number;
}

export interface SenderOptions {
  /** For tests: plain HTTP, and this machine's own addresses. */
  allowsLoopback?: boolean;
  /** Every address of a name. */
  resolve?: (host: string) => Promise<Found[]>;
  /** Milliseconds from end to end. */
  timeout?: number;
  /** Certificates of authorities that are trusted instead of the usual ones. */
  ca?: string;
}

const patience = 15_000;
/** Bytes of an answer that are read, and characters of it that are kept. */
const readAtMost = 8_192;
const keptAtMost = 500;

/** The system's own look-up would hold one of the few threads of this process while a name server is silent. */
const resolver = new Resolver({ timeout: 3_000, tries: 2 });

async function allAddresses(host: string): Promise<Found[]> {
  const [four, six] = await Promise.allSettled([resolver.resolve4(host), resolver.resolve6(host)]);
  const of = (settled: typeof four, family: number) =>
    settled.status === "fulfilled" ? settled.value.map((address) => ({ address, family })) : [];
  return [...of(four, 4), ...of(six, 6)];
}

/**
 * Sends over a connection of its own each time, to an address that was checked as the connection was made: a name that
 * leads elsewhere by then leads nowhere. Redirects are not followed, no proxy is asked, and of an answer the beginning
 * is read.
 */
export function httpSender(options: SenderOptions = {}): WebhookSender {
  const { allowsLoopback = false, resolve = allAddresses, timeout = patience, ca } = options;
  const rule = { allowsLoopback };
  const addressesOf = async (host: string) => {
    const found = await resolve(host);
    if (found.some(({ address }) => !mayReach(address, rule))) throw new PrivateAddress();
    return found;
  };
  return {
    allowsLoopback,
    newSecret: () => secretText(randomBytes(secretLength)),
    check: async ({ host, isAddress }: Receiver) => {
      if (isAddress) return mayReach(host, rule) ? null : "webhook-private-address";
      try {
        return (await addressesOf(host)).length > 0 ? null : "webhook-host-unknown";
      } catch (error) {
        return error instanceof PrivateAddress ? "webhook-private-address" : "webhook-host-unknown";
      }
    },
    send: async (webhook, signal) => {
      const began = performance.now();
      const took = () => Math.round(performance.now() - began);
      const ends = AbortSignal.any([AbortSignal.timeout(timeout), ...(signal ? [signal] : [])]);
      try {
        // A rule that became stricter holds for what was saved before it.
        const read = readReceiver(webhook.url, rule);
        if (!read.ok) throw new PrivateAddress();
        const settings = { lookup: lookupBy(addressesOf), signal: ends, agent: false, ...(ca && { ca }) };
        const response = await post(webhook, read.receiver.url, settings);
        const answer = await beginningOf(response);
        const retryAfter = response.headers["retry-after"] ?? null;
        return { milliseconds: took(), status: response.statusCode ?? 0, fault: null, answer, retryAfter };
      } catch (error) {
        return { milliseconds: took(), status: null, fault: faultOf(error), answer: null, retryAfter: null };
      }
    },
  };
}

class PrivateAddress extends Error {
  readonly code = "EPRIVATE";
}

class UnknownHost extends Error {
  readonly code = "ENOTFOUND";
}

/** A look-up for one connection: it gives addresses that were checked, or none. */
function lookupBy(addressesOf: (host: string) => Promise<Found[]>): LookupFunction {
  return (host, { all }, callback) => {
    addressesOf(host).then(
      (found) => {
        const [first] = found;
        if (first === undefined) callback(new UnknownHost(), "", 0);
        else if (all) callback(null, found);
        else callback(null, first.address, first.family);
      },
      (error: unknown) => callback(error instanceof Error ? error : new UnknownHost(), "", 0),
    );
  };
}

function post(webhook: OutgoingWebhook, url: string, settings: RequestOptions): Promise<IncomingMessage> {
  const body = Buffer.from(webhook.body, "utf8");
  const headers = {
    "Content-Type": "application/json",
    "Content-Length": body.length,
    "User-Agent": "Fairday-Webhooks/1",
    ...webhookHeaders(webhook),
  };
  const request = url.startsWith("https:") ? requestHttps : requestHttp;
  return new Promise((resolve, reject) => {
    const sending = request(url, { ...settings, method: "POST", headers }, resolve);
    sending.once("error", reject);
    sending.end(body);
  });
}

/** The beginning of an answer as text. Its status counts, also where the rest never comes. */
async function beginningOf(response: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  let length = 0;
  try {
    for await (const part of response) {
      const bytes = Buffer.from(part);
      parts.push(bytes);
      length += bytes.length;
      if (length >= readAtMost) break;
    }
  } catch {
    // Cut off: what came is what there is.
  }
  response.destroy();
  return cleanText(Buffer.concat(parts).toString("utf8")).slice(0, keptAtMost);
}

/** A code such as ECONNREFUSED: messages hold addresses. */
function faultOf(error: unknown): string {
  const name = error instanceof Error ? error.name : "";
  if (name === "TimeoutError" || name === "AbortError") return "ETIMEDOUT";
  const code: unknown = typeof error === "object" && error !== null ? Reflect.get(error, "code") : undefined;
  return typeof code === "string" && /^[A-Z][A-Z0-9_]{1,59}$/.test(code) ? code : "unknown fault";
}

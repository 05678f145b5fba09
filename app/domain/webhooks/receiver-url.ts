import { parseNetwork } from "../access/networks";
import { isLoopback, isPublicAddress } from "./address";

export type UrlProblem =
  | "webhook-url-form"
  | "webhook-needs-https"
  | "webhook-with-credentials"
  | "webhook-port"
  | "webhook-private-address";

export interface Receiver {
  /** As the standard writes it (WHATWG URL): a host of digits in any notation is an address from here on. */
  url: string;
  /** Without the brackets of IPv6. */
  host: string;
  /** An address needs no look-up; a name does. */
  isAddress: boolean;
}

/** Of the ports that belong to the system, only HTTPS's own. */
const firstFree = 1024;
/** Databases, queues, caches and machines' own services that a request must not reach by mistake. */
const closedPorts = new Set([
  1433, 1521, 2049, 2375, 2376, 2379, 2380, 3306, 3389, 4369, 5432, 5672, 5984, 6379, 6432, 6443, 9042, 9200,
  9300, 10250, 11211, 15672, 27017, 27018, 27019,
]);

/**
 * Reads where webhooks are to go. HTTPS alone, without credentials and fragment; plain HTTP and any port only to this
 * machine, where `allowsLoopback` (tests) says so. A name is looked up elsewhere.
 */
export function readReceiver(
  text: string,
  { allowsLoopback }: { allowsLoopback: boolean },
): { ok: true; receiver: Receiver } | { ok: false; problem: UrlProblem } {
  const refused = (problem: UrlProblem) => ({ ok: false, problem }) as const;
  if (!URL.canParse(text)) return refused("webhook-url-form");
  const url = new URL(text);
  url.hash = "";
  const host = url.hostname.startsWith("[") ? url.hostname.slice(1, -1) : url.hostname;
  const isAddress = parseNetwork(host) !== null;
  if (url.username !== "" || url.password !== "") return refused("webhook-with-credentials");
  const receiver = { url: url.href, host, isAddress };
  const isOwn = allowsLoopback && isAddress && isLoopback(host);
  if (isOwn && (url.protocol === "http:" || url.protocol === "https:")) return { ok: true, receiver };
  if (url.protocol !== "https:") return refused("webhook-needs-https");
  if (!isOpenPort(url.port)) return refused("webhook-port");
  if (isAddress && !isPublicAddress(host)) return refused("webhook-private-address");
  return { ok: true, receiver };
}

/** An empty port is the scheme's own. */
function isOpenPort(text: string): boolean {
  const port = text === "" ? 443 : Number(text);
  return port === 443 || (port >= firstFree && !closedPorts.has(port));
}

/** Whether a connection may be made to an address that a receiver's name led to. */
export const mayReach = (ip: string, { allowsLoopback }: { allowsLoopback: boolean }): boolean =>
  isPublicAddress(ip) || (allowsLoopback && isLoopback(ip));

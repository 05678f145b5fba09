import { isInNetwork, parseNetwork } from "../access/networks";

/** IPv4 that leads nowhere public (IANA's special-purpose registry, RFC 6890), and one that is a cloud's own. */
const closed4 = [
  "0.0.0.0/8",
  "10.0.0.0/8",
  "100.64.0.0/10",
  "127.0.0.0/8",
  // Clouds answer for their metadata here.
  "169.254.0.0/16",
  "172.16.0.0/12",
  "192.0.0.0/24",
  "192.0.2.0/24",
  "192.88.99.0/24",
  "192.168.0.0/16",
  "198.18.0.0/15",
  "198.51.100.0/24",
  "203.0.113.0/24",
  "224.0.0.0/4",
  "240.0.0.0/4",
  // Azure's platform, from within its machines alone.
  "168.63.129.16/32",
];

/** Of IPv6 only global unicast is open (RFC 4291, 2.4), without what stands in it for tunnels and documents. */
const open6 = "2000::/3";
const closed6 = ["2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20"];
/** IPv4 behind a translator (RFC 6052): what counts is the address within. */
const translated = "64:ff9b::/96";

const loopback = ["127.0.0.0/8", "::1/128"];

/** Whether an address is one that webhooks may go to; an IPv4-mapped one is its IPv4 address. False for what is none. */
export function isPublicAddress(ip: string): boolean {
  const address = parseNetwork(ip);
  if (address === null || ip.includes("/")) return false;
  if (address.version === 4) return !closed4.some((network) => isInNetwork(ip, network));
  if (isInNetwork(ip, translated)) return isPublicAddress(dotted(address.bits & 0xffffffffn));
  return isInNetwork(ip, open6) && !closed6.some((network) => isInNetwork(ip, network));
}

/** Whether an address is this machine's own. */
export const isLoopback = (ip: string): boolean => loopback.some((network) => isInNetwork(ip, network));

const dotted = (bits: bigint) => [24n, 16n, 8n, 0n].map((shift) => (bits >> shift) & 255n).join(".");

/** An IPv4 or IPv6 network; `bits` are the address with the host part cleared. */
export interface Network {
  version: 4 | 6;
  bits: bigint;
  prefix: number;
}

type Address = Pick<Network, "version" | "bits">;

const widths = { 4: 32, 6: 128 } as const;
/** The first 96 bits of an IPv4-mapped IPv6 address (RFC 4291, 2.5.5.2). */
const mapped = 0xffffn;

/** A network in CIDR notation (RFC 4632, RFC 4291), a bare address being a network of one; null where it is none. */
export function parseNetwork(cidr: string): Network | null {
  const written = cidr.trim();
  const text = written.replace(/\/.*/u, "");
  const address = parseAddress(text);
  if (address === null) return null;
  const width = text.includes(":") ? 128 : 32;
  const prefix = text === written ? width : parsePrefix(written.slice(text.length + 1), width);
  if (prefix === null) return null;
  // ::ffff:10.0.0.0/104 is the IPv4 network 10.0.0.0/8.
  const own = prefix - (width - widths[address.version]);
  if (own < 0) return null;
  return { version: address.version, bits: hostCleared(address, own), prefix: own };
}

/** True where an address lies in a network; an IPv4-mapped IPv6 address is its IPv4 address. False for what is neither. */
export function isInNetwork(ip: string, cidr: string): boolean {
  const [address, network] = [parseAddress(ip), parseNetwork(cidr)];
  if (address === null || network === null || address.version !== network.version) return false;
  return hostCleared(address, network.prefix) === network.bits;
}

/**
 * The address of whoever asks. X-Forwarded-For is believed as far as trusted proxies wrote it: from the right, the
 * first address that is no trusted proxy is the client. What is not an address ends the walk at the hop before it.
 */
export function clientAddress(
  socketIp: string,
  forwardedFor: string | null,
  trustedProxies: string[],
): string {
  let client = plainAddress(socketIp);
  if (forwardedFor === null) return client;
  for (const entry of forwardedFor.split(",").reverse()) {
    if (!trustedProxies.some((proxy) => isInNetwork(client, proxy))) break;
    const hop = plainAddress(withoutPort(entry.trim()));
    if (parseAddress(hop) === null) break;
    client = hop;
  }
  return client;
}

/** Without the zone of a link-local address, and IPv4 where it is an IPv4-mapped address. */
function plainAddress(ip: string): string {
  const address = parseAddress(ip);
  if (address?.version !== 4) return ip.replace(/%.*/u, "").toLowerCase();
  return [24n, 16n, 8n, 0n].map((shift) => (address.bits >> shift) & 255n).join(".");
}

function withoutPort(entry: string): string {
  return entry.match(/^\[([^\]]+)\](:\d+)?$/u)?.[1] ?? entry.match(/^([\d.]+):\d+$/u)?.[1] ?? entry;
}

function hostCleared({ version, bits }: Address, prefix: number): bigint {
  const host = BigInt(widths[version] - prefix);
  return (bits >> host) << host;
}

function parsePrefix(text: string, most: number): number | null {
  return /^\d+$/u.test(text) && Number(text) <= most ? Number(text) : null;
}

function parseAddress(text: string): Address | null {
  if (!text.includes(":")) {
    const bits = parseIpv4(text);
    return bits === null ? null : { version: 4, bits };
  }
  const bits = parseIpv6(text.replace(/%.*/u, ""));
  if (bits === null) return null;
  return bits >> 32n === mapped ? { version: 4, bits: bits & 0xffffffffn } : { version: 6, bits };
}

function parseIpv4(text: string): bigint | null {
  const parts = text.split(".");
  // A leading zero is octal to some readers: refused.
  if (parts.length !== 4 || !parts.every((part) => /^(0|[1-9]\d{0,2})$/u.test(part) && Number(part) < 256)) {
    return null;
  }
  return parts.reduce((bits, part) => (bits << 8n) | BigInt(part), 0n);
}

function parseIpv6(text: string): bigint | null {
  const halves = text.split("::").map((half) => groupsOf(half));
  const [head, tail] = halves;
  if (!head || halves.length > 2 || tail === null) return null;
  const zeros = 8 - head.length - (tail?.length ?? 0);
  // "::" stands for at least one group of zeros.
  if (tail ? zeros < 1 : zeros !== 0) return null;
  const groups = [...head, ...Array.from({ length: zeros }, () => 0n), ...(tail ?? [])];
  return groups.reduce((bits, group) => (bits << 16n) | group, 0n);
}

/** The 16-bit groups of one side of "::"; the last may be written as an IPv4 address. */
function groupsOf(half: string): bigint[] | null {
  if (half === "") return [];
  const groups: bigint[] = [];
  const parts = half.split(":");
  for (const [at, part] of parts.entries()) {
    const ipv4 = at === parts.length - 1 ? parseIpv4(part) : null;
    if (ipv4 !== null) groups.push(ipv4 >> 16n, ipv4 & 0xffffn);
    else if (/^[0-9a-f]{1,4}$/iu.test(part)) groups.push(BigInt(`0x${part}`));
    else return null;
  }
  return groups;
}

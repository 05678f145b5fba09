import { createPrivateKey, X509Certificate } from "node:crypto";
import { BlockList } from "node:net";
import { hostname, networkInterfaces } from "node:os";
import { join } from "node:path";
import { z } from "zod";
import { keepOnce, readKept, replaceKept } from "~/app/adapters/files/kept-file.server";
import { type KeyAndCertificate, makeAuthority, makeServerCertificate, type Scope } from "./x509.server";

export interface LocalAuthority {
  /**
   * The authority's certificate, for a device to install: as text, and as bytes (application/x-x509-ca-
   * cert).
   */
  caPem: string;
  caDer: Uint8Array;
  keyPem: string;
  certPem: string;
}

const keptCertificate = z.object({ keyPem: z.string(), certPem: z.string() });
const keptAuthority = keptCertificate.extend({
  scope: z.object({ domains: z.array(z.string()), ranges: z.array(z.string()) }),
});
type Authority = z.infer<typeof keptAuthority>;

const day = 86_400_000;
/** Browsers refuse certificates that are good for longer than 398 days. */
const serverDays = 397;
const authorityDays = 5 * 365;
const renewalDays = 30;
const subject = "Fairday on this network";

/** Names and addresses that belong to nobody on the internet (RFC 1918, 3927, 6598, 6761, 6762, 8375). */
const localDomains = ["localhost", "local", "lan", "home.arpa", "internal"];
const localRanges = [
  "127.0.0.0/8",
  "10.0.0.0/8",
  "172.16.0.0/12",
  "192.168.0.0/16",
  "169.254.0.0/16",
  "100.64.0.0/10",
];

/**
 * A certificate for HTTPS on a network without the internet's names: for localhost, this machine's names
 * and the given addresses, signed by an authority that is made once in DATA_DIR/lan and that a phone can
 * install. It is renewed when the names or addresses change and a month before its end. A new authority is
 * made only near the end of the old one, or for a public address of another neighbourhood; devices then
 * have to install it again.
 * @param addresses IPv4
 */
export async function localAuthority(options: {
  dataDir: string;
  addresses: readonly string[];
  now: Date;
}): Promise<LocalAuthority> {
  const { dataDir, now } = options;
  const folder = join(dataDir, "lan");
  const addresses = [...new Set(["127.0.0.1", ...options.addresses])];
  const authority = currentAuthority(join(folder, "authority.json"), addresses, now);
  const server = currentServer(join(folder, "server.json"), authority, addresses, now);
  const certificate = new X509Certificate(authority.certPem);
  return { caPem: authority.certPem, caDer: new Uint8Array(certificate.raw), ...server };
}

/** This machine's IPv4 addresses, those of virtual networks (containers, tunnels) last. */
export function lanAddresses(): string[] {
  const virtual = /^(docker|br-|veth|virbr|vmnet|vbox|utun|tun|tap|wg|zt|tailscale|podman|cni|flannel)/i;
  return Object.entries(networkInterfaces())
    .toSorted(([a], [b]) => Number(virtual.test(a)) - Number(virtual.test(b)))
    .flatMap(([, addresses = []]) => addresses)
    .filter(
      ({ family, internal, address }) => family === "IPv4" && !internal && !address.startsWith("169.254."),
    )
    .map(({ address }) => address);
}

function currentAuthority(file: string, addresses: string[], now: Date): Authority {
  const make = () => JSON.stringify(newAuthority(addresses, now));
  const kept = keptAuthority.parse(JSON.parse(keepOnce(file, make)));
  if (isCurrent(kept, now) && addresses.every((address) => isInside(address, kept.scope.ranges))) return kept;
  replaceKept(file, make());
  return keptAuthority.parse(JSON.parse(readKept(file) ?? ""));
}

function newAuthority(addresses: string[], now: Date): Authority {
  // Some networks give public addresses to all their machines; the next lease is most often near the last.
  const neighbourhoods = addresses
    .filter((address) => !isInside(address, localRanges))
    .map((address) => `${address.split(".").slice(0, 2).join(".")}.0.0/16`);
  const scope: Scope = {
    domains: [...new Set([...localDomains, ...machineNames()])],
    ranges: [...new Set([...localRanges, ...neighbourhoods])],
  };
  return { ...makeAuthority(subject, validity(now, authorityDays), scope), scope };
}

function currentServer(
  file: string,
  authority: Authority,
  addresses: string[],
  now: Date,
): KeyAndCertificate {
  const domains = ["localhost", ...machineNames()].filter((name) => isBelow(name, authority.scope.domains));
  const text = readKept(file);
  const kept = text === null ? null : keptCertificate.parse(JSON.parse(text));
  const names = [
    ...domains.map((name) => `DNS:${name}`),
    ...addresses.map((address) => `IP Address:${address}`),
  ];
  const signer = new X509Certificate(authority.certPem);
  if (kept && isCurrent(kept, now)) {
    const certificate = new X509Certificate(kept.certPem);
    if (certificate.subjectAltName === names.join(", ") && certificate.verify(signer.publicKey)) return kept;
  }
  const { from, to } = validity(now, serverDays);
  const end = new Date(Math.min(to.getTime(), new Date(signer.validTo).getTime()));
  const key = createPrivateKey(authority.keyPem);
  const made = makeServerCertificate("Fairday", { from, to: end }, { domains, addresses }, { subject, key });
  replaceKept(file, JSON.stringify(made));
  return made;
}

/** From a day ago, for phones whose clocks are behind. */
const validity = (now: Date, days: number) => ({
  from: new Date(now.getTime() - day),
  to: new Date(now.getTime() + (days - 1) * day),
});

function isCurrent({ certPem }: KeyAndCertificate, now: Date): boolean {
  const { validFrom, validTo } = new X509Certificate(certPem);
  const left = new Date(validTo).getTime() - now.getTime();
  return new Date(validFrom) <= now && left > renewalDays * day;
}

/** The host's name, and the one by which neighbours find it without a name server (RFC 6762). */
function machineNames(): string[] {
  const own = hostname().toLowerCase();
  if (!/^[a-z0-9]([a-z0-9.-]{0,60}[a-z0-9])?$/.test(own) || own === "localhost") return [];
  return own.includes(".") ? [own] : [own, `${own}.local`];
}

const isBelow = (name: string, domains: string[]) =>
  domains.some((domain) => name === domain || name.endsWith(`.${domain}`));

function isInside(address: string, ranges: string[]): boolean {
  const list = new BlockList();
  for (const range of ranges) {
    const [network = "", length = "32"] = range.split("/");
    list.addSubnet(network, Number(length), "ipv4");
  }
  return list.check(address, "ipv4");
}

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isLoopback, isPublicAddress } from "~/app/domain/webhooks/address";

describe("webhooks go to", () => {
  test.each([
    ["a public IPv4 address", "8.8.8.8"],
    ["the last before a private network", "172.15.255.255"],
    ["the first after one", "172.32.0.0"],
    ["the first after a carrier's network", "100.128.0.0"],
    ["a public IPv6 address", "2606:4700:4700::1111"],
    ["a public address in its IPv6 form", "::ffff:8.8.8.8"],
    ["a public address behind a translator", "64:ff9b::808:808"],
  ])("%s: %s", (_what, ip) => expect(isPublicAddress(ip)).toBe(true));
});

describe("webhooks never go to", () => {
  test.each([
    ["this network", "0.0.0.0"],
    ["this network's others", "0.1.2.3"],
    ["a private network", "10.0.0.1"],
    ["a private network", "172.16.0.1"],
    ["a private network", "172.31.255.255"],
    ["a private network", "192.168.1.1"],
    ["a carrier's network", "100.64.0.1"],
    ["a cloud's metadata in a carrier's network", "100.100.100.200"],
    ["this machine", "127.0.0.1"],
    ["this machine by another of its addresses", "127.255.255.254"],
    ["a cloud's metadata", "169.254.169.254"],
    ["a link-local address", "169.254.0.1"],
    ["protocol assignments", "192.0.0.192"],
    ["documents", "192.0.2.1"],
    ["documents", "198.51.100.7"],
    ["documents", "203.0.113.9"],
    ["relays of 6to4", "192.88.99.1"],
    ["benchmarks", "198.18.0.1"],
    ["a group", "224.0.0.1"],
    ["a reserved address", "240.0.0.1"],
    ["everybody", "255.255.255.255"],
    ["Azure's platform", "168.63.129.16"],
    ["no address in IPv6", "::"],
    ["this machine in IPv6", "::1"],
    ["an IPv4-compatible address", "::8.8.8.8"],
    ["a unique-local address", "fd00:ec2::254"],
    ["a unique-local address", "fc00::1"],
    ["a link-local address in IPv6", "fe80::1"],
    ["a link-local address with its zone", "fe80::1%eth0"],
    ["a site-local address", "fec0::1"],
    ["a group in IPv6", "ff02::1"],
    ["documents in IPv6", "2001:db8::1"],
    ["documents in IPv6", "3fff::1"],
    ["a Teredo tunnel", "2001:0:4136:e378:8000:63bf:3fff:fdd2"],
    ["6to4 of a private address", "2002:c0a8:101::1"],
    ["6to4 of any", "2002:808:808::1"],
    ["a private address behind a translator", "64:ff9b::a00:1"],
    ["this machine behind a translator", "64:ff9b::7f00:1"],
    ["a translator of the network's own", "64:ff9b:1::808:808"],
    ["a discarding network", "100::1"],
    ["segment routing", "5f00::1"],
    ["a network instead of an address", "8.8.8.0/24"],
    ["an octal form", "010.0.0.1"],
    ["a number", "2130706433"],
    ["a name", "localhost"],
    ["nothing", ""],
  ])("%s: %s", (_what, ip) => expect(isPublicAddress(ip)).toBe(false));
});

const octet = fc.integer({ min: 0, max: 255 });
const ipv4 = fc.tuple(octet, octet, octet, octet);
const hex = (value: number) => value.toString(16);

test("an IPv4 address is judged alike in each of its IPv6-mapped forms, and behind the translator", () => {
  fc.assert(
    fc.property(ipv4, ([a, b, c, d]) => {
      const plain = `${a}.${b}.${c}.${d}`;
      const groups = `${hex(a * 256 + b)}:${hex(c * 256 + d)}`;
      const forms = [
        `::ffff:${plain}`,
        `::FFFF:${plain}`,
        `::ffff:${groups}`,
        `0:0:0:0:0:ffff:${groups}`,
        `0000:0000:0000:0000:0000:ffff:${plain}`,
        `64:ff9b::${groups}`,
        `64:ff9b::${plain}`,
      ];
      expect(forms.map(isPublicAddress)).toEqual(forms.map(() => isPublicAddress(plain)));
    }),
  );
});

test.each([
  ["127.0.0.1", true],
  ["127.8.9.10", true],
  ["::1", true],
  ["::ffff:127.0.0.1", true],
  ["0.0.0.0", false],
  ["10.0.0.1", false],
  ["8.8.8.8", false],
])("%s is this machine: %s", (ip, expected) => expect(isLoopback(ip)).toBe(expected));

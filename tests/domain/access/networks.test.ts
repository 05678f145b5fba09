import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { clientAddress, isInNetwork, parseNetwork } from "~/app/domain/access/networks";

describe("parseNetwork", () => {
  test.each([
    ["an IPv4 network", "10.1.0.0/16", { version: 4, bits: 0x0a010000n, prefix: 16 }],
    ["an IPv4 network with its host part set", "10.1.2.3/8", { version: 4, bits: 0x0a000000n, prefix: 8 }],
    ["one IPv4 address", "192.0.2.255", { version: 4, bits: 0xc00002ffn, prefix: 32 }],
    ["all of IPv4", "0.0.0.0/0", { version: 4, bits: 0n, prefix: 0 }],
    ["an IPv6 network", "2001:db8::/32", { version: 6, bits: 0x20010db8n << 96n, prefix: 32 }],
    ["one IPv6 address", "::1", { version: 6, bits: 1n, prefix: 128 }],
    ["all of IPv6", "::/0", { version: 6, bits: 0n, prefix: 0 }],
    [
      "eight groups",
      "1:2:3:4:5:6:7:8",
      { version: 6, bits: 0x00010002000300040005000600070008n, prefix: 128 },
    ],
    ["zeros at the end", "1::", { version: 6, bits: 1n << 112n, prefix: 128 }],
    [
      "zeros for one group",
      "1:2:3:4:5:6:7::",
      { version: 6, bits: 0x00010002000300040005000600070000n, prefix: 128 },
    ],
    [
      "IPv4 written at the end of IPv6",
      "64:ff9b::192.0.2.1",
      { version: 6, bits: (0x64ff9bn << 96n) | 0xc0000201n, prefix: 128 },
    ],
    ["an IPv4-mapped network as IPv4", "::ffff:10.0.0.0/104", { version: 4, bits: 0x0a000000n, prefix: 8 }],
    [
      "an IPv4-mapped address in hexadecimal as IPv4",
      "::FFFF:a00:1",
      { version: 4, bits: 0x0a000001n, prefix: 32 },
    ],
    [
      "the zone of a link-local address left out",
      "fe80::1%eth0",
      { version: 6, bits: (0xfe80n << 112n) | 1n, prefix: 128 },
    ],
    ["spaces around an address", " 10.0.0.1 ", { version: 4, bits: 0x0a000001n, prefix: 32 }],
    ["spaces around it", " 10.0.0.0/8 ", { version: 4, bits: 0x0a000000n, prefix: 8 }],
  ])("reads %s", (_rule, cidr, network) => {
    expect(parseNetwork(cidr)).toEqual(network);
  });

  test.each([
    ["nothing", ""],
    ["a name", "localhost"],
    ["three parts", "10.0.0"],
    ["five parts", "10.0.0.0.0"],
    ["a part above 255", "10.0.0.256"],
    ["a part in octal", "10.0.0.01"],
    ["a part of letters", "10.0.0.x"],
    ["a part with something before it", "10.0.0.-1"],
    ["an empty part", "10..0.1"],
    ["a prefix above 32", "10.0.0.0/33"],
    ["an empty prefix", "10.0.0.0/"],
    ["a prefix of letters", "10.0.0.0/8x"],
    ["a signed prefix", "10.0.0.0/+8"],
    ["a prefix with an exponent", "10.0.0.0/1e1"],
    ["two prefixes", "10.0.0.0/8/8"],
    ["a prefix above 128", "::/129"],
    ["seven groups", "1:2:3:4:5:6:7"],
    ["nine groups", "1:2:3:4:5:6:7:8:9"],
    ["zeros for no group", "1:2:3:4::5:6:7:8"],
    ["zeros left out twice", "1::2::3"],
    ["three colons", "1:::2"],
    ["a group of five digits", "12345::"],
    ["a group of other letters", "g::"],
    ["a group with something before it", "::-1"],
    ["a lone colon", ":"],
    ["broken groups before the zeros", "x::1"],
    ["broken groups after the zeros", "1::x"],
    ["broken groups after eight and the zeros", "1:2:3:4:5:6:7:8::x"],
    ["IPv4 before other groups", "::1.2.3.4:5"],
    ["broken IPv4 at the end of IPv6", "::1.2.3"],
    ["a mapped prefix that reaches beyond IPv4", "::ffff:10.0.0.0/95"],
  ])("refuses %s", (_rule, cidr) => {
    expect(parseNetwork(cidr)).toBeNull();
  });
});

const ipv4 = fc
  .integer({ min: 0, max: 0xffffffff })
  .map((n) => [24, 16, 8, 0].map((s) => (n >>> s) & 255).join("."));
const ipv6 = fc
  .array(fc.integer({ min: 0, max: 0xffff }), { minLength: 8, maxLength: 8 })
  .map((groups) => groups.map((group) => group.toString(16)).join(":"));

describe("isInNetwork", () => {
  test.each([
    ["the first address", "10.1.0.0", "10.1.0.0/16", true],
    ["the last address", "10.1.255.255", "10.1.0.0/16", true],
    ["the address before it", "10.0.255.255", "10.1.0.0/16", false],
    ["the address after it", "10.2.0.0", "10.1.0.0/16", false],
    ["an IPv4-mapped address in an IPv4 network", "::ffff:10.1.2.3", "10.1.0.0/16", true],
    ["an IPv4 address in a mapped network", "10.1.2.3", "::ffff:10.1.0.0/112", true],
    ["an IPv6 address in its network", "2001:db8:ffff::1", "2001:db8::/32", true],
    ["an IPv6 address beside it", "2001:db9::1", "2001:db8::/32", false],
    ["an IPv4 address in all of IPv6", "10.1.2.3", "::/0", false],
    ["an IPv6 address in all of IPv4", "::1", "0.0.0.0/0", false],
    ["an address that is none", "unknown", "0.0.0.0/0", false],
    ["a network that is none", "10.1.2.3", "10.1.2.3/x", false],
  ])("%s", (_rule, ip, cidr, within) => {
    expect(isInNetwork(ip, cidr)).toBe(within);
  });

  test("every address is in each network that is cut from it", () => {
    fc.assert(
      fc.property(ipv4, fc.integer({ min: 0, max: 32 }), (ip, prefix) => {
        expect(isInNetwork(ip, `${ip}/${prefix}`)).toBe(true);
        expect(isInNetwork(`::ffff:${ip}`, `${ip}/${prefix}`)).toBe(true);
      }),
    );
    fc.assert(
      fc.property(ipv6, fc.integer({ min: 0, max: 128 }), (ip, prefix) => {
        expect(isInNetwork(ip, parseNetwork(ip)?.version === 6 ? `${ip}/${prefix}` : ip)).toBe(true);
      }),
    );
  });

  test("a network of one holds no other address", () => {
    fc.assert(
      fc.property(ipv4, ipv4, (one, other) => {
        expect(isInNetwork(one, other)).toBe(one === other);
      }),
    );
  });
});

describe("clientAddress", () => {
  const proxies = ["127.0.0.0/8", "10.0.0.0/8", "2001:db8::/64"];

  test.each<[string, string, string | null, string]>([
    ["is the socket's without a header", "127.0.0.1", null, "127.0.0.1"],
    ["is the socket's where the socket is no trusted proxy", "203.0.113.9", "198.51.100.1", "203.0.113.9"],
    ["is what a trusted proxy saw", "127.0.0.1", "198.51.100.1", "198.51.100.1"],
    [
      "is the last that trusted proxies did not write",
      "127.0.0.1",
      "1.1.1.1, 198.51.100.1, 10.0.0.2",
      "198.51.100.1",
    ],
    ["is the first hop where all are trusted", "127.0.0.1", "10.0.0.3, 10.0.0.2", "10.0.0.3"],
    ["is the hop before what is no address", "127.0.0.1", "198.51.100.1, unknown, 10.0.0.2", "10.0.0.2"],
    ["is the socket's where the header is empty", "127.0.0.1", "", "127.0.0.1"],
    ["leaves a port out", "127.0.0.1", "198.51.100.1:4711", "198.51.100.1"],
    ["leaves brackets out", "127.0.0.1", "[2001:db8:1::1]", "2001:db8:1::1"],
    ["leaves brackets and port out", "127.0.0.1", "[2001:db8:1::1]:443", "2001:db8:1::1"],
    ["does not take the end of IPv6 for a port", "127.0.0.1", "2001:db8:1::1", "2001:db8:1::1"],
    ["believes no brackets with something after them", "127.0.0.1", "[2001:db8:1::1]x", "127.0.0.1"],
    ["believes no brackets with something before them", "127.0.0.1", "x[2001:db8:1::1]", "127.0.0.1"],
    ["believes no port with something after it", "127.0.0.1", "198.51.100.1:80x", "127.0.0.1"],
    ["believes no address with something before it", "127.0.0.1", "x198.51.100.1:80", "127.0.0.1"],
    ["walks over IPv6 proxies", "2001:db8::5", "198.51.100.1", "198.51.100.1"],
    ["writes an IPv4-mapped socket as IPv4", "::ffff:203.0.113.9", null, "203.0.113.9"],
    ["trusts a proxy whose socket is IPv4-mapped", "::ffff:127.0.0.1", "198.51.100.1", "198.51.100.1"],
    ["writes IPv6 in small letters without its zone", "FE80::AB%eth0", null, "fe80::ab"],
  ])("%s", (_rule, socket, forwardedFor, client) => {
    expect(clientAddress(socket, forwardedFor, proxies)).toBe(client);
  });

  test("believes no header where no proxy is trusted", () => {
    expect(clientAddress("127.0.0.1", "198.51.100.1", [])).toBe("127.0.0.1");
  });

  test("nobody behind a trusted proxy can choose another address by sending the header", () => {
    fc.assert(
      fc.property(fc.array(ipv4), (forged) => {
        expect(clientAddress("127.0.0.1", [...forged, "198.51.100.1"].join(", "), proxies)).toBe(
          "198.51.100.1",
        );
      }),
    );
  });
});

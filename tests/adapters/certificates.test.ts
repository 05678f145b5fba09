import { createPrivateKey, X509Certificate } from "node:crypto";
import { once } from "node:events";
import { mkdtemp, readdir, readFile, rm, stat } from "node:fs/promises";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { connect, createServer } from "node:tls";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import {
  type LocalAuthority,
  lanAddresses,
  localAuthority,
} from "~/app/adapters/certificates/local-authority.server";
import { makeServerCertificate } from "~/app/adapters/certificates/x509.server";

const day = 86_400_000;
const start = new Date("2026-11-25T09:00:00Z");
const daysLater = (days: number) => new Date(start.getTime() + days * day);

let dataDir = "";
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "fairday-lan-"));
});
afterEach(() => rm(dataDir, { recursive: true }));

const made = (now: Date, addresses = ["192.168.7.20"]) => localAuthority({ dataDir, addresses, now });
const leaf = ({ certPem }: LocalAuthority) => new X509Certificate(certPem);

/** "accepted", or why a TLS client that trusts `ca` (undefined: the usual authorities) does not go on. */
async function verdict(pair: { keyPem: string; certPem: string }, ca: string | undefined, name: string) {
  const server = createServer({ key: pair.keyPem, cert: pair.certPem }, (socket) => socket.end());
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The server listens on no port");
  const options = { host: "127.0.0.1", port: address.port, ...(ca === undefined ? {} : { ca }) };
  const answer = await new Promise<string>((resolve) => {
    const socket = connect({ ...options, checkServerIdentity: () => undefined });
    socket.once("secureConnect", () => {
      const shown = socket.getPeerX509Certificate();
      const matches = /^[\d.]+$/.test(name) ? shown?.checkIP(name) : shown?.checkHost(name);
      resolve(matches ? "accepted" : "for another name");
      socket.destroy();
    });
    socket.once("error", (error) => resolve(error.message));
  });
  server.close();
  return answer;
}

describe("a server with the local certificate", () => {
  test.each(["localhost", "127.0.0.1", "192.168.7.20", hostname().toLowerCase()])(
    "is accepted as %s by a client that installed the authority",
    async (name) => {
      const authority = await made(new Date());
      expect(await verdict(authority, authority.caPem, name)).toBe("accepted");
    },
  );

  test("is refused by a client that did not", async () => {
    const authority = await made(new Date());
    expect(await verdict(authority, undefined, "localhost")).toMatch(
      /^unable to verify the first certificate/,
    );
  });

  test("is not taken for a neighbour", async () => {
    const authority = await made(new Date());
    expect(await verdict(authority, authority.caPem, "192.168.7.21")).toBe("for another name");
  });

  test.each([
    ["a site of the internet", { domains: ["example.org"], addresses: [] }],
    ["an address of the internet", { domains: [], addresses: ["93.184.216.34"] }],
  ])("is refused where a stolen authority signed for %s", async (_what, names) => {
    const { caPem } = await made(new Date());
    const { keyPem } = JSON.parse(await readFile(join(dataDir, "lan", "authority.json"), "utf8"));
    const authority = { subject: "Fairday on this network", key: createPrivateKey(keyPem) };
    const validity = { from: new Date(Date.now() - day), to: new Date(Date.now() + day) };
    const forged = makeServerCertificate("Fairday", validity, names, authority);
    expect(await verdict(forged, caPem, "example.org")).toBe("permitted subtree violation");
  });
});

describe("the authority", () => {
  test("stays the same from start to start, and so does the certificate", async () => {
    const first = await made(start);
    expect(await made(daysLater(300))).toEqual(first);
  });

  test("can sign no further authority", async () => {
    const { caPem } = await made(start);
    const certificate = new X509Certificate(caPem);
    expect(certificate.ca).toBe(true);
    // basicConstraints, critical: CA, with a path length of 0.
    expect(certificate.raw.includes(Buffer.from("0603551d130101ff040830060101ff020100", "hex"))).toBe(true);
  });

  test("is handed out in the bytes that phones install", async () => {
    const { caPem, caDer } = await made(start);
    expect(new X509Certificate(caDer).fingerprint256).toBe(new X509Certificate(caPem).fingerprint256);
  });

  test("is made anew in the last month of its five years", async () => {
    const { caPem } = await made(start);
    expect((await made(daysLater(5 * 365 - 40))).caPem).toBe(caPem);
    expect((await made(daysLater(5 * 365 - 20))).caPem).not.toBe(caPem);
  });

  test("is made anew for a public address out of its scope, and kept for its neighbours", async () => {
    const { caPem } = await made(start);
    const abroad = await made(new Date(), ["128.97.3.4"]);
    expect(abroad.caPem).not.toBe(caPem);
    expect(await verdict(abroad, abroad.caPem, "128.97.3.4")).toBe("accepted");
    expect((await made(new Date(), ["128.97.200.9"])).caPem).toBe(abroad.caPem);
  });

  test("keeps its key from other accounts", async () => {
    await made(start);
    const folder = join(dataDir, "lan");
    expect((await stat(folder)).mode & 0o777).toBe(0o700);
    const modes = (await readdir(folder)).map(async (name) => (await stat(join(folder, name))).mode & 0o777);
    expect(await Promise.all(modes)).toEqual([0o600, 0o600]);
  });
});

describe("the server's certificate", () => {
  test("is good for 397 days at most", async () => {
    const { validFrom, validTo } = leaf(await made(start));
    expect((new Date(validTo).getTime() - new Date(validFrom).getTime()) / day).toBeLessThanOrEqual(397);
  });

  test("is renewed when an address changes, under the same authority", async () => {
    const first = await made(start);
    const moved = await made(start, ["192.168.7.99"]);
    expect(leaf(moved).checkIP("192.168.7.99")).toBe("192.168.7.99");
    expect(leaf(moved).checkIP("192.168.7.20")).toBeUndefined();
    expect(moved.caPem).toBe(first.caPem);
  });

  test("is renewed in its last month", async () => {
    const first = await made(start);
    const renewed = await made(daysLater(380));
    expect(renewed.certPem).not.toBe(first.certPem);
    expect(new Date(leaf(renewed).validTo) > daysLater(700)).toBe(true);
  });

  test("is renewed where the clock stood in the future when it was made", async () => {
    const first = await made(daysLater(40));
    const renewed = await made(start);
    expect(renewed.certPem).not.toBe(first.certPem);
    expect(new Date(leaf(renewed).validFrom) < start).toBe(true);
  });

  test("does not outlive its authority", async () => {
    await made(start);
    const late = await made(daysLater(5 * 365 - 60));
    expect(leaf(late).validTo).toBe(new X509Certificate(late.caPem).validTo);
  });
});

test("this machine's addresses are IPv4, and none is its own loop", () => {
  for (const address of lanAddresses()) expect(address).toMatch(/^(?!127\.|169\.254\.)\d+(\.\d+){3}$/);
});

import { execFile } from "node:child_process";
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { build } from "esbuild";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type Config, readConfig } from "~/app/config.server";

let folder = "";
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "fairday-config-"));
});
afterEach(() => rm(folder, { recursive: true }));

const base64 = (bytes: number, fill = 7) => Buffer.alloc(bytes, fill).toString("base64");
const inProduction = () => ({
  NODE_ENV: "production",
  DATA_DIR: folder,
  DATABASE_URL: "postgres://fairday:hunter2@db.internal:5432/fairday",
  BASE_URL: "https://events.example.org",
  TICKET_KEY: `t1:${base64(32)}`,
  CONTACT_KEY: `c1:${base64(32)}`,
  SESSION_SECRET: "s".repeat(32),
});

function read(env: Record<string, string>): Config {
  const reading = readConfig(env);
  if (!reading.ok) throw new Error(reading.problems.join("\n"));
  return reading.config;
}

function problems(env: Record<string, string>): string[] {
  const reading = readConfig(env);
  return reading.ok ? [] : reading.problems;
}

describe("without any variable", () => {
  const bare = () => read({ DATA_DIR: folder });

  test("it is a demonstration on port 3000 with its own database and mailbox", () => {
    const { production, port, databaseUrl, smtpUrl, baseUrl, trustedProxies } = bare();
    expect({ production, port, databaseUrl, smtpUrl, baseUrl, trustedProxies }).toEqual({
      production: false,
      port: 3000,
      databaseUrl: null,
      smtpUrl: null,
      baseUrl: "http://localhost:3000",
      trustedProxies: [],
    });
  });

  test("the base URL follows the port", () => {
    expect(read({ DATA_DIR: folder, PORT: "8080" }).baseUrl).toBe("http://localhost:8080");
  });

  test("a terminal is told of faults alone, and a stop waits for nobody", () => {
    expect(bare()).toMatchObject({
      log: { level: "error", format: "text" },
      traces: { endpoint: null },
      drainDelay: 0,
      metricsToken: null,
    });
  });

  test("secrets are made once, and every later reading finds the same", () => {
    const first = bare();
    expect(bare()).toEqual(first);
    expect(first.ticketKeys[0]?.bytes).toHaveLength(32);
    expect(first.contactKeys[0]?.bytes).toHaveLength(32);
    expect(first.ticketKeys[0]?.bytes).not.toEqual(first.contactKeys[0]?.bytes);
    expect(first.sessionSecret.length).toBeGreaterThanOrEqual(32);
  });

  test("secrets lie in DATA_DIR/keys, which other accounts cannot read", async () => {
    bare();
    const keys = join(folder, "keys");
    expect((await stat(keys)).mode & 0o777).toBe(0o700);
    expect((await readdir(keys)).toSorted()).toEqual(["contact-key", "session-secret", "ticket-key"]);
    for (const name of await readdir(keys)) expect((await stat(join(keys, name))).mode & 0o777).toBe(0o600);
  });

  test("processes that start together read the same secrets", { timeout: 30_000 }, async () => {
    const script = join(folder, "read.mjs");
    const stdin = {
      contents:
        'import { loadKeys } from "~/app/cli/keys"; console.log(JSON.stringify(loadKeys(process.argv[2])));',
      resolveDir: process.cwd(),
    };
    await build({ stdin, bundle: true, platform: "node", format: "esm", outfile: script });
    const dataDir = join(folder, "data");
    const started = Array.from({ length: 6 }, () => promisify(execFile)(process.execPath, [script, dataDir]));
    const outputs = (await Promise.all(started)).map(({ stdout }) => stdout);
    expect(new Set(outputs).size).toBe(1);
    expect(await readdir(join(dataDir, "keys"))).toHaveLength(3);
  });

  test("a secret that a variable sets comes before the kept one", () => {
    const secret = "v".repeat(40);
    expect(read({ DATA_DIR: folder, SESSION_SECRET: secret }).sessionSecret).toBe(secret);
    expect(bare().sessionSecret).not.toBe(secret);
  });

  test("a kept secret that was damaged is named by its file", async () => {
    bare();
    await writeFile(join(folder, "keys", "contact-key"), "first:c2hvcnQ=\n");
    const [line, ...more] = problems({ DATA_DIR: folder });
    expect(more).toEqual([]);
    expect(line).toMatch(
      /^CONTACT_KEY \(read from .*contact-key\): key 1 needs exactly 32 bytes, and has 5\./,
    );
  });

  test("a DATA_DIR that cannot hold secrets is one line", async () => {
    await writeFile(join(folder, "file"), "");
    expect(problems({ DATA_DIR: join(folder, "file") })).toEqual([
      "DATA_DIR: the keys in it cannot be read or made (EEXIST). Name a folder of your own account.",
    ]);
  });
});

describe("in production", () => {
  test("what is set is used as it stands", () => {
    const config = read({
      ...inProduction(),
      SMTP_URL: "smtps://m:p@mail.example.org:465",
      TRUSTED_PROXIES: "::1",
    });
    expect(config).toEqual({
      production: true,
      port: 3000,
      dataDir: folder,
      databaseUrl: "postgres://fairday:hunter2@db.internal:5432/fairday",
      directDatabaseUrl: null,
      replicaDatabaseUrl: null,
      prepareStatements: true,
      smtpUrl: "smtps://m:p@mail.example.org:465",
      smsGateway: null,
      webhooksToLoopback: false,
      baseUrl: "https://events.example.org",
      ticketKeys: [{ id: "t1", bytes: new Uint8Array(32).fill(7) }],
      contactKeys: [{ id: "c1", bytes: new Uint8Array(32).fill(7) }],
      sessionSecret: "s".repeat(32),
      earlierSecrets: [],
      trustedProxies: ["::1"],
      oidc: null,
      metricsToken: null,
      log: { level: "info", format: "json" },
      traces: { endpoint: null, serviceName: "fairday" },
      drainDelay: 2_000,
      requestTimeout: 60_000,
      worker: "inside",
    });
  });

  test("a gateway for texts is taken apart, and its name and token are decoded", () => {
    const SMS_URL =
      "https://AC12:to%2Fken@api.example:8443/2010-04-01/Accounts/AC12/Messages.json?from=%2B12135550100";
    expect(read({ ...inProduction(), SMS_URL }).smsGateway).toEqual({
      url: "https://api.example:8443/2010-04-01/Accounts/AC12/Messages.json",
      name: "AC12",
      password: "to/ken",
      from: "+12135550100",
    });
  });

  test.each([
    ["no address", "api.example"],
    ["no name", "https://api.example/x?from=%2B12135550100"],
    ["no token", "https://AC12@api.example/x?from=%2B12135550100"],
    ["a token that is badly encoded", "https://AC12:%E0%A4%A@api.example/x?from=%2B12135550100"],
    ["no number that texts come from", "https://AC12:token@api.example/x"],
    ["a plus that means a blank", "https://AC12:token@api.example/x?from=+12135550100"],
    ["a way in the clear", "http://AC12:token@api.example/x?from=%2B12135550100"],
    ["another scheme", "ftp://AC12:token@api.example/x?from=%2B12135550100"],
  ])("a gateway with %s is refused, and its token is not repeated", (_what, SMS_URL) => {
    expect(problems({ ...inProduction(), SMS_URL })).toEqual([
      "SMS_URL: write https://SID:TOKEN@HOST/PATH?from=%2B12135550100, with special characters percent-encoded.",
    ]);
  });

  test("a gateway on this machine may be asked in the clear, and texts may come from a short number", () => {
    const SMS_URL = "http://AC12:token@127.0.0.1:9999/Messages.json?from=21000";
    expect(read({ ...inProduction(), SMS_URL }).smsGateway).toMatchObject({ from: "21000" });
  });

  test("webhooks go to this machine where that is asked for, and never in production", () => {
    expect(read(inProduction()).webhooksToLoopback).toBe(false);
    expect(read({ ...inProduction(), WEBHOOKS_TO_LOOPBACK: "off" }).webhooksToLoopback).toBe(false);
    expect(problems({ ...inProduction(), WEBHOOKS_TO_LOOPBACK: "on" })).toEqual([
      "WEBHOOKS_TO_LOOPBACK: write on or off, and off in production: it is for tests on one machine.",
    ]);
    const elsewhere = { ...inProduction(), NODE_ENV: "test", WEBHOOKS_TO_LOOPBACK: "on" };
    expect(read(elsewhere).webhooksToLoopback).toBe(true);
  });

  test("a session's secret may be followed by earlier ones, and may hold a comma itself", () => {
    const [first, second] = ["a".repeat(32), "b".repeat(32)];
    const ring = (SESSION_SECRET: string) => read({ ...inProduction(), SESSION_SECRET });
    expect(ring(`${first}, ${second}`)).toMatchObject({ sessionSecret: first, earlierSecrets: [second] });
    expect(ring(`${first}, more`)).toMatchObject({ sessionSecret: `${first}, more`, earlierSecrets: [] });
    expect(problems({ ...inProduction(), SESSION_SECRET: `${first},${first}` })).toEqual([
      "SESSION_SECRET: one secret is there twice. Write it once.",
    ]);
  });

  test.each(["BASE_URL", "TICKET_KEY", "CONTACT_KEY", "SESSION_SECRET"])(
    "%s has no default",
    async (name) => {
      const line = `${name}: is not set. In production it has no default: set it.`;
      expect(problems({ ...inProduction(), [name]: "" })).toEqual([line]);
      expect(await readdir(folder)).toEqual([]);
    },
  );

  test("NODE_ENV=production with the embedded database is still a demonstration", () => {
    expect(read({ NODE_ENV: "production", DATA_DIR: folder }).production).toBe(false);
  });

  test("a database of one's own is no production without NODE_ENV", () => {
    expect(read({ DATA_DIR: folder, DATABASE_URL: "postgresql://localhost/fairday" }).production).toBe(false);
  });
});

const key = base64(32);
describe("a malformed variable ends in one line that names it and says how to mend it", () => {
  test.each([
    ["PORT", "eighty", "whole number from 1 to 65535"],
    ["PORT", "0", "whole number from 1 to 65535"],
    ["PORT", "65536", "whole number from 1 to 65535"],
    ["PORT", "30.5", "whole number from 1 to 65535"],
    ["DATABASE_URL", "mysql://a:hunter2@db/x", "write postgres://"],
    ["DATABASE_URL", "postgres://a:hunter2#@db/x", "percent-encoded"],
    ["DIRECT_DATABASE_URL", "db.internal:5432", "write postgres://"],
    ["DIRECT_DATABASE_URL", "https://a:hunter2@db/x", "write postgres://"],
    ["REPLICA_DATABASE_URL", "mysql://a:hunter2@db/x", "write postgres://"],
    ["DATABASE_PREPARE", "yes", "write on"],
    ["SMTP_URL", "mail.example.org:587", "write smtp://"],
    ["SMTP_URL", "https://a:hunter2@mail.example.org", "write smtp://"],
    ["BASE_URL", "events.example.org", "such as https://events.example.org"],
    ["BASE_URL", "https://events.example.org/center", "scheme and host alone"],
    ["BASE_URL", "https://a:hunter2@events.example.org", "scheme and host alone"],
    ["BASE_URL", "ftp://events.example.org", "scheme and host alone"],
    ["TICKET_KEY", key, "key 1 is not ID:BASE64"],
    ["TICKET_KEY", `Big_One:${key}`, "key 1 is not ID:BASE64"],
    ["TICKET_KEY", `a-name-of-17-sign:${key}`, "key 1 is not ID:BASE64"],
    ["TICKET_KEY", `a:${key},b:not base64!`, "key 2 is not ID:BASE64"],
    ["TICKET_KEY", `a:${key},`, "key 2 is not ID:BASE64"],
    ["TICKET_KEY", `a:${base64(31)}`, "key 1 needs 32 bytes or more, and has 31. Make one with: openssl"],
    ["TICKET_KEY", `a:${key},a:${base64(32, 8)}`, "key 2 has the ID of an earlier one"],
    ["CONTACT_KEY", `a:${base64(33)}`, "key 1 needs exactly 32 bytes, and has 33"],
    ["CONTACT_KEY", `a:${base64(31)}`, "key 1 needs exactly 32 bytes, and has 31"],
    ["SESSION_SECRET", "hunter2".padEnd(31, "x"), "use 32 characters or more"],
    ["TRUSTED_PROXIES", "10.0.0.1,proxy.internal", "entry 2 is no address or range"],
    ["TRUSTED_PROXIES", "10.0.0.0/33", "entry 1 is no address or range"],
    ["TRUSTED_PROXIES", "fd00::/129", "entry 1 is no address or range"],
    ["TRUSTED_PROXIES", "10.0.0.0/", "entry 1 is no address or range"],
    ["TRUSTED_PROXIES", "10.0.0.0/8/8", "entry 1 is no address or range"],
    ["METRICS_TOKEN", "hunter2", "use 16 letters, digits"],
    ["METRICS_TOKEN", "hunter2 hunter2 hunter2", "use 16 letters, digits"],
    ["LOG_LEVEL", "hunter2", "write one of debug, info, error, silent"],
    ["LOG_FORMAT", "hunter2", "write one of json, text"],
    ["OTEL_EXPORTER_OTLP_ENDPOINT", "hunter2:4318", "write the collector's base address"],
    ["OTEL_SERVICE_NAME", "hunter2".padEnd(101, "x"), "use 100 characters or fewer"],
    ["DRAIN_DELAY", "4.1", "write seconds from 0 to 4"],
    ["DRAIN_DELAY", "hunter2", "write seconds from 0 to 4"],
    ["REQUEST_SECONDS", "9", "write whole seconds from 10 to 600"],
    ["REQUEST_SECONDS", "601", "write whole seconds from 10 to 600"],
    ["REQUEST_SECONDS", "hunter2", "write whole seconds from 10 to 600"],
    ["WORKER", "hunter2", "write one of inside, apart"],
    ["OIDC_ISSUER", "http://login.example.org", "write the provider's issuer"],
    ["OIDC_ISSUER", "https://login.example.org/?x=hunter2", "write the provider's issuer"],
    ["OIDC_ROLE_MAP", "hunter2", "write GROUP=admin"],
  ])("%s=%s", (name, value, remedy) => {
    const [line = "", ...more] = problems({ ...inProduction(), [name]: value });
    expect(more).toEqual([]);
    expect(line.startsWith(`${name}: `)).toBe(true);
    expect(line).toContain(remedy);
    expect(line).not.toContain("\n");
    expect(line).not.toContain("hunter2");
    for (const part of value.split(/[,:]/)) if (part.length > 30) expect(line).not.toContain(part);
  });

  test.each(["DIRECT_DATABASE_URL", "REPLICA_DATABASE_URL"])("%s without DATABASE_URL", (name) => {
    expect(problems({ DATA_DIR: folder, [name]: "postgres://a:hunter2@db/x" })).toEqual([
      `${name}: it stands beside DATABASE_URL, which is not set. Set that too, or neither.`,
    ]);
  });

  test("several are told at once", () => {
    const lines = problems({ ...inProduction(), PORT: "x", SESSION_SECRET: "short", TRUSTED_PROXIES: "x" });
    expect(lines.map((line) => line.split(":")[0])).toEqual(["PORT", "SESSION_SECRET", "TRUSTED_PROXIES"]);
  });
});

describe("a well-formed variable", () => {
  test("keys keep their order: the first mints", () => {
    const ring = `2026-b:${base64(32, 1)}, old:${base64(48, 2)}`;
    const { ticketKeys } = read({ ...inProduction(), TICKET_KEY: ring });
    expect(ticketKeys.map(({ id, bytes }) => [id, bytes.length])).toEqual([
      ["2026-b", 32],
      ["old", 48],
    ]);
  });

  test("a key may be in base64url", () => {
    const bytes = new Uint8Array(32).fill(0xfb);
    const { ticketKeys } = read({
      ...inProduction(),
      TICKET_KEY: `a:${Buffer.from(bytes).toString("base64url")}`,
    });
    expect(ticketKeys).toEqual([{ id: "a", bytes }]);
  });

  test("a base URL loses its last slash", () => {
    expect(read({ ...inProduction(), BASE_URL: "https://events.example.org/" }).baseUrl).toBe(
      "https://events.example.org",
    );
  });

  test("proxies are addresses and ranges of both families", () => {
    const { trustedProxies } = read({ ...inProduction(), TRUSTED_PROXIES: "10.0.0.0/8, 192.0.2.1,fd00::/8" });
    expect(trustedProxies).toEqual(["10.0.0.0/8", "192.0.2.1", "fd00::/8"]);
  });

  test("a delay may have a digit after the point", () => {
    expect(read({ ...inProduction(), DRAIN_DELAY: "0.5" }).drainDelay).toBe(500);
  });

  test("mails may be left to workers apart", () => {
    expect(read({ ...inProduction(), WORKER: "apart" }).worker).toBe("apart");
  });

  test("a request may be given longer to arrive than a minute", () => {
    expect(read({ ...inProduction(), REQUEST_SECONDS: "600" }).requestTimeout).toBe(600_000);
  });

  test("statements are prepared, but not through a pooler unless it is said to keep them", () => {
    const pooled = { ...inProduction(), DIRECT_DATABASE_URL: "postgres://db.internal/fairday" };
    expect(read(inProduction()).prepareStatements).toBe(true);
    expect(read(pooled)).toMatchObject({
      directDatabaseUrl: "postgres://db.internal/fairday",
      prepareStatements: false,
    });
    expect(read({ ...pooled, DATABASE_PREPARE: "on" }).prepareStatements).toBe(true);
    expect(read({ ...inProduction(), DATABASE_PREPARE: "off" }).prepareStatements).toBe(false);
  });

  test("spaces around it do not matter, and an empty one is not set", () => {
    expect(read({ ...inProduction(), PORT: " 4000 ", SMTP_URL: "  " })).toMatchObject({
      port: 4000,
      smtpUrl: null,
    });
  });
});

test("the kept keys are written as the variables are", async () => {
  const { sessionSecret, ticketKeys } = read({ DATA_DIR: folder });
  const kept = (name: string) => readFile(join(folder, "keys", name), "utf8");
  const again = {
    TICKET_KEY: await kept("ticket-key"),
    CONTACT_KEY: await kept("contact-key"),
    SESSION_SECRET: await kept("session-secret"),
  };
  expect(read({ ...inProduction(), ...again })).toMatchObject({ sessionSecret, ticketKeys });
});

describe("a provider of sign-ins", () => {
  const provider = {
    OIDC_ISSUER: "https://login.example.org/realms/library",
    OIDC_CLIENT_ID: "fairday",
    OIDC_CLIENT_SECRET: "hunter2",
    OIDC_ROLE_MAP: "leads=admin,desk=staff@east.example.org",
  };

  test("is what its variables say, with the usual claim", () => {
    expect(read({ ...inProduction(), ...provider }).oidc).toEqual({
      issuer: "https://login.example.org/realms/library",
      clientId: "fairday",
      clientSecret: "hunter2",
      roleClaim: "roles",
      rules: [
        { group: "leads", role: "admin", host: null },
        { group: "desk", role: "staff", host: "east.example.org" },
      ],
    });
  });

  test("is none without them, and none by a part of them", () => {
    expect(read(inProduction()).oidc).toBeNull();
    const { OIDC_ROLE_MAP: _map, ...partly } = provider;
    expect(problems({ ...inProduction(), ...partly })).toEqual([
      "OIDC_ROLE_MAP: set beside the other OIDC variables, or set none of them.",
    ]);
  });
});

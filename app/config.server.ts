import { isIP } from "node:net";
import { resolve } from "node:path";
import { z } from "zod";
import type { Key } from "~/app/adapters/codes/codes.server";
import { systemCode } from "~/app/adapters/files/kept-file.server";
import type { OidcConfig } from "~/app/adapters/oidc/provider-oidc.server";
import { gatewayOf } from "~/app/adapters/sms/gateway-url";
import type { Gateway } from "~/app/adapters/sms/http-texter.server";
import { type Keys, keyFile, loadKeys } from "~/app/cli/keys";
import { parseRoleMap } from "~/app/domain/access/identity";

export interface Config {
  /** NODE_ENV=production with a DATABASE_URL: nothing is seeded and no secret has a default. */
  production: boolean;
  port: number;
  /** An absolute path. */
  dataDir: string;
  /** Null: the embedded database. */
  databaseUrl: string | null;
  /** The server behind a pooler, for what needs a session: LISTEN and migrations. Null: databaseUrl is the server. */
  directDatabaseUrl: string | null;
  /** A streaming replica that public pages and reports may read. */
  replicaDatabaseUrl: string | null;
  /** False behind a pooler that gives each transaction another session and knows no prepared statements. */
  prepareStatements: boolean;
  /** Null: mail stays in the app's mailbox page. */
  smtpUrl: string | null;
  /** Null: texts stay in the app's mailbox page, and in production nobody is asked for any. */
  smsGateway: Gateway | null;
  /** Webhooks may go to this machine, in the clear too; never in production. */
  webhooksToLoopback: boolean;
  /** An origin, without a slash at its end. */
  baseUrl: string;
  /** The first mints, all re-derive. */
  ticketKeys: Key[];
  /** 32 bytes each, for AES-256-GCM; the first seals, all open. */
  contactKeys: Key[];
  /** Signs sessions and forms, and seals what authenticator apps hold. */
  sessionSecret: string;
  /** They open what they sealed, and sign nothing. */
  earlierSecrets: string[];
  /** Addresses and CIDR ranges whose X-Forwarded-For is believed. */
  trustedProxies: string[];
  /** What a reader of /metrics sends as a bearer token; null: only this machine may read. */
  metricsToken: string | null;
  log: { level: (typeof logLevels)[number]; format: (typeof logFormats)[number] };
  /** Where spans go, by OTLP over HTTP; `endpoint` null: nowhere. */
  traces: { endpoint: string | null; serviceName: string };
  /** Sign-in by a provider that the library has already; null: by password and mailed link alone. */
  oidc: OidcConfig | null;
  /** Milliseconds from the word that the process is not ready until it takes no more requests. */
  drainDelay: number;
  /** Milliseconds that a request may take to arrive. */
  requestTimeout: number;
  /** Where mails are sent and the clock is followed: beside the pages, or in processes of `npm run worker` alone. */
  worker: (typeof workerPlaces)[number];
}

const logLevels = ["debug", "info", "error", "silent"] as const;
const logFormats = ["json", "text"] as const;
const workerPlaces = ["inside", "apart"] as const;
/** Seconds: with what a stop takes at most after it, less than ten. */
const longestDrainDelay = 4;
/** Seconds: not less than the head of a request has, and no more than a connection is worth. */
const requestSeconds = { least: 10, most: 600 };

export type ConfigReading = { ok: true; config: Config } | { ok: false; problems: string[] };

type Env = Readonly<Record<string, string | undefined>>;

const secrets = ["TICKET_KEY", "CONTACT_KEY", "SESSION_SECRET"] as const;

/**
 * Reads the configuration. An empty variable counts as one that is not set. Outside production, secrets
 * that no variable sets are read from DATA_DIR/keys, and made there on first use.
 * @returns on failure one line a problem, which names the variable and says how to mend it. No line repeats
 *   a value: it may be a secret that was pasted into the wrong place.
 */
export function readConfig(env: Env): ConfigReading {
  const set = variablesSet(env);
  const production = set.NODE_ENV === "production" && set.DATABASE_URL !== undefined;
  const dataDir = dataDirOf(set);
  const kept = production ? {} : keptSecrets(set, dataDir);
  if ("problem" in kept) return { ok: false, problems: [kept.problem] };

  const parsed = variables(production, set.DATABASE_URL !== undefined).safeParse({ ...kept, ...set });
  if (!parsed.success) {
    const problems = parsed.error.issues.map(({ path: [name = ""], message }) => {
      const secret = secrets.find((candidate) => candidate === name);
      const place = secret && secret in kept ? ` (read from ${keyFile(dataDir, secret)})` : "";
      return `${String(name)}${place}: ${message}`;
    });
    return { ok: false, problems };
  }
  const { PORT, BASE_URL, DATABASE_URL, SMTP_URL, TICKET_KEY, CONTACT_KEY, ...rest } = parsed.data;
  const config = {
    production,
    port: PORT,
    dataDir,
    databaseUrl: DATABASE_URL ?? null,
    directDatabaseUrl: rest.DIRECT_DATABASE_URL ?? null,
    replicaDatabaseUrl: rest.REPLICA_DATABASE_URL ?? null,
    prepareStatements: rest.DATABASE_PREPARE ?? rest.DIRECT_DATABASE_URL === undefined,
    smtpUrl: SMTP_URL ?? null,
    smsGateway: rest.SMS_URL ?? null,
    webhooksToLoopback: rest.WEBHOOKS_TO_LOOPBACK ?? false,
    baseUrl: BASE_URL ?? `http://localhost:${PORT}`,
    ticketKeys: TICKET_KEY,
    contactKeys: CONTACT_KEY,
    ...rest.SESSION_SECRET,
    trustedProxies: rest.TRUSTED_PROXIES,
    metricsToken: rest.METRICS_TOKEN ?? null,
    log: { level: rest.LOG_LEVEL, format: rest.LOG_FORMAT },
    traces: { endpoint: rest.OTEL_EXPORTER_OTLP_ENDPOINT ?? null, serviceName: rest.OTEL_SERVICE_NAME },
    drainDelay: rest.DRAIN_DELAY * 1_000,
    requestTimeout: rest.REQUEST_SECONDS * 1_000,
    worker: rest.WORKER,
  };
  const oidc = oidcOf(rest);
  return "problem" in oidc
    ? { ok: false, problems: [oidc.problem] }
    : { ok: true, config: { ...config, ...oidc } };
}

/** All that a provider needs, or nothing of it. */
function oidcOf(set: OidcVariables): { oidc: OidcConfig | null } | { problem: string } {
  const needed = ["OIDC_ISSUER", "OIDC_CLIENT_ID", "OIDC_CLIENT_SECRET", "OIDC_ROLE_MAP"] as const;
  const missing = needed.filter((name) => set[name] === undefined);
  if (missing.length === needed.length) return { oidc: null };
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret } = set;
  if (issuer === undefined || clientId === undefined || clientSecret === undefined || !set.OIDC_ROLE_MAP)
    return { problem: `${missing.join(", ")}: set beside the other OIDC variables, or set none of them.` };
  return {
    oidc: { issuer, clientId, clientSecret, roleClaim: set.OIDC_ROLE_CLAIM, rules: set.OIDC_ROLE_MAP },
  };
}

interface OidcVariables {
  OIDC_ISSUER?: string | undefined;
  OIDC_CLIENT_ID?: string | undefined;
  OIDC_CLIENT_SECRET?: string | undefined;
  OIDC_ROLE_CLAIM: string;
  OIDC_ROLE_MAP?: OidcConfig["rules"] | undefined;
}

/** Where the data lies, for a command that needs no key and must make none. Problems as those of `readConfig`. */
export function readPlaces(
  env: Env,
): { ok: true; places: Pick<Config, "dataDir" | "databaseUrl"> } | { ok: false; problems: string[] } {
  const set = variablesSet(env);
  const parsed = variables(false, false).pick({ DATABASE_URL: true }).safeParse(set);
  if (!parsed.success)
    return { ok: false, problems: parsed.error.issues.map(({ message }) => `DATABASE_URL: ${message}`) };
  return { ok: true, places: { dataDir: dataDirOf(set), databaseUrl: parsed.data.DATABASE_URL ?? null } };
}

function variablesSet(env: Env): Record<string, string> {
  const set: Record<string, string> = {};
  for (const [name, value] of Object.entries(env)) if (value?.trim()) set[name] = value.trim();
  return set;
}

const dataDirOf = (set: Record<string, string>) => resolve(set.DATA_DIR ?? ".data");

function keptSecrets(set: Record<string, string>, dataDir: string): Partial<Keys> | { problem: string } {
  const missing = secrets.filter((name) => set[name] === undefined);
  if (missing.length === 0) return {};
  try {
    const keys = loadKeys(dataDir);
    return Object.fromEntries(missing.map((name) => [name, keys[name]]));
  } catch (error) {
    const why = systemCode(error) ?? "unreadable";
    return {
      problem: `DATA_DIR: the keys in it cannot be read or made (${why}). Name a folder of your own account.`,
    };
  }
}

const withoutDatabase = "it stands beside DATABASE_URL, which is not set. Set that too, or neither.";

function variables(production: boolean, hasDatabase: boolean) {
  const baseUrl = text(origin);
  const besideDatabase = text((url) => (hasDatabase ? database(url) : refuse(withoutDatabase)));
  return z.object({
    PORT: text(wholePort).default(3000),
    DATABASE_URL: text(database).optional(),
    DIRECT_DATABASE_URL: besideDatabase.optional(),
    REPLICA_DATABASE_URL: besideDatabase.optional(),
    DATABASE_PREPARE: text((word) =>
      word === "on" || word === "off"
        ? word === "on"
        : refuse("write on where DATABASE_URL keeps prepared statements, else off."),
    ).optional(),
    SMTP_URL: text((url) =>
      urlOf(url, ["smtp:", "smtps:"])
        ? url
        : refuse("write smtp://NAME:PASSWORD@HOST:587 (or smtps:), with special characters percent-encoded."),
    ).optional(),
    SMS_URL: text((url) => gatewayOf(url) ?? refuse(smsForm)).optional(),
    WEBHOOKS_TO_LOOPBACK: text((word) =>
      word === "off" || (word === "on" && !production)
        ? word === "on"
        : refuse("write on or off, and off in production: it is for tests on one machine."),
    ).optional(),
    BASE_URL: production ? baseUrl : baseUrl.optional(),
    TICKET_KEY: text((ring) => keyRing(ring, (bytes) => bytes >= 32, "32 bytes or more")),
    CONTACT_KEY: text((ring) => keyRing(ring, (bytes) => bytes === 32, "exactly 32 bytes")),
    SESSION_SECRET: text(secretRing),
    TRUSTED_PROXIES: text(proxies).default([]),
    METRICS_TOKEN: text((token) =>
      /^[\w.~+/=-]{16,}$/.test(token)
        ? token
        : refuse("use 16 letters, digits and -._~+/= or more. Make one with: openssl rand -hex 16"),
    ).optional(),
    LOG_LEVEL: text((level) => oneOf(level, logLevels)).default(production ? "info" : "error"),
    LOG_FORMAT: text((format) => oneOf(format, logFormats)).default(production ? "json" : "text"),
    OTEL_EXPORTER_OTLP_ENDPOINT: text((url) =>
      urlOf(url, ["http:", "https:"])
        ? url
        : refuse("write the collector's base address, such as http://localhost:4318."),
    ).optional(),
    OTEL_SERVICE_NAME: text((name) =>
      name.length <= 100 ? name : refuse("use 100 characters or fewer."),
    ).default("fairday"),
    OIDC_ISSUER: text((url) => issuer(url, production)).optional(),
    OIDC_CLIENT_ID: text((id) => id).optional(),
    OIDC_CLIENT_SECRET: text((secret) => secret).optional(),
    OIDC_ROLE_CLAIM: text((name) => name).default("roles"),
    OIDC_ROLE_MAP: text(
      (map) =>
        parseRoleMap(map) ??
        refuse(
          "write GROUP=admin, GROUP=staff or GROUP=door, with commas between; @HOST after it for one center.",
        ),
    ).optional(),
    DRAIN_DELAY: text(drainSeconds).default(production ? 2 : 0),
    REQUEST_SECONDS: text(arrivalSeconds).default(60),
    WORKER: text((place) => oneOf(place, workerPlaces)).default("inside"),
  });
}

const smsForm =
  "write https://SID:TOKEN@HOST/PATH?from=%2B12135550100, with special characters percent-encoded.";

class Refusal {
  constructor(readonly message: string) {}
}

const refuse = (message: string) => new Refusal(message);

/** A variable that `read` turns into its value or into the words that mend it. */
function text<T>(read: (text: string) => T | Refusal) {
  const missing = "is not set. In production it has no default: set it.";
  return z.string({ error: missing }).transform((value, context): T => {
    const result = read(value);
    if (!(result instanceof Refusal)) return result;
    context.addIssue({ code: "custom", message: result.message });
    return z.NEVER;
  });
}

function oneOf<Word extends string>(value: string, words: readonly Word[]): Word | Refusal {
  return words.find((word) => word === value) ?? refuse(`write one of ${words.join(", ")}.`);
}

function drainSeconds(value: string) {
  const number = /^\d(?:\.\d)?$/.test(value) ? Number(value) : Number.NaN;
  return number <= longestDrainDelay
    ? number
    : refuse(`write seconds from 0 to ${longestDrainDelay}, such as 2.`);
}

function arrivalSeconds(value: string) {
  const { least, most } = requestSeconds;
  const number = /^\d{1,3}$/.test(value) ? Number(value) : Number.NaN;
  return number >= least && number <= most ? number : refuse(`write whole seconds from ${least} to ${most}.`);
}

function wholePort(value: string) {
  const port = /^\d{1,5}$/.test(value) ? Number(value) : 0;
  return port >= 1 && port <= 65535 ? port : refuse("write a whole number from 1 to 65535, such as 3000.");
}

function urlOf(value: string, protocols: string[]): URL | null {
  const url = URL.canParse(value) ? new URL(value) : null;
  return url?.hostname && protocols.includes(url.protocol) ? url : null;
}

function database(value: string) {
  return urlOf(value, ["postgres:", "postgresql:"])
    ? value
    : refuse("write postgres://NAME:PASSWORD@HOST:5432/DATABASE, with special characters percent-encoded.");
}

function origin(value: string) {
  const url = urlOf(value, ["http:", "https:"]);
  const bare = url && url.href === `${url.origin}/`;
  return bare ? url.origin : refuse("write scheme and host alone, such as https://events.example.org.");
}

/** In the clear only for tests on one machine: whoever listens could sign everybody in. */
function issuer(value: string, production: boolean) {
  const url = urlOf(value, production ? ["https:"] : ["https:", "http:"]);
  return url && url.search === "" && url.hash === ""
    ? value
    : refuse(
        "write the provider's issuer as it names itself, such as https://login.example.org/realms/library.",
      );
}

function keyRing(value: string, fits: (bytes: number) => boolean, size: string): Key[] | Refusal {
  const keys: Key[] = [];
  for (const [index, entry] of value.split(",").entries()) {
    const [, id, base64 = ""] = /^\s*([a-z0-9-]{1,16}):([A-Za-z0-9+/_-]+={0,2})\s*$/.exec(entry) ?? [];
    const nth = `key ${index + 1}`;
    if (id === undefined) {
      return refuse(`${nth} is not ID:BASE64, with an ID of 1 to 16 small letters, digits and hyphens.`);
    }
    const bytes = new Uint8Array(Buffer.from(base64, "base64"));
    if (!fits(bytes.length)) {
      return refuse(`${nth} needs ${size}, and has ${bytes.length}. Make one with: openssl rand -base64 32`);
    }
    if (keys.some((key) => key.id === id))
      return refuse(`${nth} has the ID of an earlier one. Give it its own.`);
    keys.push({ id, bytes });
  }
  return keys;
}

/** The first is in use, earlier ones follow after commas. No secret is shorter, so a comma before less is part of one. */
function secretRing(value: string): Pick<Config, "sessionSecret" | "earlierSecrets"> | Refusal {
  if (value.length < 32) return refuse("use 32 characters or more. Make one with: openssl rand -hex 32");
  const parts = value.split(",").map((secret) => secret.trim());
  const isList = parts.every((secret) => secret.length >= 32);
  const [sessionSecret = "", ...earlierSecrets] = isList ? parts : [value];
  if (new Set(parts).size < parts.length && isList)
    return refuse("one secret is there twice. Write it once.");
  return { sessionSecret, earlierSecrets };
}

function proxies(value: string): string[] | Refusal {
  const entries = value.split(",").map((entry) => entry.trim());
  const wrong = entries.findIndex((entry) => !isRange(entry));
  if (wrong === -1) return entries;
  return refuse(`entry ${wrong + 1} is no address or range. Write such as 10.0.0.5, 10.0.0.0/8, fd00::/8.`);
}

function isRange(entry: string): boolean {
  const [address = "", bits, ...more] = entry.split("/");
  const family = isIP(address);
  if (family === 0 || more.length > 0) return false;
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (family === 4 ? 32 : 128));
}

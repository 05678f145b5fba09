import { describe, expect, test } from "vitest";
import { type Import, importsOf, impuritiesOf, type SourceFile, sourceFiles } from "./source-files";

/** Each layer is the files whose path begins so; of two that fit, the longer one counts. */
const layers = {
  domain: "app/domain/",
  commands: "app/commands/",
  adapters: "app/adapters/",
  http: "app/http/",
  routes: "app/routes/",
  components: "app/components/",
  styles: "app/styles/",
  door: "app/door/",
  kiosk: "app/kiosk/",
  table: "app/table/",
  desk: "app/desk/",
  api: "app/api/",
  worker: "app/worker/",
  cli: "app/cli/",
  i18n: "app/i18n/",
  catalogues: "app/i18n/words",
  shell: "app/root",
  entries: "app/entry.",
  server: "app/server",
  services: "app/services.server",
  config: "app/config.server",
  schema: "db/schema",
  queries: "db/queries/",
  client: "db/client.server",
  migrate: "db/migrat",
  seed: "db/seed",
  emails: "emails/",
} as const;
type Layer = keyof typeof layers;

interface Rule {
  may: readonly Layer[];
  /** Layers whose types alone may be imported: the ports, not the things behind them. */
  types?: readonly Layer[];
  /** Names of packages, or how they begin; null is every one that no other rule keeps to itself. */
  packages: readonly string[] | null;
  node: boolean;
}

const react = ["react", "@remix-run/react"];

/** design.md, "Folders and what each may import". */
const MAY_IMPORT: Record<Layer, Rule> = {
  domain: { may: [], packages: [], node: false },
  commands: {
    may: ["domain", "queries", "schema", "client"],
    types: ["adapters", "services"],
    packages: ["drizzle-orm"],
    node: false,
  },
  adapters: { may: ["domain"], types: ["client"], packages: null, node: true },
  services: { may: ["domain", "adapters", "client", "config"], packages: null, node: true },
  config: { may: ["domain", "adapters", "cli"], packages: ["zod"], node: true },
  // Shows a message as it will be sent: emails are props and markup, as components are.
  http: {
    may: ["domain", "queries", "components", "emails", "i18n", "catalogues"],
    types: ["adapters", "services", "client"],
    packages: null,
    node: true,
  },
  routes: {
    may: [
      "domain",
      "http",
      "commands",
      "queries",
      "components",
      "door",
      "kiosk",
      "table",
      "desk",
      "i18n",
      "catalogues",
      "styles",
    ],
    types: ["adapters", "services"],
    packages: [...react, "@remix-run/", "@conform-to/", "zod"],
    node: false,
  },
  components: { may: ["domain", "i18n", "styles"], packages: react, node: false },
  styles: { may: [], packages: [], node: false },
  door: {
    may: ["domain", "components", "i18n", "styles"],
    packages: ["react", "react-dom", "zxing-wasm", "idb"],
    node: false,
  },
  // Its camera and scanners are the door's.
  kiosk: { may: ["domain", "components", "door", "i18n"], packages: ["react"], node: false },
  // Its camera, its queue and its store are the door's.
  table: {
    may: ["domain", "components", "door", "i18n", "styles"],
    packages: ["react", "react-dom"],
    node: false,
  },
  // Its queue and its store are the door's.
  desk: {
    may: ["domain", "components", "door", "styles"],
    packages: ["react", "react-dom"],
    node: false,
  },
  api: {
    may: ["domain", "http", "commands", "queries"],
    types: ["adapters", "services"],
    packages: ["hono", "@hono/", "zod"],
    node: false,
  },
  // Renders what it sends: the calendar and the QR code are adapters that touch nothing but their arguments.
  worker: {
    may: [
      "domain",
      "commands",
      "queries",
      "client",
      "services",
      "config",
      "emails",
      "i18n",
      "catalogues",
      "adapters",
    ],
    packages: null,
    node: true,
  },
  // Composes processes: whatever a process is made of.
  cli: {
    may: [
      "domain",
      "commands",
      "queries",
      "client",
      "adapters",
      "services",
      "config",
      "http",
      "api",
      "worker",
      "server",
      "seed",
      "migrate",
    ],
    packages: null,
    node: true,
  },
  i18n: { may: ["domain"], packages: ["react", "intl-messageformat"], node: false },
  // Every language's messages: what goes to a browser is handed its own and never imports them.
  catalogues: { may: ["i18n"], packages: [], node: false },
  shell: {
    may: ["domain", "components", "http", "i18n", "styles"],
    types: ["adapters", "services"],
    packages: [...react, "@remix-run/"],
    node: false,
  },
  entries: {
    may: ["i18n", "catalogues", "http"],
    packages: [...react, "react-dom", "@remix-run/", "isbot"],
    node: true,
  },
  server: {
    may: ["domain", "http", "api", "services", "adapters", "config", "worker", "queries"],
    packages: null,
    node: true,
  },
  schema: { may: ["domain"], packages: ["drizzle-orm"], node: false },
  queries: { may: ["domain", "schema", "client"], packages: ["drizzle-orm", "postgres"], node: false },
  client: { may: ["schema"], packages: ["drizzle-orm", "postgres"], node: false },
  migrate: { may: ["schema", "client"], packages: ["drizzle-orm", "postgres"], node: true },
  // Tells its story through commands, with a clock of its own.
  seed: {
    may: ["domain", "commands", "queries", "schema", "client", "adapters"],
    types: ["services"],
    packages: ["drizzle-orm"],
    node: false,
  },
  emails: { may: ["domain", "i18n", "catalogues"], packages: ["react", "@react-email/"], node: false },
};

/** Vendors that are reached through an adapter, so that a fake can stand in for each. */
const adaptersAlone = [
  "nodemailer",
  "ics",
  "qrcode",
  "pdfkit",
  "bidi-js",
  "@expo-google-fonts/",
  "better-auth",
  "@node-rs/argon2",
  "@peculiar/x509",
  "postgres",
  "smtp-server",
];

/** Adapters that speak to the database itself: they listen to it, or hold the accounts' tables. */
const onTheDatabase = ["app/adapters/live/", "app/adapters/auth/"];

function layerOf(path: string): Layer | null {
  const fitting = Object.entries(layers).filter(([, prefix]) => `${path}/`.startsWith(prefix));
  const [name] = fitting.sort(([, a], [, b]) => b.length - a.length)[0] ?? [];
  return Object.keys(layers).find((layer): layer is Layer => layer === name) ?? null;
}

const isOf = (name: string, packages: readonly string[]) =>
  packages.some((known) => name === known || name.startsWith(known.endsWith("/") ? known : `${known}/`));

function packageAllowed({ from, to }: Import, layer: Layer): boolean {
  const { packages } = MAY_IMPORT[layer];
  if (packages !== null) return isOf(to, packages);
  if (isOf(to, ["drizzle-orm"])) return onTheDatabase.some((folder) => from.startsWith(folder));
  return layer === "adapters" || !isOf(to, adaptersAlone);
}

function ownAllowed({ from, to, typeOnly }: Import, layer: Layer): boolean {
  const { may, types = [] } = MAY_IMPORT[layer];
  const target = layerOf(to);
  if (target === null) return false;
  if (target === layer || may.includes(target)) return true;
  const reachesDatabase = target === "client" || target === "schema";
  if (reachesDatabase && onTheDatabase.some((folder) => from.startsWith(folder))) return true;
  return typeOnly && types.includes(target);
}

function allowed(found: Import): boolean {
  const layer = layerOf(found.from);
  if (layer === null) return false;
  if (found.kind === "own") return ownAllowed(found, layer);
  return found.kind === "node" ? MAY_IMPORT[layer].node : packageAllowed(found, layer);
}

const forbidden = (files: SourceFile[]): string[] =>
  files
    .flatMap(importsOf)
    .filter((found) => !allowed(found))
    .map(({ from, to }) => `${from} imports ${to}`);

const impure = (files: SourceFile[]): string[] =>
  files.flatMap((file) => impuritiesOf(file).map((use) => `${file.path} uses ${use}`));

const files = sourceFiles("app", "db", "emails");
const domain = files.filter(({ path }) => path.startsWith(layers.domain));

describe("what each folder may import", () => {
  test("every file is in a layer of the table", () => {
    expect(files.length).toBeGreaterThan(50);
    expect(files.filter(({ path }) => layerOf(path) === null).map(({ path }) => path)).toEqual([]);
  });

  test("no file imports what its layer may not", () => {
    expect(forbidden(files)).toEqual([]);
  });

  test.each([
    ["the domain imports a package", "app/domain/events/x.ts", 'import { z } from "zod";'],
    ["the domain imports Node", "app/domain/events/x.ts", 'import { join } from "node:path";'],
    [
      "the domain imports a command",
      "app/domain/events/x.ts",
      'import { x } from "~/app/commands/x.server";',
    ],
    ["the domain imports a type of the database", "app/domain/x.ts", 'import type { X } from "~/db/schema";'],
    [
      "the domain reaches out by a relative path",
      "app/domain/events/x.ts",
      'import { x } from "../../http/x";',
    ],
    ["the domain exports from outside", "app/domain/events/x.ts", 'export * from "~/app/http/x";'],
    ["the domain loads a package later", "app/domain/events/x.ts", 'const x = await import("zod");'],
    [
      "a command imports an adapter itself",
      "app/commands/x.server.ts",
      'import { x } from "~/app/adapters/x";',
    ],
    ["a command imports a vendor", "app/commands/x.server.ts", 'import nodemailer from "nodemailer";'],
    ["a command imports a route", "app/commands/x.server.ts", 'import { x } from "~/app/routes/x";'],
    ["a route imports drizzle", "app/routes/x.tsx", 'import { eq } from "drizzle-orm";'],
    ["a route imports a part of drizzle", "app/routes/x.tsx", 'import { alias } from "drizzle-orm/pg-core";'],
    ["a route imports the schema", "app/routes/x.tsx", 'import { events } from "~/db/schema";'],
    [
      "a route imports a file of the schema",
      "app/routes/x.tsx",
      'import { events } from "~/db/schema/events";',
    ],
    [
      "a route imports a type of the schema",
      "app/routes/x.tsx",
      'import type { X } from "~/db/schema/events";',
    ],
    ["a component imports a query", "app/components/x.tsx", 'import { x } from "~/db/queries/x";'],
    ["a component imports a command", "app/components/x.tsx", 'import { x } from "~/app/commands/x.server";'],
    ["the offline door imports the server's side", "app/door/x.ts", 'import { x } from "~/app/http/x";'],
    ["the kiosk imports the server's side", "app/kiosk/x.ts", 'import { x } from "~/app/http/x";'],
    ["a component imports every catalogue", "app/components/x.tsx", 'import { x } from "~/app/i18n/words";'],
    ["the kiosk imports every catalogue", "app/kiosk/x.ts", 'import { x } from "~/app/i18n/words";'],
    ["the API imports drizzle", "app/api/x.ts", 'import { eq } from "drizzle-orm";'],
    ["http imports drizzle", "app/http/x.ts", 'import { eq } from "drizzle-orm";'],
    ["the worker imports drizzle", "app/worker/x.ts", 'import { eq } from "drizzle-orm";'],
    [
      "an adapter beside live and auth imports drizzle",
      "app/adapters/email/x.ts",
      'import { eq } from "drizzle-orm";',
    ],
    [
      "an adapter beside live and auth imports the schema",
      "app/adapters/x.ts",
      'import { x } from "~/db/schema";',
    ],
    ["a vendor is used beside its adapter", "app/http/x.ts", 'import QRCode from "qrcode";'],
    ["an e-mail imports a query", "emails/x.tsx", 'import { x } from "~/db/queries/x";'],
    ["an e-mail imports Node", "emails/x.tsx", 'import { readFileSync } from "node:fs";'],
    ["the schema imports a query", "db/schema/x.ts", 'import { x } from "~/db/queries/x";'],
    ["a query imports a command", "db/queries/x.ts", 'import { x } from "~/app/commands/x.server";'],
    ["the program imports a test", "app/http/x.ts", 'import { x } from "~/tests/factories/x";'],
    ["a file stands in no folder of the table", "app/helpers/x.ts", 'import { x } from "~/app/domain/x";'],
  ])("it is found when %s", (_rule, path, text) => {
    expect(forbidden([{ path, text }])).toHaveLength(1);
  });

  test.each([
    ["the domain imports itself", "app/domain/events/x.ts", 'import { x } from "~/app/domain/text/fold";'],
    [
      "a command imports the type of a port",
      "app/commands/x.server.ts",
      'import type { X } from "~/app/adapters/x";',
    ],
    ["a command imports drizzle", "app/commands/x.server.ts", 'import { eq } from "drizzle-orm";'],
    ["a route imports a query", "app/routes/x.tsx", 'import { x } from "~/db/queries/x";'],
    ["an adapter imports its vendor", "app/adapters/email/x.ts", 'import nodemailer from "nodemailer";'],
    [
      "the accounts' adapter imports the schema",
      "app/adapters/auth/x.ts",
      'import { x } from "~/db/schema";',
    ],
    ["the live adapter imports drizzle", "app/adapters/live/x.ts", 'import { sql } from "drizzle-orm";'],
    [
      "an import is only written of",
      "app/domain/x.ts",
      '// import { z } from "zod";\nconst text = "import";',
    ],
  ])("nothing is found when %s", (_rule, path, text) => {
    expect(forbidden([{ path, text }])).toEqual([]);
  });

  test("a type's import does not excuse the import after it", () => {
    const text = 'import type { X } from "~/app/adapters/x";\nimport { y } from "~/app/adapters/y";';
    expect(forbidden([{ path: "app/commands/x.server.ts", text }])).toEqual([
      "app/commands/x.server.ts imports app/adapters/y",
    ]);
  });
});

describe("the domain reads its arguments alone", () => {
  test("no file of it uses the clock, chance or the world around", () => {
    expect(impure(domain)).toEqual([]);
  });

  test.each([
    "Date.now()",
    "new Date()",
    "new Date",
    "Date()",
    "Math.random()",
    "performance.now()",
    "crypto.randomUUID()",
    "crypto.getRandomValues(x)",
    'import("./later")',
    "process.env.X",
    "document.title",
    'fetch("/x")',
    "setTimeout(run, 1)",
  ])("%s is found", (use) => {
    expect(impure([{ path: "app/domain/x.ts", text: `export const x = () => ${use};` }])).toHaveLength(1);
  });

  test.each([
    ["a date made of an instant", "new Date(at)"],
    ["a field of such a name", "event.document"],
    ["what a text or a comment says", '"Date.now()" // new Date()'],
    ["a calculation", "Math.max(1, 2)"],
    ["a name of its own", "2; const window = 1; const y = window"],
  ])("%s is not", (_rule, use) => {
    expect(impure([{ path: "app/domain/x.ts", text: `export const x = ${use};` }])).toEqual([]);
  });
});

describe("a command's transaction is a span of a trace", () => {
  const bare = /\bdb\.transaction\(/;

  test("since every command opens it by one function", () => {
    const commands = files.filter(({ path }) => path.startsWith(layers.commands));
    const opening = commands.filter(({ text }) => bare.test(text)).map(({ path }) => path);
    expect(opening).toEqual(["app/commands/parts/in-transaction.server.ts"]);
  });
});

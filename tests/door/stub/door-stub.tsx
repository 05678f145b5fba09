import { randomUUID } from "node:crypto";
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { type HttpBindings, serve } from "@hono/node-server";
import { serveStatic } from "@hono/node-server/serve-static";
import { Hono } from "hono";
import { renderToString } from "react-dom/server";
import { build } from "vite";
import tsconfigPaths from "vite-tsconfig-paths";
import { DoorPage } from "~/app/door/door-page";
import { propsOfSent, type SentProps } from "~/app/door/door-page-props";
import { PlainAnswer } from "~/app/door/plain-answer";
import { securityHeaders } from "~/app/http/security-headers.server";
import { type StubApi, type StubTicket, stubApi } from "./stub-api";

const root = fileURLToPath(new URL("../../../", import.meta.url));
const out = fileURLToPath(new URL("../../../.cache/door-stub/", import.meta.url));

const entryFile = fileURLToPath(new URL("./entry.tsx", import.meta.url));

export interface DoorStub extends StubApi {
  url: string;
  stop: () => Promise<void>;
}

/** Builds the door's page for the browser, as the application does: hashed assets, the worker beside it. */
export async function buildDoorPage(): Promise<{ script: string; style: string }> {
  await build({
    root,
    configFile: false,
    logLevel: "warn",
    plugins: [tsconfigPaths({ root })],
    esbuild: { jsx: "automatic" },
    build: {
      outDir: out,
      target: "es2020",
      assetsInlineLimit: 0,
      manifest: "manifest.json",
      emptyOutDir: true,
      copyPublicDir: false,
      rollupOptions: { input: entryFile },
    },
  });
  const manifest: Record<string, { file: string; css?: string[] }> = JSON.parse(
    await readFile(`${out}manifest.json`, "utf8"),
  );
  const entry = manifest["tests/door/stub/entry.tsx"];
  return { script: `/${entry?.file}`, style: `/${entry?.css?.[0]}` };
}

/** Serves the page and the API under the headers of the application. */
export async function startDoorStub(
  page: { script: string; style: string },
  tickets: readonly StubTicket[],
  changes: Partial<SentProps> = {},
): Promise<DoorStub> {
  const api = stubApi(tickets, () => new Date());
  const app = new Hono<{ Bindings: HttpBindings }>();
  app.use("/assets/*", serveStatic({ root: out.replace(process.cwd(), ".") }));
  app.get("/door/:eventId", (c) => {
    const nonce = randomUUID();
    const sent = { ...stubProps(), ...changes, scanId: randomUUID(), walkInId: randomUUID() };
    const props = JSON.stringify(sent).replaceAll("<", "\\u003c");
    const scripts = `<script type="application/json" id="props" nonce="${nonce}">${props}</script>
<script type="module" src="${page.script}" nonce="${nonce}"></script>`;
    const html = renderToString(<DoorPage {...propsOfSent(sent)} />);
    return c.html(
      document(page.style, html, scripts),
      200,
      securityHeaders({ nonce, pathname: "/door/e1", isHttps: false }),
    );
  });
  app.post("/door/:eventId/scans", async (c) => {
    const verdict = { tone: "admitted", word: "Come in", name: "Ana Ruiz" } as const;
    const { door } = await c.req.parseBody();
    const answer = {
      eventId: "e1",
      title: "Hiring day",
      verdict,
      door: typeof door === "string" ? door : "",
      nextScanId: randomUUID(),
    };
    const undo = { scanId: randomUUID(), undoId: randomUUID() };
    return c.html(document(page.style, renderToString(<PlainAnswer {...answer} undo={undo} />)));
  });
  app.get("/sign-in", (c) => c.text("Sign in"));
  app.route("/", api.app);
  return new Promise((resolve) => {
    const server = serve({ fetch: app.fetch, port: 0, hostname: "127.0.0.1" }, ({ port }) => {
      const stop = () =>
        new Promise<void>((done) => {
          server.close(() => done());
          if ("closeAllConnections" in server) server.closeAllConnections();
        });
      resolve({ ...api, url: `http://localhost:${port}/door/e1`, stop });
    });
  });
}

const document = (style: string, html: string, scripts = "") => `<!doctype html><html lang="en"><head>
<title>Door</title><meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="${style}"></head><body><div id="root">${html}</div>${scripts}</body></html>`;

function stubProps(): SentProps {
  const hours = (count: number) => new Date(Date.now() + count * 3_600_000).toISOString();
  return {
    eventId: "e1",
    title: "Hiring day: Sun Valley Bakery and Café, morning and night shift",
    startsAt: hours(1),
    zone: "America/Los_Angeles",
    doorsOpenAt: hours(-1),
    doorsCloseAt: hours(4),
    counts: { registered: 142, admitted: 0, refused: 0 },
    exitScanning: false,
    actorLabel: "Door pass 3",
    isPass: true,
    doors: [],
    canOverride: false,
    scanId: "",
    walkInId: "",
    signInHref: "/sign-in?next=%2Fdoor%2Fe1",
  };
}

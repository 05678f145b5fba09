import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createAdaptorServer } from "@hono/node-server";
import type { LoaderFunctionArgs, ServerBuild } from "@remix-run/node";
import { Links, Meta, Outlet, useLoaderData } from "@remix-run/react";
import { readConfig } from "~/app/config.server";
import * as entry from "~/app/entry.server";
import { createServer } from "~/app/server";
import { openServices } from "~/app/services.server";

/* The application's own server with another Remix build in it: one page, one query, no styles, and an address that
   the application has not and so keeps nothing of. */

function Root() {
  return (
    <html lang="en">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <Meta />
        <Links />
      </head>
      <body>
        <Outlet />
      </body>
    </html>
  );
}

async function loader({ context }: LoaderFunctionArgs) {
  const [center] = await context.services.sql<{ name: string }[]>`
    select name from centers where id = ${context.center.id}`;
  return { name: center?.name ?? "" };
}

function Page() {
  const { name } = useLoaderData<typeof loader>();
  return (
    <main>
      <h1>{name}</h1>
      <p>One page with one query.</p>
    </main>
  );
}

const place = { hasAction: false, hasClientAction: false, hasClientLoader: false, hasErrorBoundary: false };
const build: ServerBuild = {
  mode: "production",
  isSpaMode: false,
  entry: { module: entry },
  routes: {
    root: { id: "root", path: "", module: { default: Root } },
    page: { id: "page", parentId: "root", path: "trivial", module: { default: Page, loader } },
  },
  assets: {
    entry: { imports: [], module: "/entry.js" },
    routes: {
      root: { ...place, id: "root", path: "", hasLoader: false, module: "/root.js" },
      page: { ...place, id: "page", parentId: "root", path: "trivial", hasLoader: true, module: "/page.js" },
    },
    url: "/manifest.js",
    version: "bench",
  },
  publicPath: "/",
  assetsBuildDirectory: "",
  future: {
    v3_fetcherPersist: true,
    v3_relativeSplatPath: true,
    v3_throwAbortReason: true,
    v3_singleFetch: true,
    v3_lazyRouteDiscovery: true,
  },
};

const reading = readConfig(process.env);
if (!reading.ok) throw new Error(reading.problems.join("\n"));
const { config } = reading;
const tell = (error: unknown) => process.stderr.write(`${String(error)}\n`);
const { fetch } = createServer({
  services: openServices(config, config.databaseUrl ?? "", tell),
  build,
  clientDir: mkdtempSync(join(tmpdir(), "fairday-bench-client-")),
  baseUrl: config.baseUrl,
  trustedProxies: [],
  door: null,
  lanAuthority: null,
  onError: tell,
});
createAdaptorServer({ fetch }).listen(config.port, () => process.stdout.write("listening\n"));
process.once("SIGTERM", () => process.exit(0));

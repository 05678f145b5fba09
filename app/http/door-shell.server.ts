import { readFileSync } from "node:fs";
import type { Hono } from "hono";
import { askingPath } from "~/app/components/asking-panel";
import { livePagePath } from "~/app/components/live-page";
import { passkeyPath } from "~/app/components/passkey-form";
import type { ServerEnv } from "./context.server";
import { securityHeaders } from "./security-headers.server";

/** A client's script and its style sheet. */
interface Client {
  script: string;
  style: string;
}

/** What the build made of the clients that work without a connection: the door's, a table's and the desk's. */
export interface DoorBuild extends Client {
  table: Client;
  desk: Client;
  /** The service worker of door and table, bundled. */
  worker: string;
  /** The desk's, which keeps no camera. */
  deskWorker: string;
  /** Keeps a page up to date with an event's counts, bundled. */
  livePage: string;
  /** Shows on a ticket's page that an employer at a table asks, bundled. */
  asking: string;
  /** Makes a passkey and signs in by one, bundled. */
  passkey: string;
  /** Destroys the lists on a device that somebody signed out of, bundled. */
  forget: string;
}

/** Where the pages find the last of these. */
export const forgetPath = "/door/forget.js";

/** Reads what the build wrote, or null where there is none. */
export function readDoorBuild(path: string): DoorBuild | null {
  try {
    return JSON.parse(readFileSync(path, "utf8"));
  } catch {
    return null;
  }
}

/**
 * The door, the table and the desk without anybody's data, which devices keep for when there is no connection, and the
 * worker that keeps each. The worker's address lets it answer for what is under it alone, and a header for its folder's
 * own name, which is the desk's page (Service Workers, W3C, 2.4 and 4.7).
 */
export function serveDoorShell(app: Hono<ServerEnv>, build: DoorBuild, isHttps: boolean): void {
  const shells = {
    "/door/": shellPage(build, { root: "door", title: "Door" }),
    "/table/": shellPage(build.table, { root: "table", title: "Table" }),
    "/staff/desk/": shellPage(build.desk, { root: "desk", title: "Desk" }),
  };
  const headers = securityHeaders({ nonce: "", pathname: "/door/shell", isHttps });
  for (const [scope, page] of Object.entries(shells)) {
    const path = shellPathOf(scope);
    app.get(path, (c) => c.html(page, 200, { ...headers, "Cache-Control": "no-cache" }));
  }
  const scripts = {
    "/door/service-worker.js": build.worker,
    "/table/service-worker.js": build.worker,
    [deskWorkerPath]: build.deskWorker,
    [forgetPath]: build.forget,
    [livePagePath]: build.livePage,
    [askingPath]: build.asking,
    [passkeyPath]: build.passkey,
  };
  for (const [path, text] of Object.entries(scripts)) {
    app.get(path, (c) =>
      c.body(text, 200, {
        ...headers,
        "Content-Type": "text/javascript; charset=utf-8",
        ...(path === deskWorkerPath && { "Service-Worker-Allowed": "/staff/desk" }),
        "Cache-Control": "no-cache",
      }),
    );
  }
}

const deskWorkerPath = "/staff/desk/service-worker.js";

const shellPathOf = (scope: string) => `${scope}shell`;

const shellPage = (
  { script, style }: Client,
  { root, title }: { root: string; title: string },
) => `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<link rel="icon" href="/favicon.svg" type="image/svg+xml">
<link rel="manifest" href="/door.webmanifest">
<link rel="stylesheet" href="${style}">
</head>
<body>
<div id="${root}"></div>
<script type="module" src="${script}"></script>
</body>
</html>
`;

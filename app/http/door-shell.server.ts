import { readFileSync } from "node:fs";
import type { Hono } from "hono";
import { livePagePath } from "~/app/components/live-page";
import type { ServerEnv } from "./context.server";
import { securityHeaders } from "./security-headers.server";

/** What the build made of the door's client. */
export interface DoorBuild {
  script: string;
  style: string;
  /** The service worker, bundled. */
  worker: string;
  /** Keeps a page up to date with an event's counts, bundled. */
  livePage: string;
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
 * The door without anybody's data, which phones keep for when there is no connection, and the worker that keeps it.
 * The worker's address lets it answer for /door/ alone (Service Workers, W3C, 2.4).
 */
export function serveDoorShell(app: Hono<ServerEnv>, build: DoorBuild, isHttps: boolean): void {
  const page = shellPage(build);
  const headers = securityHeaders({ nonce: "", pathname: "/door/shell", isHttps });
  app.get("/door/shell", (c) => c.html(page, 200, { ...headers, "Cache-Control": "no-cache" }));
  const scripts = {
    "/door/service-worker.js": build.worker,
    [forgetPath]: build.forget,
    [livePagePath]: build.livePage,
  };
  for (const [path, text] of Object.entries(scripts)) {
    app.get(path, (c) =>
      c.body(text, 200, {
        ...headers,
        "Content-Type": "text/javascript; charset=utf-8",
        "Cache-Control": "no-cache",
      }),
    );
  }
}

const shellPage = ({ script, style }: DoorBuild) => `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Door</title>
<link rel="icon" href="/favicon.svg" type="image/svg+xml">
<link rel="manifest" href="/door.webmanifest">
<link rel="stylesheet" href="${style}">
</head>
<body>
<div id="door"></div>
<script type="module" src="${script}"></script>
</body>
</html>
`;

import { once } from "node:events";
import { createServer as createTcpServer } from "node:net";
import { fileURLToPath, pathToFileURL } from "node:url";
import { createAdaptorServer } from "@hono/node-server";
import type { ServerBuild } from "@remix-run/node";
import type { Services } from "~/app/adapters/services";
import { type DoorBuild, readDoorBuild } from "~/app/http/door-shell.server";
import { createServer } from "~/app/server";

export interface ListeningApp {
  origin: string;
  port: number;
  faults: unknown[];
  close(): Promise<void>;
}

interface ListenOptions {
  /** The port of one that was closed before: an update of the application. */
  port?: number;
  /** Makes another version of the door's client. */
  changeDoor?: (door: DoorBuild) => DoorBuild;
}

const built = fileURLToPath(new URL("../../build/", import.meta.url));

/** The built pages on a port of this machine, with a test's own services behind them. */
export async function listen(
  services: Services,
  { port: given, changeDoor = (door) => door }: ListenOptions = {},
): Promise<ListeningApp> {
  const build: ServerBuild = await import(/* @vite-ignore */ pathToFileURL(`${built}server/index.js`).href);
  const faults: unknown[] = [];
  const port = given ?? (await freePort());
  const door = readDoorBuild(`${built}door.json`);
  const origin = `http://localhost:${port}`;
  const app = createServer({
    services,
    build,
    baseUrl: origin,
    trustedProxies: [],
    clientDir: `${built}client`,
    door: door && changeDoor(door),
    lanAuthority: null,
    onError: (error) => faults.push(error),
  });
  const server = createAdaptorServer({ fetch: app.fetch });
  server.listen(port, "localhost");
  await once(server, "listening");
  const close = async () => {
    const closed = once(server, "close");
    server.close();
    if ("closeAllConnections" in server) server.closeAllConnections();
    await closed;
  };
  return { origin, port, faults, close };
}

/** A port that was free a moment ago: links carry it, so it has to be known before the server is made. */
async function freePort(): Promise<number> {
  const probe = createTcpServer().listen(0, "localhost");
  await once(probe, "listening");
  const address = probe.address();
  probe.close();
  await once(probe, "close");
  if (address === null || typeof address === "string") throw new Error("no port");
  return address.port;
}

import { createServer as createHttpsServer } from "node:https";
import { createAdaptorServer } from "@hono/node-server";
import type { ServerBuild } from "@remix-run/node";
import { lanAddresses, localAuthority } from "~/app/adapters/certificates/local-authority.server";
import { attendanceStreams } from "~/app/api/attendance-stream";
import type { Config } from "~/app/config.server";
import { centerDirectory } from "~/app/http/center-directory.server";
import { readDoorBuild } from "~/app/http/door-shell.server";
import { createServer } from "~/app/server";
import { startWorker } from "~/app/worker/worker.server";
import { seedDemonstration } from "~/db/seed";
import { endOnSignal } from "./end-on-signal";
import { fail } from "./fail";
import { type Application, openApplication, report } from "./open-application";
import { clientDir, doorBuild, serverBuild } from "./paths";
import { welcome } from "./welcome";

const drainMs = 4_000;

/**
 * Milliseconds that a client has for the head of a request, and for all of it: a megabyte at 140 kbit/s. Node looks
 * every few seconds. Without them a few slow clients hold a connection each for minutes.
 */
const slowest = { headersTimeout: 10_000, requestTimeout: 60_000, connectionsCheckingInterval: 2_000 };

type NodeServer = ReturnType<typeof createAdaptorServer>;

/** Opens the application and serves it until a signal ends it in order. */
export async function serve(given: Config, isLan: boolean): Promise<void> {
  const config = isLan ? onLan(given) : given;
  const application = await openApplication(config);
  const demonstration = config.production
    ? null
    : await seedDemonstration(application.services, config.baseUrl);
  const server = await listen(config, application, isLan);
  const directory = centerDirectory(application.services, config.baseUrl);
  const worker = startWorker(application.services, { originOf: directory.originOf, onError: report });
  process.stdout.write(welcome(config, demonstration, isLan));
  endOnSignal(async () => {
    await drain(server);
    await worker.stop();
    await application.close();
  });
}

/** On the local network the phone's address is the one that links carry. */
function onLan(config: Config): Config {
  const [address = "localhost"] = lanAddresses();
  return { ...config, baseUrl: `https://${address}:${config.port}` };
}

async function listen(config: Config, application: Application, isLan: boolean): Promise<NodeServer> {
  const { services } = application;
  const build: ServerBuild = await import(serverBuild);
  const tls = isLan
    ? await localAuthority({ dataDir: config.dataDir, addresses: lanAddresses(), now: services.clock.now() })
    : null;
  const app = createServer({
    services,
    build,
    clientDir,
    door: readDoorBuild(doorBuild),
    baseUrl: config.baseUrl,
    trustedProxies: config.trustedProxies,
    lanAuthority: tls?.caDer ?? null,
    onError: (error, path) => report(new Error(`no answer to ${path}`, { cause: error })),
  });
  const server =
    tls === null
      ? createAdaptorServer({ fetch: app.fetch, serverOptions: slowest })
      : createAdaptorServer({
          fetch: app.fetch,
          createServer: createHttpsServer,
          serverOptions: { ...slowest, key: tls.keyPem, cert: tls.certPem },
        });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(config.port, () => resolve());
  }).catch(async (error: unknown) => {
    await application.close();
    const isTaken = error instanceof Error && "code" in error && error.code === "EADDRINUSE";
    if (isTaken) fail(`PORT: ${config.port} is in use. Choose another, such as PORT=${config.port + 1}.`);
    throw error;
  });
  return server;
}

/** Takes no more requests, ends streams with a hint to come back, lets running requests end. */
async function drain(server: NodeServer): Promise<void> {
  const closed = new Promise<void>((resolve) => {
    server.close(() => resolve());
  });
  attendanceStreams.endAll();
  const idle = setInterval(() => {
    if ("closeIdleConnections" in server) server.closeIdleConnections();
  }, 50);
  const cut = setTimeout(() => {
    if ("closeAllConnections" in server) server.closeAllConnections();
  }, drainMs);
  await closed;
  clearInterval(idle);
  clearTimeout(cut);
}

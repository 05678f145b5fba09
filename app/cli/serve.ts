import { createServer as createHttpsServer } from "node:https";
import { setTimeout as pause } from "node:timers/promises";
import { createAdaptorServer } from "@hono/node-server";
import type { ServerBuild } from "@remix-run/node";
import { lanAddresses, localAuthority } from "~/app/adapters/certificates/local-authority.server";
import type { Config } from "~/app/config.server";
import { centerDirectory } from "~/app/http/center-directory.server";
import { readDoorBuild } from "~/app/http/door-shell.server";
import { openReadiness, type Readiness } from "~/app/http/readiness.server";
import { createServer } from "~/app/server";
import { startWorker, type Worker } from "~/app/worker/worker.server";
import { newestMigration } from "~/db/migrate.server";
import { seedDemonstration } from "~/db/seed";
import { drain, type NodeServer } from "./drain";
import { endOnSignal } from "./end-on-signal";
import { fail } from "./fail";
import { type Application, openApplication } from "./open-application";
import { clientDir, doorBuild, migrationsDir, serverBuild } from "./paths";
import { welcome } from "./welcome";

/**
 * Milliseconds that a client has for the head of a request, and for all of it. Node looks every few seconds. Without them
 * a few slow clients hold a connection each for minutes.
 */
const slowest = ({ requestTimeout }: Pick<Config, "requestTimeout">) => ({
  headersTimeout: 10_000,
  requestTimeout,
  connectionsCheckingInterval: 2_000,
});

/** Opens the application and serves it until a signal ends it in order. */
export async function serve(given: Config, isLan: boolean): Promise<void> {
  const config = isLan ? onLan(given) : given;
  const application = await openApplication(config);
  const demonstration = config.production
    ? null
    : await seedDemonstration(application.services, config.baseUrl);
  const readiness = openReadiness(application.services, newestMigration(migrationsDir));
  const server = await listen(config, application, readiness, isLan);
  const worker = config.worker === "inside" ? workerOf(config, application) : null;
  process.stdout.write(welcome(config, demonstration, isLan));
  endOnSignal(async () => {
    // Whoever sends requests has to see it before they are refused; mails on their way need not wait for that.
    readiness.drain();
    await Promise.all([worker?.stop(), pause(config.drainDelay).then(() => drain(server))]);
    await application.close();
  }, application.report);
}

function workerOf({ baseUrl }: Config, { services, report }: Application): Worker {
  return startWorker(services, { originOf: centerDirectory(services, baseUrl).originOf, onError: report });
}

/** On the local network the phone's address is the one that links carry. */
function onLan(config: Config): Config {
  const [address = "localhost"] = lanAddresses();
  return { ...config, baseUrl: `https://${address}:${config.port}` };
}

async function listen(
  config: Config,
  application: Application,
  readiness: Readiness,
  isLan: boolean,
): Promise<NodeServer> {
  const { services, log, report } = application;
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
    operations: { readiness, metricsToken: config.metricsToken },
    log,
    onError: (error, about) =>
      report(new Error(`no answer to ${about.method} ${about.route}`, { cause: error }), about),
  });
  const server =
    tls === null
      ? createAdaptorServer({ fetch: app.fetch, serverOptions: slowest(config) })
      : createAdaptorServer({
          fetch: app.fetch,
          createServer: createHttpsServer,
          serverOptions: { ...slowest(config), key: tls.keyPem, cert: tls.certPem },
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

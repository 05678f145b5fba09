import { constants, setPriority } from "node:os";
import { findEmbeddedPostgres } from "~/app/adapters/postgres/embedded.server";
import { openTracer } from "~/app/adapters/tracing/open-tracer.server";
import type { Config } from "~/app/config.server";
import { centerDirectory } from "~/app/http/center-directory.server";
import { openServices } from "~/app/services.server";
import { startWorker } from "~/app/worker/worker.server";
import { endOnSignal } from "./end-on-signal";
import { fail } from "./fail";
import { openLog, requireKeys } from "./open-application";

/**
 * Sends mail beside the web process, from the same database, until a signal ends it in order. Where both share a machine
 * the pages go first: a mail may come a second later, and who stands at a door may not wait for it.
 */
export async function sendMail(config: Config): Promise<void> {
  setPriority(constants.priority.PRIORITY_BELOW_NORMAL);
  const databaseUrl = config.databaseUrl ?? (await findEmbeddedPostgres(config.dataDir));
  if (databaseUrl === null) {
    fail("No database runs. Start the application first (npm start), or set DATABASE_URL.");
  }
  const { report } = openLog(config);
  const services = openServices(config, databaseUrl, report, await openTracer(config.traces));
  await requireKeys(services, config, services.close);
  const directory = centerDirectory(services, config.baseUrl);
  const worker = startWorker(services, { originOf: directory.originOf, onError: report });
  process.stdout.write("The worker sends mail. Ctrl-C ends it.\n");
  endOnSignal(async () => {
    await worker.stop();
    await services.close();
  }, report);
}

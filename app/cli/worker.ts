import { findEmbeddedPostgres } from "~/app/adapters/postgres/embedded.server";
import { readConfig } from "~/app/config.server";
import { centerDirectory } from "~/app/http/center-directory.server";
import { openServices } from "~/app/services.server";
import { startWorker } from "~/app/worker/worker.server";
import { fail } from "./fail";
import { report } from "./open-application";

/** Sends mail beside the web process, from the same database. */
async function main(): Promise<void> {
  const reading = readConfig(process.env);
  if (!reading.ok) fail(...reading.problems);
  const { config } = reading;
  const databaseUrl = config.databaseUrl ?? (await findEmbeddedPostgres(config.dataDir));
  if (databaseUrl === null)
    fail("No database runs. Start the application first (npm start), or set DATABASE_URL.");
  const services = openServices(config, databaseUrl, report);
  const directory = centerDirectory(services, config.baseUrl);
  const worker = startWorker(services, { originOf: directory.originOf, onError: report });
  process.stdout.write("The worker sends mail. Ctrl-C ends it.\n");
  const end = () => {
    void worker
      .stop()
      .then(services.close)
      .then(
        () => process.exit(0),
        (error: unknown) => {
          report(error);
          process.exit(1);
        },
      );
  };
  process.once("SIGINT", end);
  process.once("SIGTERM", end);
}

main().catch((error: unknown) => {
  report(error);
  process.exit(1);
});

import { startEmbeddedPostgres } from "~/app/adapters/postgres/embedded.server";
import type { Config } from "~/app/config.server";
import { faultWords } from "~/app/http/fault-words";
import { type OpenServices, openServices } from "~/app/services.server";
import { migrateDatabase } from "~/db/migrate.server";
import { countOrphanedContacts, countOrphanedTickets } from "~/db/queries/keys";
import { fail } from "./fail";
import { migrationsDir } from "./paths";

export interface Application {
  services: OpenServices;
  databaseUrl: string;
  /** Closes connections, then the embedded database where this process uses one. */
  close(): Promise<void>;
}

/** Opens the database (the embedded one where none is configured), brings it up to date and checks the keys. */
export async function openApplication(config: Config): Promise<Application> {
  const embedded =
    config.databaseUrl === null
      ? await startEmbeddedPostgres({ dataDir: config.dataDir, log: report })
      : null;
  const databaseUrl = config.databaseUrl ?? embedded?.url ?? "";
  const services = openServices(config, databaseUrl, report);
  const close = async () => {
    await services.close();
    await embedded?.stop();
  };
  try {
    await migrateDatabase(config.directDatabaseUrl ?? databaseUrl, migrationsDir);
    await requireKeys(services, config, close);
  } catch (error) {
    await close();
    throw error;
  }
  return { services, databaseUrl, close };
}

/** A key that tickets or contacts in the database need must not be dropped: then the command closes and ends. */
export async function requireKeys(
  services: OpenServices,
  config: Config,
  close: () => Promise<void>,
): Promise<void> {
  const tickets = await countOrphanedTickets(services.db, {
    keyIds: services.codes.keyIds,
    now: services.clock.now(),
  });
  const contacts = await countOrphanedContacts(services.db, {
    keyIds: config.contactKeys.map((key) => key.id),
  });
  const lines = [
    ...tickets.map(
      (row) =>
        `TICKET_KEY lacks the key "${row.keyId}", which ${row.tickets} live tickets need. Put it back behind the first.`,
    ),
    ...contacts.map(
      (row) =>
        `CONTACT_KEY lacks the key "${row.keyId}", which ${row.contacts} contacts need. Put it back behind the first.`,
    ),
  ];
  if (lines.length === 0) return;
  await close();
  fail(...lines);
}

/** Tells the operator of a fault: where it was, never whose. */
export function report(error: unknown): void {
  process.stderr.write(`${faultWords(error)}\n`);
}

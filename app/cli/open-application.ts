import type { AboutRequest, Log } from "~/app/adapters/log/log";
import { pinoLog } from "~/app/adapters/log/pino-log.server";
import { startEmbeddedPostgres } from "~/app/adapters/postgres/embedded.server";
import { openTracer } from "~/app/adapters/tracing/open-tracer.server";
import type { Config } from "~/app/config.server";
import { faultWords } from "~/app/http/fault-words";
import { type OpenServices, openServices } from "~/app/services.server";
import { migrateDatabase } from "~/db/migrate.server";
import {
  countOrphanedAppointments,
  countOrphanedAuthenticators,
  countOrphanedContacts,
  countOrphanedTickets,
} from "~/db/queries/keys";
import { fail } from "./fail";
import { migrationsDir } from "./paths";

export interface Application {
  services: OpenServices;
  databaseUrl: string;
  log: Log;
  report: Report;
  /** Closes connections, then the embedded database where this process uses one. */
  close(): Promise<void>;
}

/** Tells the operator of a fault: where it was, never whose. */
export type Report = (error: unknown, about?: AboutRequest) => void;

export function openLog(config: Config): { log: Log; report: Report } {
  const log = pinoLog(config.log);
  return { log, report: (error, about) => log.fault(faultWords(error), about) };
}

/** Opens the database (the embedded one where none is configured), brings it up to date and checks the keys. */
export async function openApplication(config: Config): Promise<Application> {
  const { log, report } = openLog(config);
  const tracer = await openTracer(config.traces);
  const embedded =
    config.databaseUrl === null
      ? await startEmbeddedPostgres({ dataDir: config.dataDir, log: report })
      : null;
  const databaseUrl = config.databaseUrl ?? embedded?.url ?? "";
  const services = openServices(config, databaseUrl, report, tracer);
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
  return { services, databaseUrl, log, report, close };
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
  const appointments = await countOrphanedAppointments(services.db, {
    keyIds: services.codes.keyIds,
    now: services.clock.now(),
  });
  const contacts = await countOrphanedContacts(services.db, {
    keyIds: config.contactKeys.map((key) => key.id),
  });
  const authenticators = await countOrphanedAuthenticators(services.db, {
    prefixes: services.accounts.seal.knownPrefixes,
  });
  const lines = [
    ...tickets.map(
      (row) =>
        `TICKET_KEY lacks the key "${row.keyId}", which ${row.tickets} live tickets need. Put it back behind the first.`,
    ),
    ...appointments.map(
      (row) =>
        `TICKET_KEY lacks the key "${row.keyId}", which ${row.appointments} links of appointments need. Put it back behind the first.`,
    ),
    ...contacts.map(
      (row) =>
        `CONTACT_KEY lacks the key "${row.keyId}", which ${row.contacts} contacts, access requests or webhook secrets need. Put it back behind the first.`,
    ),
    ...(authenticators === 0
      ? []
      : [
          `SESSION_SECRET lacks a secret that ${authenticators} authenticators need. Put it back behind the first.`,
        ]),
  ];
  if (lines.length === 0) return;
  await close();
  fail(...lines);
}

import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { writeExportFolder } from "~/app/adapters/center-copy/export-folder.server";
import { ExportRefusal } from "~/app/adapters/center-copy/export-shape.server";
import { exportCenter } from "~/app/commands/export-center.server";
import { readConfig } from "~/app/config.server";
import { newestMigration } from "~/db/migrate.server";
import { failPlainly } from "./backup-failure";
import { fail } from "./fail";
import { ringsOf } from "./keys";
import { openApplication } from "./open-application";
import { migrationsDir } from "./paths";

const usage = "npm run export -- --center HOST --out FOLDER";

/** Writes all of a center into a new folder, while the application runs or not. */
async function main(): Promise<void> {
  const { values } = parseArgs({ options: { center: { type: "string" }, out: { type: "string" } } });
  const { center: host, out } = values;
  if (host === undefined || out === undefined) fail(`Name the center and a new folder. Usage: ${usage}`);
  const reading = readConfig(process.env);
  if (!reading.ok) fail(...reading.problems);
  const { config } = reading;
  const ending = new AbortController();
  for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => ending.abort());
  const application = await openApplication(config);
  const about = { host: host.toLowerCase(), schema: newestMigration(migrationsDir), rings: ringsOf(config) };
  const folder = resolve(out);
  try {
    const { tables } = await writeExportFolder(folder, ending.signal, async (sink) => {
      const exported = await exportCenter(application.services, { ...about, sink });
      // Thrown, so that nothing of the folder stays.
      if (exported.outcome === "refused")
        throw new ExportRefusal(`--center: no center has the host ${host}.`);
      return exported.manifest;
    });
    const rows = tables.reduce((sum, table) => sum + table.rows, 0);
    process.stdout.write(`${wordsOf(host, folder, rows).join("\n")}\n`);
  } finally {
    await application.close();
  }
}

const wordsOf = (host: string, folder: string, rows: number) => [
  `${host} is in ${folder}: ${rows} rows. It holds names: keep it as you keep the database.`,
  "Its contacts are sealed and its tickets minted by this installation's CONTACT_KEY and TICKET_KEY. They are not in it: bring them along.",
  "This center goes on. Archive it before the other one sends mail, or visitors get everything twice.",
];

main().catch(failPlainly);

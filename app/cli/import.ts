import { resolve } from "node:path";
import { parseArgs } from "node:util";
import type { CenterSource } from "~/app/adapters/center-copy/center-copy";
import { readExportFolder } from "~/app/adapters/center-copy/read-export.server";
import { importCenter } from "~/app/commands/import-center.server";
import { type Config, readConfig } from "~/app/config.server";
import { isHost } from "~/app/domain/centers/host";
import type { ImportRefusal } from "~/app/domain/centers/import";
import { newestMigration } from "~/db/migrate.server";
import { failPlainly } from "./backup-failure";
import { fail } from "./fail";
import { ringsOf } from "./keys";
import { openApplication } from "./open-application";
import { migrationsDir } from "./paths";

const usage = "npm run import -- --from FOLDER [--host NEWHOST]";

/** Brings an exported center into this installation, all or nothing. Nothing is written before all is checked. */
async function main(): Promise<void> {
  const { values } = parseArgs({ options: { from: { type: "string" }, host: { type: "string" } } });
  if (values.from === undefined) fail(`Name the export's folder. Usage: ${usage}`);
  const host = values.host?.toLowerCase() ?? null;
  if (host !== null && !isHost(host)) fail("--host: write a host alone, such as jobs.library.example.");
  const reading = readConfig(process.env);
  if (!reading.ok) fail(...reading.problems);
  const { config } = reading;
  const source = await readExportFolder(resolve(values.from));
  const imported = await importInto(config, source, host);
  if (imported.outcome === "refused") fail(...refusalLines(imported));
  process.stdout.write(
    `${[
      `${source.manifest.center.name} is at ${imported.host}: ${imported.rows} rows.`,
      "Its tickets open the door here. Its people sign in by the passwords they have here, or set one by a mailed link.",
    ].join("\n")}\n`,
  );
}

async function importInto(config: Config, source: CenterSource, host: string | null) {
  const application = await openApplication(config);
  try {
    const about = { host, schema: newestMigration(migrationsDir), rings: ringsOf(config) };
    return await importCenter(application.services, { source, ...about });
  } finally {
    await application.close();
  }
}

/** Why a center was not brought in, and what helps. */
function refusalLines(refused: ImportRefusal): string[] {
  switch (refused.reason) {
    case "export-is-older":
      return ["The export is of an older release. Update that installation, export again, and import that."];
    case "export-is-newer":
      return ["The export is of a newer release. Update this installation first."];
    case "keys-missing":
      return refused.keys.map(({ ring, id, rows, isAnother }) => {
        const what = ring === "TICKET_KEY" ? "tickets and links" : "contacts and other sealed texts";
        return isAnother
          ? `${ring} has another key of the name "${id}" than the one that ${rows} ${what} need. Run rotate there, under a new name, and export again.`
          : `${ring} lacks the key "${id}", which ${rows} ${what} need. Put it behind the first, and import again.`;
      });
    case "center-is-there":
      return [`A center is at ${refused.host} already, by its id or its host. Nothing was changed.`];
    case "rows-differ":
      return [
        `The export is damaged: ${refused.table} has not the rows that its manifest counts. Export again.`,
      ];
  }
}

main().catch(failPlainly);

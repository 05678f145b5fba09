import { doorRow } from "./door-row";
import { asynchronousRow, synchronousRow } from "./failover-rows";
import { restartRow } from "./restart-row";
import { openSite, type Site } from "./site";
import { type ClusterRow, tableOf } from "./table";

const scenarios: Record<string, (site: Site) => Promise<ClusterRow>> = {
  restart: restartRow,
  sync: synchronousRow,
  async: asynchronousRow,
  door: doorRow,
};

/** Shows the scenarios that the words name, or all, and prints one table. */
async function main(words: readonly string[]): Promise<boolean> {
  const wanted = words.length === 0 ? Object.keys(scenarios) : words;
  process.stderr.write("Starting etcd, Patroni, HAProxy, PgBouncer and two applications ...\n");
  const site = await openSite();
  const rows: ClusterRow[] = [];
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.once(signal, () => void site.close().finally(() => process.exit(1)));
  }
  try {
    for (const name of wanted) {
      const show = scenarios[name];
      if (show === undefined) throw new Error(`There is no "${name}": ${Object.keys(scenarios).join(", ")}`);
      process.stderr.write(`Showing ${name} ...\n`);
      rows.push(await show(site));
    }
  } finally {
    process.stdout.write(tableOf(rows));
    await site.close();
  }
  return rows.every(({ holds }) => holds);
}

const holds = await main(process.argv.slice(2));
process.exit(holds ? 0 : 1);

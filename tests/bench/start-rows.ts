import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { freePort, run, until } from "../faults/processes";
import { percentile } from "./compare";
import type { Row } from "./table";

/** From `npm start` (built already) to its first page: with a new database and demonstration, and with existing data. */
export async function startRows(): Promise<Row[]> {
  const fresh: number[] = [];
  const existing: number[] = [];
  for (let round = 0; round < 2; round += 1) {
    const folder = await mkdtemp(join(tmpdir(), "fairday-start-"));
    try {
      fresh.push(await firstPage(folder));
      for (let again = 0; again < 2; again += 1) existing.push(await firstPage(folder));
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }
  return [
    { name: "Start to first page, new data", ours: seconds(fresh) },
    { name: "Start to first page, existing data", ours: seconds(existing) },
  ];
}

const seconds = (times: number[]) => `${(percentile(times, 0.5) / 1000).toFixed(1)} s`;

async function firstPage(folder: string): Promise<number> {
  const port = await freePort();
  const begin = performance.now();
  const env = { PORT: String(port), DATA_DIR: folder };
  const starting = run({ script: "app/cli/launch.mjs", args: ["start"], env, readyAt: "Fairday is at" });
  let took = 0;
  await until("the first page", async () => {
    const page = await fetch(`http://localhost:${port}/`).catch(() => null);
    took = performance.now() - begin;
    return page?.status === 200;
  });
  const running = await starting;
  await running.end();
  return took;
}

import { freePort, startApplication } from "../faults/processes";
import type { Comparison } from "./compare";
import { publicPages } from "./page-rows";
import type { Setting } from "./setting";
import { comparedRow, milliseconds, type Row } from "./table";
import { compareWork, type Kind, pages, registrations, scans } from "./work";

/** Each of two processes meets half of the work, and compiles its code as late as that makes it. */
const warmUps = 3;

/**
 * The same work on two processes of the application behind a proxy of connections, against one behind the same: one
 * Postgres for both.
 */
export async function scaleRows(setting: Setting): Promise<Row[]> {
  const port = await freePort();
  const second = await startApplication({ ...setting.env, PORT: String(port) });
  try {
    const floor = { ...setting, port: await setting.start("proxy-server", { TARGETS: `${setting.port}` }) };
    const targets = `${setting.port},${port}`;
    const ours = { ...setting, port: await setting.start("proxy-server", { TARGETS: targets }) };
    const each = (await publicPages(setting)).map(({ name, path }) => pages(name, async () => [path]));
    const rows: Row[] = [];
    for (const kind of [scans, ...each, registrations]) {
      const result = await compareWork(kind, { ours, floor, warmUps });
      rows.push(rowOf(kind, result));
    }
    return rows;
  } finally {
    await second.end();
  }
}

/** Of the one process too the times are told, since what a second one costs shows in them. */
function rowOf({ name, unit }: Kind, result: Comparison): Row {
  const { ours, floor } = result;
  return {
    ...comparedRow(`${name}: two processes behind a proxy, against one`, unit, "", result),
    p50: `${milliseconds(ours.p50)}; one ${milliseconds(floor.p50)}`,
    p99: `${milliseconds(ours.p99)}; one ${milliseconds(floor.p99)}`,
  };
}

import { noTracer, type Tracer } from "~/app/adapters/tracing/tracer";
import { forgetPatrons } from "~/app/commands/forget-patrons.server";
import type { Purged } from "~/db/queries/purges";
import { aCenter, type TestCenter } from "../factories/center";
import { aYear } from "../factories/year";
import { percentile } from "./compare";
import { refreshPlans, type Setting } from "./setting";
import { milliseconds, type Row, whole } from "./table";

/** A city's year: what its 73 branches come to. */
const year = { events: 900, registrations: 60_000 };
const fiveYears = 5 * 366 * 24 * 3_600_000;

/**
 * All that a city's year leaves, due at once and forgotten by one process, against the same rows of another center by
 * bare statements: one for each table, without batches, locks or log. p50 and p99 are of a batch, which is how long it
 * holds its rows.
 */
export async function purgeRow(setting: Setting): Promise<Row> {
  const { services } = setting;
  const [ours, bare] = [await aCenter(services), await aCenter(services)];
  for (const center of [ours, bare]) await aYear(services, center, year);
  await refreshPlans(setting);
  const floor = await timed(() => purgeBare(setting, bare));
  await refreshPlans(setting);
  const batches: number[] = [];
  const later = new Date(services.clock.now().getTime() + fiveYears);
  const clock = { ...services.clock, now: () => later };
  const purge = await timed(() => forgetPatrons({ ...services, clock, tracer: timing(batches) }));
  const rows = sumOf(purge.result);
  if (rows !== floor.result) throw new Error(`${rows} rows were forgotten, and ${floor.result} by hand`);
  return {
    name: `Purge of a city's year: ${whole(year.registrations)} registrations, ${whole(rows)} rows in batches of 1,000, against bare statements`,
    ours: `${purge.seconds.toFixed(1)} s`,
    floor: `${floor.seconds.toFixed(1)} s`,
    ratio: (floor.seconds / purge.seconds).toFixed(2),
    p50: milliseconds(percentile(batches, 0.5)),
    p99: milliseconds(percentile(batches, 0.99)),
    throughput: `${whole(rows / purge.seconds)}/s`,
  };
}

async function timed<Result>(work: () => Promise<Result>) {
  const begin = performance.now();
  const result = await work();
  return { result, seconds: (performance.now() - begin) / 1000 };
}

const sumOf = (purged: Purged) => Object.values(purged).reduce((sum, rows) => sum + rows, 0);

/** Notes how long each transaction takes. */
const timing = (times: number[]): Tracer => ({
  ...noTracer,
  span: async (name, work, options) => {
    const begin = performance.now();
    const result = await noTracer.span(name, work, options);
    times.push(performance.now() - begin);
    return result;
  },
});

/** @returns how many rows went */
async function purgeBare({ services }: Setting, { id }: TestCenter): Promise<number> {
  const { sql } = services;
  const gone = await Promise.all([
    sql`delete from patrons where center_id = ${id}`,
    sql`update accommodations set cipher = null, key_id = null where center_id = ${id} and cipher is not null`,
    sql`delete from table_visits where center_id = ${id} and registration_id is not null`,
    sql`delete from registration_keys where center_id = ${id}`,
    sql.begin(async (tx) => {
      await tx`select set_config('fairday.purging', 'on', true)`;
      return tx`delete from consents where center_id = ${id}`;
    }),
  ]);
  return gone.reduce((sum, { count }) => sum + count, 0);
}

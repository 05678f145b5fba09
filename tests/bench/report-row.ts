import { request } from "node:http";
import { writeEventSums } from "~/app/commands/write-event-sums.server";
import { instantsOf } from "~/app/domain/reports/period";
import { localOf } from "~/app/domain/time/zoned-time";
import { findReport } from "~/db/queries/report";
import { aPerson, signedIn } from "../factories/people";
import { percentile } from "./compare";
import type { Setting } from "./setting";
import { milliseconds, type Row, whole } from "./table";

const rounds = 60;
const mostMs = 300;

/** One center's year: the page as it is read, and its queries alone, once the worker has summed up what is over. */
export async function reportRows(setting: Setting, over: string): Promise<Row[]> {
  const { services, center } = setting;
  const { email } = await aPerson(services, center, "staff");
  const cookie = (await signedIn(services, email)).headers.get("cookie") ?? "";
  const until = localOf(services.clock.now(), center.timeZone).date;
  const from = `${Number(until.slice(0, 4)) - 1}${until.slice(4)}`;
  const days = { from, until };
  const instants = instantsOf(days, center.timeZone);
  const span = { centerId: center.id, branchId: null, days, ...instants, now: services.clock.now() };
  const summing = performance.now();
  const summed = await writeEventSums(services);
  const seconds = (performance.now() - summing) / 1000;
  const page = await timed(() => readPage(setting, `/staff/report?from=${from}&until=${until}`, cookie));
  const queries = await timed(() => findReport(services.db, span));
  return [
    {
      name: `Summing up the events of ${over}, once: ${whole(summed)} events`,
      ours: `${seconds.toFixed(1)} s`,
    },
    rowOf(`Report page of a center's year over ${over}`, page),
    rowOf(`Its figures' queries at once, over ${over}`, queries),
  ];
}

const rowOf = (name: string, times: readonly number[]): Row => ({
  name,
  ours: `${milliseconds(percentile(times, 0.95))} p95`,
  target: `${mostMs} ms`,
  p50: milliseconds(percentile(times, 0.5)),
  p99: milliseconds(percentile(times, 0.99)),
});

async function timed(work: () => Promise<unknown>): Promise<number[]> {
  for (let n = 0; n < 5; n++) await work();
  const times: number[] = [];
  for (let n = 0; n < rounds; n++) {
    const begin = performance.now();
    await work();
    times.push(performance.now() - begin);
  }
  return times;
}

/** Reads a page to its end, as the center's own host. */
function readPage({ port, center }: Setting, path: string, cookie: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const headers = { host: center.host, cookie };
    const asked = request({ port, path, headers }, (answer) => {
      answer.resume();
      answer.on("end", () =>
        answer.statusCode === 200
          ? resolve()
          : reject(new Error(`${path} is answered with ${answer.statusCode}`)),
      );
    });
    asked.on("error", reject);
    asked.end();
  });
}

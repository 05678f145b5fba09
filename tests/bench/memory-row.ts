import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { freePort, type Running, startApplication, until } from "../faults/processes";
import { mixedLoad, openVisits } from "./mixed-load";
import { refreshPlans, type Setting } from "./setting";
import type { Row } from "./table";

/** Requests a second: what leaves most of a core to others. */
const perSecond = 40;
const loadSeconds = 50;
const idleSeconds = 10;
/** Code that is compiled and pages that are kept for the first time are no leak. */
const warmUp = 2;

interface Sample {
  minute: number;
  rss: number;
  heapUsed: number;
  external: number;
}

/**
 * The memory of one process under a mixed load, once a minute: after ten idle seconds and a forced collection. The
 * slope is fitted over all minutes but the first two; flat is the target.
 */
export async function memoryRows(setting: Setting, parts: string, minutes: number): Promise<Row[]> {
  if (!(minutes > warmUp + 1)) throw new Error(`memory: ${warmUp + 2} minutes or more give a slope.`);
  const nodeArgs = ["--expose-gc", "--import", join(parts, "memory-probe.js")];
  const port = await freePort();
  const application = await startApplication({ ...setting.env, PORT: String(port) }, nodeArgs);
  const visit = await openVisits(setting, port);
  const samples: Sample[] = [];
  let asked = 0;
  try {
    for (let minute = 1; minute <= minutes; minute += 1) {
      asked += await mixedLoad(visit, { seconds: loadSeconds, perSecond });
      if (minute === 1) await refreshPlans(setting);
      await pause(idleSeconds * 1000);
      const sample = { minute, ...(await memoryOf(application)) };
      samples.push(sample);
      process.stderr.write(`${wordsOf(sample)}\n`);
    }
  } finally {
    await application.end();
  }
  return [...samples.filter(isShown).map(rowOf), slopeRow(samples.slice(warmUp), asked)];
}

async function memoryOf(application: Running): Promise<Omit<Sample, "minute">> {
  const before = application.output().length;
  application.child.kill("SIGUSR2");
  const said = () => /^memory (\{.*\})$/m.exec(application.output().slice(before))?.[1];
  await until("the process says its memory", () => said() !== undefined);
  return JSON.parse(said() ?? "");
}

const megabytes = (bytes: number) => `${(bytes / 2 ** 20).toFixed(1)} MB`;
const wordsOf = ({ minute, rss, heapUsed, external }: Sample) =>
  `Minute ${minute}: ${megabytes(rss)} resident, ${megabytes(heapUsed)} heap, ${megabytes(external)} outside`;
/** About eight of them, the last among them. */
const isShown = (_: Sample, n: number, all: Sample[]) =>
  (all.length - 1 - n) % Math.ceil(all.length / 8) === 0;

const rowOf = ({ minute, rss, heapUsed }: Sample): Row => ({
  name: `Memory after ${minute} min of mixed load: heap; resident`,
  ours: `${megabytes(heapUsed)}; ${megabytes(rss)}`,
});

function slopeRow(samples: readonly Sample[], asked: number): Row {
  const anHour = (of: (sample: Sample) => number) => `${megabytes(slope(samples, of) * 60)}/h`;
  return {
    name: `Slope over the last ${samples.length} min: heap; resident (${asked} requests in all)`,
    ours: `${anHour(({ heapUsed }) => heapUsed)}; ${anHour(({ rss }) => rss)}`,
    target: "flat",
  };
}

/** Least squares, in units a minute. */
function slope(samples: readonly Sample[], of: (sample: Sample) => number): number {
  const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [x, y] = [mean(samples.map(({ minute }) => minute)), mean(samples.map(of))];
  const along = samples.map((sample) => (sample.minute - x) * (of(sample) - y));
  const square = samples.map(({ minute }) => (minute - x) ** 2);
  return mean(along) / mean(square);
}

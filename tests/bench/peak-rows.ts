import type { TestCenter } from "../factories/center";
import { percentile } from "./compare";
import { type Answers, openLoop } from "./open-loop";
import { makeScans } from "./scan-row";
import { makeEvent, makeTokens, refreshPlans, type Setting } from "./setting";
import { milliseconds, type Row, whole } from "./table";
import { aRegistrationBy } from "./work";

const rates = { scans: 150, registrations: 100 };
const seconds = { warmUp: 5, measured: 45 };
const mostMs = 100;
/** Of an event, more than ever come to it. */
const capacity = 1_000;

type Kind = keyof typeof rates;

/**
 * The country's busiest minute: scans at doors, and registrations for other events, in many centers at once, each sent
 * when it is due. Each registration has its confirmation, which a process of its own sends.
 */
export async function peakRows(
  setting: Setting,
  centers: readonly TestCenter[],
  over: string,
): Promise<Row[]> {
  const each = {
    scans: await scansIn(setting, centers),
    registrations: await registrationsIn(setting, centers),
  };
  await refreshPlans(setting);
  const streamOf = (kind: Kind, from: number, until: number) => ({
    requests: each[kind].slice(from * rates[kind], until * rates[kind]),
    perSecond: rates[kind],
    expect: 201,
  });
  const send = (from: number, until: number) =>
    openLoop(setting.port, [streamOf("scans", from, until), streamOf("registrations", from, until)]);
  await send(0, seconds.warmUp);
  const [scanned, registered] = await send(seconds.warmUp, seconds.warmUp + seconds.measured);
  const at = `in ${centers.length} centers for ${seconds.measured} s, by the clock, over ${over}`;
  return [
    rowOf("scans", `Scans beside ${rates.registrations} registrations/s ${at}`, scanned),
    rowOf("registrations", `Registrations with mails beside ${rates.scans} scans/s ${at}`, registered),
  ];
}

function rowOf(kind: Kind, name: string, answers: Answers | undefined): Row {
  const { latencies = [], faults = new Map<string, number>() } = answers ?? {};
  const failed = [...faults].map(([fault, times]) => `${times} times ${fault}`);
  return {
    name: `${name}: ${whole(latencies.length)}, ${failed.length === 0 ? "none failed" : failed.join(", ")}`,
    ours: `${milliseconds(percentile(latencies, 0.99))} p99`,
    target: `${mostMs} ms`,
    p50: milliseconds(percentile(latencies, 0.5)),
    p99: milliseconds(percentile(latencies, 0.99)),
    throughput: `${rates[kind]}/s`,
  };
}

/** How many of a kind each center gets. */
const perCenter = (kind: Kind, centers: readonly TestCenter[]) =>
  Math.ceil((rates[kind] * (seconds.warmUp + seconds.measured)) / centers.length);

async function scansIn({ services }: Setting, centers: readonly TestCenter[]): Promise<Buffer[]> {
  const requests: Buffer[][] = [];
  for (const center of centers) {
    const of = { services, center };
    const tokens = await makeTokens(of, "door", 3);
    const { id } = await makeEvent(of);
    const path = `/api/v1/events/${id}/scans`;
    requests.push(await makeScans(of, tokens, id, path, perCenter("scans", centers)));
  }
  return inTurns(requests);
}

async function registrationsIn({ services }: Setting, centers: readonly TestCenter[]): Promise<Buffer[]> {
  const requests: Buffer[][] = [];
  for (const center of centers) {
    const of = { services, center };
    const [token] = await makeTokens(of, "staff", 1);
    const { id } = await makeEvent(of, { capacity });
    const count = perCenter("registrations", centers);
    const email = (n: number) => `visitor${n}@peak.example`;
    requests.push(Array.from({ length: count }, (_, n) => aRegistrationBy(token, center.host, id, email(n))));
  }
  return inTurns(requests);
}

/** The first of each, then the second of each. */
const inTurns = (lists: readonly Buffer[][]): Buffer[] =>
  (lists[0] ?? []).flatMap((_, n) => lists.flatMap((list) => list.slice(n, n + 1)));

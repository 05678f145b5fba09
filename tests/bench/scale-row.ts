import { freePort, startApplication } from "../faults/processes";
import { compare } from "./compare";
import { each, load } from "./load";
import { makeScans } from "./scan-row";
import { makeEvent, makeTokens, refreshPlans, type Setting } from "./setting";
import { comparedRow, type Row } from "./table";

const rounds = 5;
const perRound = 2_000;
const warmUp = 4_000;

/** Scans with two processes of the application behind a proxy, against one behind the same: one Postgres for both. */
export async function scaleRow(setting: Setting): Promise<Row> {
  const tokens = await makeTokens(setting, "door", 300);
  const port = await freePort();
  const second = await startApplication({ ...setting.env, PORT: String(port) });
  try {
    const one = await setting.start("proxy-server", { TARGETS: String(setting.port) });
    const two = await setting.start("proxy-server", { TARGETS: `${setting.port},${port}` });
    const count = warmUp + rounds * perRound;
    const scansOf = async () => {
      const { id } = await makeEvent(setting);
      return makeScans(setting, tokens, id, `/api/v1/events/${id}/scans`, count);
    };
    const [ours, floor] = [await scansOf(), await scansOf()];
    const send = (to: number, requests: Buffer[]) => load({ port: to, next: each(requests), expect: [201] });
    const taken = (requests: Buffer[], round: number) =>
      requests.slice(warmUp + round * perRound, warmUp + (round + 1) * perRound);
    await send(two, ours.slice(0, warmUp));
    await send(one, floor.slice(0, warmUp));
    await refreshPlans(setting);
    const result = await compare(rounds, {
      ours: (round) => send(two, taken(ours, round)),
      floor: (round) => send(one, taken(floor, round)),
    });
    return comparedRow(
      "Scan over HTTP with two processes behind a proxy, against one",
      "scans/s",
      "",
      result,
    );
  } finally {
    await second.end();
  }
}

import { aPerson, signedIn } from "../factories/people";
import { percentile } from "./compare";
import { requestBytes } from "./load";
import { openLoop } from "./open-loop";
import type { Setting } from "./setting";
import { milliseconds, type Row, whole } from "./table";

const people = 8;
const perSecond = 40;
const seconds = 30;
const mostMs = 50;

/** What a desk logs, over HTTP, as its page sends it: signed in, one inquiry a request. */
export async function deskRow(setting: Setting, over: string): Promise<Row> {
  const { services, center, port } = setting;
  const cookies: string[] = [];
  for (let n = 0; n < people; n += 1) {
    const { email } = await aPerson(services, center, "staff");
    cookies.push((await signedIn(services, email)).headers.get("cookie") ?? "");
  }
  const requests = Array.from({ length: perSecond * (seconds + 2) }, (_, n) => {
    const headers = {
      cookie: cookies[n % people] ?? "",
      origin: `http://${center.host}`,
      "content-type": "application/json",
    };
    const facts = { branchId: center.branchId, category: "resume", channel: "in-person" };
    const body = JSON.stringify({ ...facts, id: services.ids.uuid(), answeredAt: services.clock.now() });
    return requestBytes("POST", "/api/v1/inquiries", { host: center.host, headers, body });
  });
  const warmUp = requests.splice(0, perSecond * 2);
  await openLoop(port, [{ requests: warmUp, perSecond, expect: 201 }]);
  const [answers] = await openLoop(port, [{ requests, perSecond, expect: 201 }]);
  const { latencies = [], faults = new Map<string, number>() } = answers ?? {};
  if (faults.size > 0) throw new Error(`Entries of the desk failed: ${JSON.stringify([...faults])}`);
  return {
    name: `Desk entry over ${over}: ${whole(requests.length)} of ${people} people, ${perSecond}/s by the clock`,
    ours: `${milliseconds(percentile(latencies, 0.95))} p95`,
    target: `${mostMs} ms`,
    p50: milliseconds(percentile(latencies, 0.5)),
    p99: milliseconds(percentile(latencies, 0.99)),
    throughput: `${perSecond}/s`,
  };
}

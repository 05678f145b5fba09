import { setTimeout as pause } from "node:timers/promises";
import { makeEvent, makeTokens, type Setting } from "./setting";

/** A kept connection that the server ends as a request leaves would end the run; visitors come anew as well. */
const own = { connection: "close" };

/** One visitor's way: three requests of others' pages, a place, the ticket's two pages, a scan, a stream that ends. */
const stepsOfVisit = 8;

/** One visitor's way through the application on a port, for an event that is made now: pages of others are kept once. */
export async function openVisits(setting: Setting, port: number): Promise<(n: number) => Promise<void>> {
  const event = await makeEvent(setting, { capacity: null });
  const [staff = ""] = await makeTokens(setting, "staff", 1);
  const [door = ""] = await makeTokens(setting, "door", 1);
  return visitOf(`http://127.0.0.1:${port}`, event, { staff, door });
}

/**
 * Sends visitors at a bounded rate, for so many seconds.
 * @returns how many requests were answered
 * @throws on an unexpected status
 */
export async function mixedLoad(
  visit: (n: number) => Promise<void>,
  { seconds, perSecond }: { seconds: number; perSecond: number },
): Promise<number> {
  const visits: Promise<void>[] = [];
  const faults: unknown[] = [];
  const end = performance.now() + seconds * 1000;
  let n = 0;
  for (; performance.now() < end && faults.length === 0; n += 1) {
    visits.push(visit(n).catch((error: unknown) => void faults.push(error)));
    await pause((stepsOfVisit * 1000) / perSecond);
  }
  await Promise.all(visits);
  if (faults.length > 0) throw faults[0];
  return n * stepsOfVisit;
}

function visitOf(
  origin: string,
  { id, slug }: { id: string; slug: string },
  tokens: { staff: string; door: string },
): (n: number) => Promise<void> {
  const page = async (path: string) => {
    const answer = await fetch(new URL(path, origin), { headers: { ...own, accept: "text/html" } });
    await answer.text();
    if (answer.status !== 200) throw new Error(`A page answered ${answer.status}`);
  };
  const post = async (token: string, path: string, body: object) => {
    const answer = await fetch(`${origin}/api/v1/events/${id}/${path}`, {
      method: "POST",
      headers: { ...own, authorization: `Bearer ${token}`, "content-type": "application/json" },
      body: JSON.stringify(body),
    });
    if (answer.status !== 201) throw new Error(`${path} answered ${answer.status}`);
    return answer.json();
  };
  const stream = async () => {
    const leaving = new AbortController();
    const answer = await fetch(`${origin}/api/v1/events/${id}/attendance/stream`, {
      headers: { ...own, authorization: `Bearer ${tokens.door}` },
      signal: leaving.signal,
    });
    const reader = answer.body?.getReader();
    await reader?.read();
    leaving.abort();
    await reader?.cancel().catch(() => {});
  };
  return async (n) => {
    for (const path of ["/", `/events/${slug}`, `/events/${slug}/registration`]) await page(path);
    const made = await post(tokens.staff, "registrations", {
      name: `Visitor ${n}`,
      email: `visitor${n}@memory.example`,
    });
    const { pathname } = new URL(made.ticket.url);
    const manage = new URL(made.manageUrl).pathname;
    for (const path of [pathname, manage]) await page(path);
    await post(tokens.door, "scans", { scanId: crypto.randomUUID(), code: pathname.split("/").at(-1) });
    await stream();
  };
}

import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { postgresLive } from "~/app/adapters/live/postgres-live.server";
import type { Services } from "~/app/adapters/services";
import { attendanceStreams } from "~/app/api/attendance-stream";
import { createToken } from "~/app/commands/create-token.server";
import { recordScan } from "~/app/commands/record-scan.server";
import { withdrawToken } from "~/app/commands/withdraw-token.server";
import { connect } from "~/db/client.server";
import { aCenter, anActor, aPublishedEvent, aRegistration, type TestCenter } from "~/tests/factories/center";
import { createTestServer, type TestServer } from "~/tests/factories/server";
import { createTestServices, type TestServices } from "~/tests/factories/services";
import { until } from "~/tests/faults/processes";

let services: TestServices;
let center: TestCenter;
let eventId: string;
let server: TestServer;
/** The process that serves the streams, and another on the same database. */
let here: Process;
let elsewhere: Process;
const faults: unknown[] = [];

interface Process {
  services: Services;
  close(): Promise<void>;
}

function openProcess(): Process {
  const { db, sql, close } = connect(services.url);
  const live = postgresLive(sql, services.url, (error) => faults.push(error));
  return {
    services: { ...services, db, sql, live },
    close: async () => {
      await live.close();
      await close();
    },
  };
}

beforeAll(async () => {
  services = await createTestServices();
  center = await aCenter(services);
  here = openProcess();
  elsewhere = openProcess();
  server = createTestServer(here.services);
});
beforeEach(async () => {
  eventId = await aPublishedEvent(services, center);
});
afterEach(() => {
  attendanceStreams.endAll();
  expect([...server.faults, ...faults]).toEqual([]);
});
afterAll(async () => {
  await here.close();
  await elsewhere.close();
  await services.drop();
});

interface Message {
  id: string | undefined;
  event: string | undefined;
  data: Record<string, unknown>;
  /** When it came, in milliseconds of the machine's own clock. */
  at: number;
}

async function ask(path: string, token: string, signal?: AbortSignal): Promise<Response> {
  const headers = { host: center.host, authorization: `Bearer ${token}` };
  return server.fetch(
    new Request(`http://${center.host}/api/v1${path}`, {
      headers,
      ...(signal === undefined ? {} : { signal }),
    }),
  );
}

async function aToken(limitedTo: string | null = null): Promise<{ token: string; tokenId: string }> {
  const actor = anActor(services, center.id, "admin");
  const made = await createToken(services, {
    actor,
    label: "a door",
    role: "door",
    eventId: limitedTo,
    employerId: null,
  });
  if (made.outcome === "refused") throw new Error(made.reason);
  return made;
}

/** A stream that is open and listens, and all that it has said so far. */
async function openStream({ token, of = eventId }: { token?: string; of?: string } = {}) {
  const response = await ask(`/events/${of}/attendance/stream`, token ?? (await aToken()).token);
  if (response.body === null) throw new Error("no stream");
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  const messages: Message[] = [];
  const stream = { response, messages, text: "", isOver: false, cancel: () => reader.cancel() };
  void (async () => {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      stream.text += value;
      messages.push(...messagesIn(value));
    }
    stream.isOver = true;
  })();
  await until("the first counts come", () => messages.length > 0, 10_000);
  return stream;
}

/** Each chunk holds whole messages. */
function messagesIn(chunk: string): Message[] {
  const at = performance.now();
  return chunk.split("\n\n").flatMap((block) => {
    const fields = new Map(
      block.split("\n").map((line) => [line.split(": ")[0], line.slice(line.indexOf(": ") + 2)]),
    );
    const data = fields.get("data");
    if (data === undefined) return [];
    return [{ id: fields.get("id"), event: fields.get("event"), data: JSON.parse(data), at }];
  });
}

async function scan(process: Process, text: string): Promise<void> {
  const result = await recordScan(process.services, {
    actor: center.door,
    eventId,
    scanId: services.ids.uuid(),
    text,
    scannedAt: null,
    door: "Main",
    device: null,
    override: false,
    verdictMs: null,
  });
  expect(result.outcome).toBe("recorded");
}

describe("an event's stream", () => {
  test("tells the counts at once, and whose they are", async () => {
    const { ticketCode } = await aRegistration(services, center, eventId);
    await scan(here, ticketCode);
    const { response, messages } = await openStream();
    expect(response.status).toBe(200);
    expect(response.headers.get("content-type")).toBe("text/event-stream");
    expect(response.headers.get("cache-control")).toBe("no-store");
    expect(messages[0]).toMatchObject({
      id: "1",
      event: "attendance",
      data: { eventId, registered: 1, admitted: 1, refused: 0 },
    });
  });

  test("tells within a second of a scan that another process recorded", async () => {
    const { ticketCode } = await aRegistration(services, center, eventId);
    const { messages } = await openStream();
    await scan(elsewhere, ticketCode);
    await until("the arrival shows", () => messages.some(({ data }) => data.admitted === 1), 1_000);
    expect(messages.at(-1)).toMatchObject({ id: "2", data: { eventId, registered: 1, admitted: 1 } });
  });

  test("says nothing of another event", async () => {
    const { messages } = await openStream();
    const of = await aPublishedEvent(services, center);
    const another = await openStream({ of });
    elsewhere.services.live.announce({ kind: "attendance", centerId: center.id, eventId: of });
    await until("the other's stream tells", () => another.messages.length === 2, 10_000);
    await aRegistration(elsewhere.services, center, eventId);
    await until("its own change shows", () => messages.at(-1)?.data.registered === 1, 10_000);
    expect(messages.map(({ id, data }) => [id, data.eventId])).toEqual([
      ["1", eventId],
      ["2", eventId],
    ]);
  });

  test("tells at most four times a second of a hundred scans in two processes, and the last state", async () => {
    const { ticketCode } = await aRegistration(services, center, eventId);
    const { messages } = await openStream();
    let scans = 0;
    for (; scans < 100 || messages.length < 5; scans++)
      await scan(scans % 2 === 0 ? here : elsewhere, ticketCode);
    await until("the last state shows", () => messages.at(-1)?.data.refused === scans - 1, 10_000);
    const pauses = messages.slice(1).map(({ at }, before) => at - (messages[before]?.at ?? at));
    expect(Math.min(...pauses)).toBeGreaterThan(245);
    expect(messages.at(-1)?.data).toEqual({ eventId, registered: 1, admitted: 1, refused: scans - 1 });
  });

  test("reads again by itself after counts that could not be read", async () => {
    const { messages } = await openStream();
    const blocked = async () => {
      const [row] = await services.sql<{ pid: number }[]>`
        select pid from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
      return row?.pid;
    };
    await services.sql.begin(async (tx) => {
      await tx`lock table scans in access exclusive mode`;
      elsewhere.services.live.announce({ kind: "attendance", centerId: center.id, eventId });
      await until("the counts are being read", async () => (await blocked()) !== undefined, 10_000);
      await services.sql`select pg_terminate_backend(${(await blocked()) ?? 0})`;
    });
    await until("they are read again", () => messages.length > 1, 10_000);
  });

  test("reads again after its word of changes was cut off for a while", async () => {
    const { messages } = await openStream();
    await aRegistration(services, center, eventId);
    await services.sql`
      select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and query = 'listen "fairday"'`;
    await until("what changed meanwhile shows", () => messages.at(-1)?.data.registered === 1, 10_000);
  });

  test("is kept open by a word each 25 seconds", async () => {
    vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
    try {
      const stream = await openStream();
      vi.advanceTimersByTime(24_999);
      expect(stream.text).not.toContain(": here");
      vi.advanceTimersByTime(1);
      await until("the word comes", () => stream.text.includes(": here\n\n"), 10_000);
    } finally {
      vi.useRealTimers();
    }
  });
});

describe("a stream ends", () => {
  test("and says so as soon as its token is withdrawn in any process, and no other's", async () => {
    const withdrawn = await aToken();
    const [ended, other] = await Promise.all([openStream(withdrawn), openStream()]);
    const actor = anActor(services, center.id, "admin");
    await withdrawToken(elsewhere.services, { actor, tokenId: withdrawn.tokenId });
    await until("it ends", () => ended.isOver, 10_000);
    expect(ended.messages.at(-1)).toMatchObject({ event: "ended", data: { reason: "access-withdrawn" } });
    expect(other.isOver).toBe(false);
    expect(other.messages.map(({ event }) => event)).toEqual(["attendance"]);
  });

  test("with a hint when to come back, each of them, where the server ends", async () => {
    const streams = await Promise.all([openStream(), openStream()]);
    attendanceStreams.endAll();
    await until("all have ended", () => streams.every(({ isOver }) => isOver), 10_000);
    for (const { text } of streams) expect(text).toMatch(/\n\nretry: 1000\n\n$/);
  });

  test("where nobody reads it any more, and where whoever asked is gone before it began", async () => {
    const { token } = await aToken();
    const response = await ask(`/events/${eventId}/attendance/stream`, token);
    await expect(response.body?.cancel()).resolves.toBeUndefined();
    const gone = new AbortController();
    const asked = ask(`/events/${eventId}/attendance/stream`, token, gone.signal);
    gone.abort();
    const text = await (await asked).text();
    expect(text).not.toContain("attendance");
  });
});

describe("no stream is given", () => {
  test("of another center's event, nor of one that is none", async () => {
    const abroad = await aCenter(services);
    const { token } = await aToken();
    for (const id of [await aPublishedEvent(services, abroad), services.ids.uuid()]) {
      const response = await ask(`/events/${id}/attendance/stream`, token);
      expect(response.status).toBe(404);
      await response.body?.cancel();
    }
  });

  test("to a token of another event", async () => {
    const { token } = await aToken(await aPublishedEvent(services, center));
    const response = await ask(`/events/${eventId}/attendance/stream`, token);
    expect(response.status).toBe(403);
    await response.body?.cancel();
  });
});

import {
  type AttendanceCounts,
  type FoundTicket,
  type ItemAnswer,
  readCounts,
  readFoundTickets,
  readItems,
  readProblem,
  readScanReply,
  type ScanReply,
} from "./answers";
import type { ToSend } from "./items";
import { type RosterAnswer, readRoster } from "./roster-data";

/** What became of a request. Only `answered` and `refused` are the server's word on it; all else is tried again. */
export type Sent<Answer> =
  | { outcome: "answered"; answer: Answer }
  /** No answer, or none of ours: no signal, a restart, a Wi-Fi's own sign-in page. */
  | { outcome: "no-connection" }
  /** `isOver`: this device's own pass has ended. */
  | { outcome: "sign-in-required"; isOver?: true }
  | { outcome: "wait"; milliseconds: number }
  /** The server understood and will not: asking again changes nothing. */
  | { outcome: "refused"; status: number; code: string; detail: string };

export interface DoorApi {
  /** `verdictMs` is measured by the caller at the moment of sending. */
  send: (item: ToSend, verdictMs: number) => Promise<Sent<ScanReply | null>>;
  /** Sends what piled up in one request: an answer for each item, in its order. */
  sendBatch: (items: readonly ToSend[]) => Promise<Sent<Sent<ScanReply | null>[]>>;
  search: (text: string) => Promise<Sent<FoundTicket[]>>;
  attendance: () => Promise<Sent<AttendanceCounts>>;
  /** The event's list: whole, or what changed since a cursor of before. */
  roster: (since: string | null) => Promise<Sent<RosterAnswer>>;
}

/** An answer later than this is none for a person who waits. The same id makes a second try harmless. */
const patience = 6_000;
/** A batch or a list is larger, and nobody waits before it. */
const batchPatience = 30_000;
const rosterPatience = 60_000;

/** The most that the server takes for a measure: a scan that waited longer says "an hour or more". */
const longestMeasure = 3_600_000;

/** The door's port to API v1, by the sign-in's or the door pass's cookie. */
export function doorApi(eventId: string, fetcher: typeof fetch): DoorApi {
  const event = `/api/v1/events/${encodeURIComponent(eventId)}`;
  const call = <Answer>(path: string, init: RequestInit, read: Read<Answer>) =>
    request(fetcher, path, init, read);
  return {
    async send(item, verdictMs) {
      switch (item.kind) {
        case "entry":
        case "exit":
          return call(
            `${event}/scans`,
            post({ ...bodyOfItem(item), verdictMs: measure(verdictMs) }),
            readScanReply,
          );
        case "walk-in": {
          const { kind: _, ...body } = bodyOfItem(item);
          return call(`${event}/walk-ins`, post(body), readScanReply);
        }
        default:
          return first(await sendBatch([item]));
      }
    },
    sendBatch,
    search: (text) => call(`${event}/ticket-search`, post({ q: text }), readFoundTickets),
    attendance: () => call(`${event}/attendance`, {}, readCounts),
    roster: (since) => {
      const query = since === null ? "" : `?since=${encodeURIComponent(since)}`;
      return request(fetcher, `${event}/roster${query}`, {}, readRoster, rosterPatience);
    },
  };

  async function sendBatch(items: readonly ToSend[]): Promise<Sent<Sent<ScanReply | null>[]>> {
    const sent = await request(
      fetcher,
      `${event}/scans`,
      post(items.map(bodyOfItem)),
      readItems,
      batchPatience,
    );
    return sent.outcome === "answered" ? { ...sent, answer: sent.answer.map(sentOfItem) } : sent;
  }
}

const first = (sent: Sent<Sent<ScanReply | null>[]>): Sent<ScanReply | null> =>
  sent.outcome === "answered" ? (sent.answer[0] ?? { outcome: "no-connection" }) : sent;

const measure = (verdictMs: number) => Math.min(verdictMs, longestMeasure);

/** An item as the API takes it. */
function bodyOfItem(item: ToSend) {
  const { scannedAt, ...rest } = item;
  const body = { ...rest, scannedAt: scannedAt.toISOString() };
  if (body.kind === "undo") {
    const { was: _, ...undo } = body;
    return undo;
  }
  if (body.kind !== "walk-in" || body.name !== null) return body;
  const { name: _, language: __, ...nameless } = body;
  return nameless;
}

function sentOfItem({ status, reply, problem }: ItemAnswer): Sent<ScanReply | null> {
  if (status < 300) return { outcome: "answered", answer: reply };
  if (status === 401) return { outcome: "sign-in-required" };
  if (problem === null || status >= 500) return { outcome: "no-connection" };
  return status === 429
    ? { outcome: "wait", milliseconds: 1_000 }
    : { outcome: "refused", status, ...problem };
}

export const post = (body: object, method: "POST" | "PUT" = "POST"): RequestInit => ({
  method,
  headers: { "content-type": "application/json" },
  body: JSON.stringify(body),
});

/** Null where the body is not the answer that was asked for. */
export type Read<Answer> = (body: unknown, status: number) => Answer | null;

/** One request to the API, and what became of it. */
export async function request<Answer>(
  fetcher: typeof fetch,
  path: string,
  init: RequestInit,
  read: Read<Answer>,
  limit = patience,
): Promise<Sent<Answer>> {
  const abort = new AbortController();
  const timer = setTimeout(() => abort.abort(), limit);
  try {
    // A portal that catches all traffic redirects to itself: that is no answer.
    const response = await fetcher(path, {
      ...init,
      redirect: "error",
      cache: "no-store",
      signal: abort.signal,
    });
    return await sentOf(response, read);
  } catch {
    return { outcome: "no-connection" };
  } finally {
    clearTimeout(timer);
  }
}

async function sentOf<Answer>(response: Response, read: Read<Answer>): Promise<Sent<Answer>> {
  const body = await bodyOf(response);
  if (response.ok) {
    const answer = read(body, response.status);
    return answer === null ? { outcome: "no-connection" } : { outcome: "answered", answer };
  }
  const problem = readProblem(body);
  if (response.status === 429) return { outcome: "wait", milliseconds: waitOf(response) };
  if (problem === null || response.status >= 500) return { outcome: "no-connection" };
  if (response.status === 401)
    return { outcome: "sign-in-required", ...(problem.code === "device-over" && { isOver: true }) };
  return { outcome: "refused", status: response.status, ...problem };
}

/** JSON, or undefined: an undo's answer may be empty, and a portal's is HTML. */
async function bodyOf(response: Response): Promise<unknown> {
  const text = await response.text();
  try {
    return text === "" ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Retry-After in seconds (RFC 9110, 10.2.3); a second where it says nothing that counts. */
function waitOf(response: Response): number {
  const seconds = Number(response.headers.get("retry-after"));
  return Number.isFinite(seconds) && seconds > 0 ? Math.min(seconds, 60) * 1_000 : 1_000;
}

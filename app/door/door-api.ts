import {
  type AttendanceCounts,
  type FoundTicket,
  readCounts,
  readFoundTickets,
  readProblem,
  readScanReply,
  type ScanReply,
} from "./answers";
import type { ScanToSend, ToSend, UndoToSend, WalkInToSend } from "./scan-queue";

/** What became of a request. Only `answered` and `refused` are the server's word on it; all else is tried again. */
export type Sent<Answer> =
  | { outcome: "answered"; answer: Answer }
  /** No answer, or none of ours: no signal, a restart, a Wi-Fi's own sign-in page. */
  | { outcome: "no-connection" }
  | { outcome: "sign-in-required" }
  | { outcome: "wait"; milliseconds: number }
  /** The server understood and will not: asking again changes nothing. */
  | { outcome: "refused"; status: number; code: string; detail: string };

export interface DoorApi {
  /** `verdictMs` is measured by the caller at the moment of sending. */
  send: (item: ToSend, verdictMs: number) => Promise<Sent<ScanReply | null>>;
  search: (text: string) => Promise<Sent<FoundTicket[]>>;
  attendance: () => Promise<Sent<AttendanceCounts>>;
}

/** An answer later than this is none for a person who waits. The same id makes a second try harmless. */
const patience = 6_000;

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
        case "scan":
          return call(`${event}/scans`, post(scanBody(item, verdictMs)), readScanReply);
        case "walk-in":
          return call(`${event}/walk-ins`, post(walkInBody(item)), readScanReply);
        case "undo":
          return undoRequest(fetcher, item);
      }
    },
    search: (text) => call(`${event}/ticket-search`, post({ q: text }), readFoundTickets),
    attendance: () => call(`${event}/attendance`, {}, readCounts),
  };
}

function scanBody(item: ScanToSend, verdictMs: number) {
  const { scanId, code, scannedAt, door, device, override } = item;
  const sent = {
    scanId,
    code,
    scannedAt: scannedAt.toISOString(),
    door,
    device,
    ...(override && { override }),
  };
  return { ...sent, verdictMs: Math.min(verdictMs, longestMeasure) };
}

function walkInBody(item: WalkInToSend) {
  const { scanId, name, language, scannedAt, door, device, override } = item;
  const person = name === null ? {} : { name, language };
  return {
    scanId,
    ...person,
    scannedAt: scannedAt.toISOString(),
    door,
    device,
    ...(override && { override }),
  };
}

/** An undo is done also where its answer is empty. */
async function undoRequest(fetcher: typeof fetch, item: UndoToSend): Promise<Sent<ScanReply | null>> {
  const query = new URLSearchParams({ undoId: item.scanId, undoneAt: item.scannedAt.toISOString() });
  const path = `/api/v1/scans/${encodeURIComponent(item.undoes)}?${query}`;
  const sent = await request(fetcher, path, { method: "DELETE" }, (body, status) => {
    const reply = readScanReply(body);
    return reply === null && status !== 204 ? null : { reply };
  });
  return sent.outcome === "answered" ? { outcome: "answered", answer: sent.answer.reply } : sent;
}

const post = (body: object): RequestInit => ({
  method: "POST",
  headers: { "content-type": "application/json" },
  body: JSON.stringify(body),
});

/** Null where the body is not the answer that was asked for. */
type Read<Answer> = (body: unknown, status: number) => Answer | null;

async function request<Answer>(
  fetcher: typeof fetch,
  path: string,
  init: RequestInit,
  read: Read<Answer>,
): Promise<Sent<Answer>> {
  const abort = new AbortController();
  const timer = setTimeout(() => abort.abort(), patience);
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
  if (response.status === 401) return { outcome: "sign-in-required" };
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

import { post, request, type Sent } from "~/app/door/door-api";
import { isRecord } from "~/app/door/reading";
import type { QueueApi } from "~/app/door/send-queue";
import type { DeskItem, InquiryToSend, UndoToSend } from "./items";

/** The desk's way to API v1, by the sign-in's cookie. An answer says no more than that it is there. */
export type DeskApi = QueueApi<DeskItem, true>;

const path = "/api/v1/inquiries";
const batchPatience = 30_000;

export function deskApi(fetcher: typeof fetch): DeskApi {
  const log = (item: InquiryToSend) => request(fetcher, path, post(bodyOf(item)), readLogged);
  const undo = async ({ undoes }: UndoToSend): Promise<Sent<true>> => {
    const address = `${path}/${encodeURIComponent(undoes)}`;
    // A portal's page answers 200: what was taken back is answered without a body.
    const readGone = (_body: unknown, status: number) => (status === 204 ? true : null);
    const sent = await request(fetcher, address, { method: "DELETE" }, readGone);
    // It never came to be, so nothing is left to take back.
    const isNowhere = sent.outcome === "refused" && sent.code === "not-found";
    return isNowhere ? { outcome: "answered", answer: true } : sent;
  };
  const send = (item: DeskItem) => (item.kind === "undo" ? undo(item) : log(item));

  /** Inquiries in one request, and what is taken back after them. */
  async function sendBatch(items: readonly DeskItem[]): Promise<Sent<Sent<true>[]>> {
    const inquiries = items.filter((item) => item.kind === "inquiry");
    const logged = await sendInquiries(inquiries);
    if (logged.outcome !== "answered") return logged;
    const answers = new Map(inquiries.map(({ scanId }, n) => [scanId, logged.answer[n]]));
    for (const item of items) if (item.kind === "undo") answers.set(item.scanId, await undo(item));
    const lost: Sent<true> = { outcome: "no-connection" };
    return { outcome: "answered", answer: items.map(({ scanId }) => answers.get(scanId) ?? lost) };
  }

  async function sendInquiries(inquiries: readonly InquiryToSend[]): Promise<Sent<Sent<true>[]>> {
    if (inquiries.length === 0) return { outcome: "answered", answer: [] };
    const body = post({ items: inquiries.map(bodyOf) });
    return request(fetcher, path, body, readBatch, batchPatience);
  }

  return { send: (item) => send(item), sendBatch };
}

function bodyOf({ scanId, scannedAt, maker, ...inquiry }: InquiryToSend) {
  const { kind: _, ...facts } = inquiry;
  const madeBy = maker === undefined ? {} : { madeBy: maker };
  return { ...facts, ...madeBy, id: scanId, answeredAt: scannedAt.toISOString() };
}

/** Null where it is none: a hotel's sign-in page answers 200 too. */
const readLogged = (body: unknown) => (isRecord(body) && typeof body.id === "string" ? true : null);

function readBatch(body: unknown): Sent<true>[] | null {
  if (!isRecord(body) || !Array.isArray(body.items)) return null;
  return body.items.map(readItem);
}

function readItem(item: unknown): Sent<true> {
  if (!isRecord(item) || typeof item.status !== "number") return { outcome: "no-connection" };
  const { status, problem } = item;
  if (status < 300) return { outcome: "answered", answer: true };
  if (!isRecord(problem) || status >= 500) return { outcome: "no-connection" };
  return { outcome: "refused", status, code: String(problem.code), detail: String(problem.detail) };
}

import type { ScanReply } from "~/app/door/answers";
import type { DoorApi, Sent } from "~/app/door/door-api";
import type { ToSend } from "~/app/door/items";
import type { StreamEvents } from "~/app/door/live-counts";
import type { RosterAnswer } from "~/app/door/roster-data";

export type Answer = Sent<ScanReply | null>;

interface FakeServer {
  answer(item: ToSend): Promise<Answer>;
  counts: Awaited<ReturnType<DoorApi["attendance"]>>;
  asked: number;
  roster(since: string | null): Promise<Sent<RosterAnswer>>;
  /** The answer to a batch as a whole; null where each item has its own. */
  whole(items: readonly ToSend[]): ReturnType<DoorApi["sendBatch"]> | null;
}

/** A server that answers as the test says, and remembers what it was asked. */
export function fakeApi() {
  const sent: { item: ToSend; verdictMs: number }[] = [];
  const batches: string[][] = [];
  const server: FakeServer = {
    answer: async (item) => admitted(item),
    counts: { outcome: "answered", answer: { registered: 9, admitted: 1, refused: 0 } },
    asked: 0,
    roster: async () => ({ outcome: "no-connection" }),
    whole: () => null,
  };
  const api: DoorApi = {
    send(item, verdictMs) {
      sent.push({ item, verdictMs });
      return server.answer(item);
    },
    async sendBatch(items) {
      batches.push(items.map(({ scanId }) => scanId));
      const whole = server.whole(items);
      if (whole !== null) return whole;
      const answer = [];
      for (const item of items) {
        sent.push({ item, verdictMs: 0 });
        answer.push(await server.answer(item));
      }
      const isCut = answer.every(({ outcome }) => outcome === "no-connection");
      return isCut ? { outcome: "no-connection" } : { outcome: "answered", answer };
    },
    roster: (since) => server.roster(since),
    search: async () => ({ outcome: "answered", answer: [] }),
    async attendance() {
      server.asked += 1;
      return server.counts;
    },
  };
  return { api, server, sent, batches };
}

export const noConnection = async (): Promise<Answer> => ({ outcome: "no-connection" });
export const signInRequired = async (): Promise<Answer> => ({ outcome: "sign-in-required" });

export const refusedAs =
  (status: number, code: string) =>
  async (): Promise<{ outcome: "refused"; status: number; code: string; detail: string }> => ({
    outcome: "refused",
    status,
    code,
    detail: "",
  });

export function admitted(item: ToSend, change: Partial<ScanReply> = {}): Answer {
  const ticket = { name: "Ana Ruiz", shortCode: "10000012" };
  const reply: ScanReply = {
    scanId: item.scanId,
    outcome: "admitted",
    at: item.scannedAt,
    ticket,
    people: 1,
    flags: [],
  };
  return { outcome: "answered", answer: { ...reply, ...change } };
}

/** A stream that the test speaks for. */
export function fakeStream() {
  const streams: (StreamEvents & { closed: boolean })[] = [];
  return {
    streams,
    open: (events: StreamEvents) => {
      const stream = { ...events, closed: false };
      streams.push(stream);
      return () => {
        stream.closed = true;
      };
    },
  };
}

import type { ScanReply } from "~/app/door/answers";
import type { DoorApi, Sent } from "~/app/door/door-api";
import type { StreamEvents } from "~/app/door/live-counts";
import type { ToSend } from "~/app/door/scan-queue";

export type Answer = Sent<ScanReply | null>;

interface FakeServer {
  answer(item: ToSend): Promise<Answer>;
  counts: Awaited<ReturnType<DoorApi["attendance"]>>;
  asked: number;
}

/** A server that answers as the test says, and remembers what it was asked. */
export function fakeApi() {
  const sent: { item: ToSend; verdictMs: number }[] = [];
  const server: FakeServer = {
    answer: async (item) => admitted(item),
    counts: { outcome: "answered", answer: { registered: 9, admitted: 1, refused: 0 } },
    asked: 0,
  };
  const api: DoorApi = {
    send(item, verdictMs) {
      sent.push({ item, verdictMs });
      return server.answer(item);
    },
    search: async () => ({ outcome: "answered", answer: [] }),
    async attendance() {
      server.asked += 1;
      return server.counts;
    },
  };
  return { api, server, sent };
}

export const noConnection = async (): Promise<Answer> => ({ outcome: "no-connection" });
export const signInRequired = async (): Promise<Answer> => ({ outcome: "sign-in-required" });

export function admitted(item: ToSend, change: Partial<ScanReply> = {}): Answer {
  const ticket = { name: "Ana Ruiz", shortCode: "10000012" };
  const reply: ScanReply = {
    scanId: item.scanId,
    outcome: "admitted",
    at: item.scannedAt,
    ticket,
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

import type { HttpBindings } from "@hono/node-server";
import { Hono } from "hono";
import { streamSSE } from "hono/streaming";
import { fold, isSearchable } from "~/app/domain/text/fold";
import { readScannedText } from "~/app/domain/tickets/scanned-text";

export interface StubTicket {
  code: string;
  shortCode: string;
  name: string;
  state: "registered" | "cancelled" | "revoked" | "other-event";
}

/** What goes wrong, switched by the test while the page is open. */
export interface StubFaults {
  signedOut: boolean;
  /** Connections are cut without an answer. */
  cut: boolean;
  delayMs: number;
  doorClosed: boolean;
}

interface StubScan {
  body: Record<string, unknown>;
  answer: Record<string, unknown>;
}

export interface StubApi {
  app: Hono<{ Bindings: HttpBindings }>;
  faults: StubFaults;
  /** Every request for a scan as it came, replays included. */
  received: Record<string, unknown>[];
  /** What is stored, by scan id. */
  scans: Map<string, StubScan>;
  withdraw: () => void;
}

/** The door's part of API v1 in memory, strict about ids as the server is: one id, one answer. */
export function stubApi(tickets: readonly StubTicket[], now: () => Date): StubApi {
  const app = new Hono<{ Bindings: HttpBindings }>();
  const faults: StubFaults = { signedOut: false, cut: false, delayMs: 0, doorClosed: false };
  const received: Record<string, unknown>[] = [];
  const scans = new Map<string, StubScan>();
  const undone = new Map<string, string>();
  const listeners = new Set<(event: string) => void>();
  const problem = (status: number, code: string) =>
    Response.json({ type: "about:blank", title: code, status, code, detail: code }, { status });

  const standing = () => [...scans.values()].filter(({ body }) => !undone.has(String(body.scanId)));
  const counts = () => ({
    registered: 142,
    admitted: standing().filter(({ answer }) => answer.outcome === "admitted").length,
    refused: standing().filter(({ answer }) => answer.outcome !== "admitted").length,
  });
  const tell = () => listeners.forEach((listener) => listener("attendance"));

  app.use("/api/*", async (c, next) => {
    if (faults.cut) {
      c.env.outgoing.destroy();
      return c.body(null);
    }
    if (faults.signedOut) return problem(401, "sign-in-required");
    await new Promise((resolve) => setTimeout(resolve, faults.delayMs));
    return next();
  });

  const answerOf = (body: Record<string, unknown>) => {
    const at = typeof body.scannedAt === "string" ? body.scannedAt : now().toISOString();
    const base = { scanId: body.scanId, at };
    const read = readScannedText(String(body.code));
    const found = tickets.find(({ code, shortCode }) =>
      read.kind === "ticket-code"
        ? read.code === code
        : read.kind === "short-code" && read.shortCode === shortCode,
    );
    if (found === undefined) return { ...base, outcome: "unknown-ticket" };
    if (found.state === "other-event") return { ...base, outcome: "wrong-event" };
    const ticket = { name: found.name, shortCode: found.shortCode };
    if (found.state === "cancelled" && !body.override)
      return { ...base, ticket, outcome: "ticket-cancelled" };
    if (found.state === "revoked" && !body.override) return { ...base, ticket, outcome: "ticket-revoked" };
    const first = standing().find(
      ({ answer }) =>
        answer.outcome === "admitted" && JSON.stringify(answer.ticket) === JSON.stringify(ticket),
    );
    if (first) {
      const firstAdmission = { at: first.answer.at, door: first.body.door };
      return { ...base, ticket, outcome: "already-admitted", firstAdmission };
    }
    if (faults.doorClosed && !body.override) {
      const opensAt = new Date(now().getTime() + 3_600_000).toISOString();
      return { ...base, ticket, outcome: "door-closed", opensAt, closesAt: opensAt };
    }
    const flags = body.override ? ["override", found.state] : undefined;
    return { ...base, ticket, outcome: "admitted", flags };
  };

  const record = (body: Record<string, unknown>, answer: () => Record<string, unknown>) => {
    received.push(body);
    const earlier = scans.get(String(body.scanId));
    if (earlier) {
      const isSame = earlier.body.code === body.code;
      return isSame ? Response.json(earlier.answer) : problem(409, "scan-id-reused");
    }
    const stored = { body, answer: answer() };
    scans.set(String(body.scanId), stored);
    tell();
    return Response.json(stored.answer, { status: 201 });
  };

  const undo = ({ undoes, scanId }: Record<string, unknown>) => {
    const scan = scans.get(String(undoes));
    received.push({ undoes, scanId });
    if (!scan) return problem(404, "not-found");
    undone.set(String(undoes), undone.get(String(undoes)) ?? now().toISOString());
    tell();
    return Response.json({ ...scan.answer, undoneAt: undone.get(String(undoes)) });
  };

  app.post("/api/v1/events/:id/scans", async (c) => {
    const body: unknown = await c.req.json();
    if (!Array.isArray(body)) return record(Object(body), () => answerOf(Object(body)));
    const items = [];
    for (const item of body) {
      const response = item.kind === "undo" ? undo(item) : record(item, () => answerOf(item));
      const answer: unknown = await response.json();
      const told = response.ok ? { scan: answer } : { problem: answer };
      items.push({ scanId: item.scanId, status: response.status, ...told });
    }
    return Response.json({ items });
  });
  app.get("/api/v1/events/:id/roster", () => problem(404, "not-found"));
  app.post("/api/v1/events/:id/walk-ins", async (c) => {
    const body: Record<string, unknown> = await c.req.json();
    const ticket = body.name ? { ticket: { name: body.name, shortCode: "00000000" } } : {};
    return record(body, () => ({ scanId: body.scanId, at: body.scannedAt, outcome: "admitted", ...ticket }));
  });
  app.post("/api/v1/events/:id/ticket-search", async (c) => {
    const body: Record<string, unknown> = await c.req.json();
    const text = fold(String(body.q));
    if (!isSearchable(text)) return problem(422, "values-not-accepted");
    const items = tickets
      .filter(({ name, state }) => state !== "other-event" && fold(name).includes(text))
      .map(({ name, shortCode, state }) => ({ name, shortCode, status: state }));
    return c.json({ items });
  });
  app.get("/api/v1/events/:id/attendance", (c) => c.json(counts()));
  app.get("/api/v1/events/:id/attendance/stream", (c) =>
    streamSSE(c, async (stream) => {
      const send = (event: string) => {
        const data = event === "ended" ? { reason: "access-withdrawn" } : counts();
        const written = stream.writeSSE({ event, data: JSON.stringify(data) });
        if (event === "ended") void written.then(() => setTimeout(over, 100));
      };
      let over = (): void => {};
      listeners.add(send);
      stream.onAbort(() => over());
      send("attendance");
      await new Promise<void>((resolve) => {
        over = resolve;
      });
      listeners.delete(send);
    }),
  );
  return {
    app,
    faults,
    received,
    scans,
    withdraw: () => {
      faults.signedOut = true;
      for (const listener of listeners) listener("ended");
    },
  };
}

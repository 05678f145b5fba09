import { expect, test } from "vitest";
import { deskApi } from "~/app/desk/desk-api";
import type { InquiryToSend, UndoToSend } from "~/app/desk/items";

const at = new Date("2026-12-05T18:00:00Z");
const inquiry = (scanId: string): InquiryToSend => ({
  ...{ kind: "inquiry", scanId, scannedAt: at, branchId: "b1", channel: "phone", minutes: null },
  ...{ language: "es", category: "resume", isReference: false },
});
const undo: UndoToSend = { kind: "undo", scanId: "u1", scannedAt: at, undoes: "i1" };

/** A server that answers by method, and keeps what it was asked. */
function aServer(answers: Record<string, () => Response>) {
  const asked: [method: string, path: string, body: unknown][] = [];
  const fetcher: typeof fetch = async (input, init) => {
    const method = init?.method ?? "GET";
    const { body } = init ?? {};
    const path = typeof input === "string" ? input : "";
    asked.push([method, path, typeof body === "string" ? JSON.parse(body) : null]);
    return answers[method]?.() ?? new Response(null, { status: 500 });
  };
  return { asked, api: deskApi(fetcher) };
}
const json =
  (body: unknown, status = 200) =>
  () =>
    Response.json(body, { status });

test("sends an inquiry by its id, with when it was answered and nothing of the device's own", async () => {
  const { asked, api } = aServer({ POST: json({ id: "i1" }, 201) });
  expect(await api.send(inquiry("i1"), 0)).toEqual({ outcome: "answered", answer: true });
  expect(asked).toEqual([
    [
      "POST",
      "/api/v1/inquiries",
      {
        ...{ id: "i1", branchId: "b1", channel: "phone", minutes: null, language: "es" },
        ...{ category: "resume", isReference: false, answeredAt: "2026-12-05T18:00:00.000Z" },
      },
    ],
  ]);
});

test("sends what piled up in one request, and takes back after it what was taken back", async () => {
  const gone = () => new Response(null, { status: 204 });
  const problem = { code: "inquiry-id-reused", detail: "Another." };
  const items = { items: [{ status: 200 }, { status: 409, problem }] };
  const { asked, api } = aServer({ POST: json(items), DELETE: gone });
  expect(await api.sendBatch([inquiry("i1"), undo, inquiry("i2")])).toEqual({
    outcome: "answered",
    answer: [
      { outcome: "answered", answer: true },
      { outcome: "answered", answer: true },
      { outcome: "refused", status: 409, ...problem },
    ],
  });
  expect(asked.map(([method, path]) => `${method} ${path}`)).toEqual([
    "POST /api/v1/inquiries",
    "DELETE /api/v1/inquiries/i1",
  ]);
});

test("takes back without an empty request before it", async () => {
  const { asked, api } = aServer({ DELETE: () => new Response(null, { status: 204 }) });
  await api.sendBatch([undo, { ...undo, scanId: "u2" }]);
  expect(asked.map(([method]) => method)).toEqual(["DELETE", "DELETE"]);
});

test("takes the page of a portal, which answers 200 to anything, for no answer", async () => {
  const { api } = aServer({ POST: json({ welcome: true }), DELETE: json({}) });
  expect(await api.send(inquiry("i1"), 0)).toEqual({ outcome: "no-connection" });
  expect(await api.send(undo, 0)).toEqual({ outcome: "no-connection" });
  expect(await api.sendBatch([inquiry("i1"), inquiry("i2")])).toEqual({ outcome: "no-connection" });
});

test("is content where what is taken back never came to be, and tells any other refusal", async () => {
  const problem = (code: string, status: number) => json({ code, detail: "So it is." }, status);
  const gone = aServer({ DELETE: problem("not-found", 404) });
  expect(await gone.api.send(undo, 0)).toEqual({ outcome: "answered", answer: true });
  const others = aServer({ DELETE: problem("not-your-entry", 403) });
  expect(await others.api.send(undo, 0)).toMatchObject({ outcome: "refused", code: "not-your-entry" });
});

test("says by an opaque id who made an inquiry, where the page knew it", async () => {
  const { asked, api } = aServer({ POST: json({ id: "i1" }, 201) });
  await api.send({ ...inquiry("i1"), maker: "m1" }, 0);
  expect(asked[0]?.[2]).toMatchObject({ id: "i1", madeBy: "m1" });
  expect(asked[0]?.[2]).not.toHaveProperty("maker");
});

import { brotliDecompressSync, createBrotliDecompress } from "node:zlib";
import { describe, expect, test } from "vitest";
import { compressed } from "~/app/http/compress.server";

const asking = (encoding: string, init: RequestInit = {}) =>
  new Request("http://center.example/", { ...init, headers: { "accept-encoding": encoding } });

const html = { "content-type": "text/html; charset=utf-8" };
const page = "<p>Meet the team.</p>".repeat(200);

/** A body whose chunks the test sends one by one. */
function heldBody() {
  let send = (_text: string) => {};
  let end = () => {};
  const body = new ReadableStream<Uint8Array>({
    start: (controller) => {
      send = (text) => controller.enqueue(new TextEncoder().encode(text));
      end = () => controller.close();
    },
  });
  return { body, send: (text: string) => send(text), end: () => end() };
}

describe("an answer", () => {
  test("that is whole comes out whole and smaller, by the best encoding that is taken", async () => {
    const answer = await compressed(asking("gzip, br"), new Response(page, { headers: html }));
    const bytes = Buffer.from(await answer.arrayBuffer());
    expect(answer.headers.get("content-encoding")).toBe("br");
    expect(answer.headers.get("vary")).toBe("Accept-Encoding");
    expect(bytes.length).toBeLessThan(page.length / 10);
    expect(brotliDecompressSync(bytes).toString()).toBe(page);
  });

  test.each([page, page.repeat(10), page.repeat(100)])(
    "whose length is known is packed whole, and no longer says that length",
    async (text) => {
      const headers = { ...html, "content-length": String(text.length) };
      const answer = await compressed(asking("br"), new Response(text, { headers }));
      const bytes = Buffer.from(await answer.arrayBuffer());
      expect(answer.headers.has("content-length")).toBe(false);
      expect(brotliDecompressSync(bytes).toString()).toBe(text);
    },
  );

  test("keeps its status and its other headers", async () => {
    const given = new Response(page, { status: 404, headers: { ...html, "cache-control": "no-store" } });
    const answer = await compressed(asking("br"), given);
    expect(answer.status).toBe(404);
    expect(answer.headers.get("cache-control")).toBe("no-store");
  });

  test("that comes in parts shows its head before its end is there", async () => {
    const { body, send, end } = heldBody();
    send("<h1>head</h1>");
    const answer = await compressed(asking("br"), new Response(body, { headers: html }));
    const unpacked = createBrotliDecompress();
    const reader = answer.body?.getReader();
    const head = new Promise((resolve) => unpacked.once("data", (chunk) => resolve(String(chunk))));
    unpacked.write((await reader?.read())?.value);
    expect(await head).toBe("<h1>head</h1>");
    const rest: string[] = [];
    unpacked.on("data", (chunk) => rest.push(String(chunk)));
    send("<p>tail</p>");
    end();
    for (let part = await reader?.read(); part?.done === false; part = await reader?.read())
      unpacked.write(part.value);
    await new Promise((resolve) => unpacked.once("end", resolve).end());
    expect(rest.join("")).toBe("<p>tail</p>");
  });

  test.each([
    ["to who takes no encoding", asking("identity"), html],
    ["that is compressed already", asking("br"), { ...html, "content-encoding": "gzip" }],
    ["of a kind that does not shrink", asking("br"), { "content-type": "image/png" }],
    ["of live events", asking("br"), { "content-type": "text/event-stream" }],
    ["that is one resource", asking("br", { method: "POST" }), { "content-type": "application/json" }],
  ])("%s stays as it is", async (_rule, request, headers) => {
    const given = new Response(page, { headers });
    expect(await compressed(request, given)).toBe(given);
  });
});

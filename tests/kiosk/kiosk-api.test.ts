import { describe, expect, test } from "vitest";
import { askServer, askWords, readReply, sendForm } from "~/app/kiosk/kiosk-api";

const answer = { tone: "welcome", word: "Welcome", name: "Rosa", detail: "You are checked in." };
const outgoing = { form: "check-ins", fields: { visitId: "3f0c", code: "12345672" } } as const;

/** A server with one answer, and what it was asked. */
function serverOf(reply: () => Response) {
  const asked: { path: unknown; init: RequestInit | undefined }[] = [];
  const fetcher: typeof fetch = async (path, init) => {
    asked.push({ path, init });
    return reply();
  };
  return { asked, fetcher };
}

describe("a form on its way", () => {
  test("is posted as a form to the answer of its name", async () => {
    const { asked, fetcher } = serverOf(() => Response.json({ outcome: "answered", answer }));
    expect(await sendForm("e 1", outgoing, "en", fetcher)).toEqual({ outcome: "answered", answer });
    expect(asked[0]?.path).toBe("/kiosk/e%201/answers/check-ins?lang=en");
    expect(asked[0]?.init).toMatchObject({ method: "POST", redirect: "error", cache: "no-store" });
    expect(asked[0]?.init?.body).toEqual(new URLSearchParams(outgoing.fields));
  });

  test("comes back with its problems", async () => {
    const again = { outcome: "again", errors: { code: "Type it." }, values: {} };
    const { fetcher } = serverOf(() => Response.json(again, { status: 422 }));
    expect(await sendForm("e", outgoing, "en", fetcher)).toEqual(again);
  });

  test.each([401, 403, 404, 410])("finds that this is no kiosk any more: %i", async (status) => {
    const { fetcher } = serverOf(() => new Response("", { status }));
    expect(await sendForm("e", outgoing, "en", fetcher)).toEqual({ outcome: "over" });
  });

  test.each<[string, () => Response]>([
    ["a Wi-Fi's sign-in page", () => new Response("<html>", { headers: { "content-type": "text/html" } })],
    ["a proxy's own JSON", () => Response.json({ message: "upstream" }, { status: 502 })],
    [
      "no answer",
      () => {
        throw new TypeError("fetch failed");
      },
    ],
  ])("takes %s for no connection", async (_what, reply) => {
    expect(await sendForm("e", outgoing, "en", serverOf(reply).fetcher)).toEqual({
      outcome: "no-connection",
    });
  });
});

describe("the words of another language", () => {
  test("are the texts of a catalogue and nothing else", async () => {
    const body = { title: "Feria", messages: { kiosk: { lead: "Hola", odd: 1 }, form: "no" } };
    const { asked, fetcher } = serverOf(() => Response.json(body));
    const messages = { kiosk: { lead: "Hola" }, form: {} };
    expect(await askWords("e", "es", fetcher)).toEqual({ locale: "es", title: "Feria", messages });
    expect(asked[0]?.path).toBe("/kiosk/e/words/es");
  });

  test.each([403, 200])("are none where the answer, %i, has none", async (status) => {
    const { fetcher } = serverOf(() => Response.json({}, { status }));
    expect(await askWords("e", "es", fetcher)).toBeNull();
  });
});

test("a server is asked for no more than whether it is there", async () => {
  const { asked, fetcher } = serverOf(() => new Response(null));
  expect(await askServer("e", fetcher)).toBe("there");
  expect(asked[0]?.init).toMatchObject({ method: "HEAD" });
  expect(await askServer("e", serverOf(() => new Response(null, { status: 403 })).fetcher)).toBe("over");
  expect(await askServer("e", serverOf(() => new Response(null, { status: 503 })).fetcher)).toBe("lost");
});

describe("an answer", () => {
  test.each([
    ["of a tone that is not known", { ...answer, tone: "good" }],
    ["without a word", { ...answer, word: undefined }],
    ["that is a text", "Welcome"],
  ])("%s is none", (_what, given) => {
    expect(readReply({ outcome: "answered", answer: given })).toBeNull();
  });

  test("keeps a ticket only where it is whole", () => {
    const read = (ticket: unknown) => readReply({ outcome: "answered", answer: { ...answer, ticket } });
    const whole = { qrSvg: "<svg/>", shortCode: "00000000" };
    expect(read(whole)).toEqual({ outcome: "answered", answer: { ...answer, ticket: whole } });
    expect(read({ qrSvg: "<svg/>" })).toEqual({ outcome: "answered", answer });
  });
});

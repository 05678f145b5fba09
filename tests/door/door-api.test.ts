import { describe, expect, test } from "vitest";
import { doorApi } from "~/app/door/door-api";
import type { ScanToSend } from "~/app/door/items";

const scan: ScanToSend = {
  kind: "entry",
  scanId: "3f0c",
  code: "HTTPS://JOBS.EXAMPLE.ORG/T/X",
  scannedAt: new Date("2026-12-05T18:00:00Z"),
  door: "Door B",
  device: "Phone 2",
  override: false,
  people: null,
  clockOffsetMs: null,
};
const reply = { scanId: "3f0c", outcome: "admitted", at: "2026-12-05T18:00:00.000Z" };
const problem = (code: string) => ({ type: "about:blank", title: "No", status: 400, code, detail: "Why." });

/** A server with one answer, and what it was asked. */
function serverOf(answer: () => Response | Promise<Response>) {
  const asked: { path: string; method: string; body: unknown }[] = [];
  const fetcher: typeof fetch = async (input, init) => {
    const body = typeof init?.body === "string" ? JSON.parse(init.body) : undefined;
    asked.push({ path: typeof input === "string" ? input : "another", method: init?.method ?? "GET", body });
    return answer();
  };
  return { api: doorApi("e 1", fetcher), asked };
}

describe("a scan", () => {
  test("carries its id, its time, door, device and how long it took", async () => {
    const { api, asked } = serverOf(() => Response.json(reply, { status: 201 }));
    await api.send(scan, 180);
    expect(asked).toEqual([
      {
        path: "/api/v1/events/e%201/scans",
        method: "POST",
        body: { ...scan, scannedAt: "2026-12-05T18:00:00.000Z", verdictMs: 180 },
      },
    ]);
  });

  test("that waited for hours is measured as an hour, the most that the server takes", async () => {
    const { api, asked } = serverOf(() => Response.json(reply, { status: 201 }));
    await api.send(scan, 9_000_000);
    expect(asked[0]?.body).toMatchObject({ verdictMs: 3_600_000 });
  });

  test("says so where staff override the rule", async () => {
    const { api, asked } = serverOf(() => Response.json(reply, { status: 201 }));
    await api.send({ ...scan, override: true }, 0);
    expect(asked[0]?.body).toMatchObject({ override: true });
  });

  test("is answered with times as dates, and without what the answer lacks", async () => {
    const first = { at: "2026-12-05T17:04:00Z", door: "Door A" };
    const body = { ...reply, outcome: "already-admitted", firstAdmission: first };
    const { api } = serverOf(() => Response.json(body));
    expect(await api.send(scan, 0)).toEqual({
      outcome: "answered",
      answer: {
        scanId: "3f0c",
        outcome: "already-admitted",
        at: new Date("2026-12-05T18:00:00Z"),
        firstAdmission: { at: new Date("2026-12-05T17:04:00Z"), door: "Door A" },
        people: 1,
        flags: [],
      },
    });
  });
});

describe("an answer", () => {
  test.each([
    ["that is a portal's page is none", () => new Response("<h1>Welcome to our Wi-Fi</h1>"), "no-connection"],
    [
      "of a server in trouble is none",
      () => Response.json(problem("internal"), { status: 500 }),
      "no-connection",
    ],
    ["of a proxy without a code is none", () => new Response("Forbidden", { status: 403 }), "no-connection"],
    [
      "with an outcome unknown here is none",
      () => Response.json({ ...reply, outcome: "maybe" }),
      "no-connection",
    ],
    ["that never comes is none", () => Promise.reject(new TypeError("Failed to fetch")), "no-connection"],
    [
      "that asks for a sign-in keeps the scan",
      () => Response.json(problem("sign-in-required"), { status: 401 }),
      "sign-in-required",
    ],
  ])("%s", async (_rule, answer, outcome) => {
    expect(await serverOf(answer).api.send(scan, 0)).toEqual({ outcome });
  });

  test("that refuses carries its code", async () => {
    const { api } = serverOf(() => Response.json(problem("scan-id-reused"), { status: 409 }));
    const refused = { outcome: "refused", status: 409, code: "scan-id-reused", detail: "Why." };
    expect(await api.send(scan, 0)).toEqual(refused);
  });

  test.each([
    ["2", 2_000],
    ["600", 60_000],
    [null, 1_000],
  ])("that asks to wait %s seconds is waited for %i milliseconds", async (seconds, milliseconds) => {
    const headers = seconds === null ? {} : { "retry-after": seconds };
    const { api } = serverOf(() => Response.json(problem("too-many-requests"), { status: 429, headers }));
    expect(await api.send(scan, 0)).toEqual({ outcome: "wait", milliseconds });
  });
});

describe("a batch", () => {
  const undo = {
    kind: "undo",
    scanId: "77aa",
    undoes: "3f0c",
    scannedAt: scan.scannedAt,
    clockOffsetMs: 40,
  } as const;
  const answers = {
    items: [
      { scanId: "3f0c", status: 201, scan: reply },
      { scanId: "77aa", status: 202 },
    ],
  };

  test("sends each item as it was made, told verdict and clock included", async () => {
    const { api, asked } = serverOf(() => Response.json(answers));
    const told = { outcome: "admitted", people: 1 } as const;
    const sent = await api.sendBatch([{ ...scan, told }, undo]);
    expect(asked[0]).toMatchObject({ path: "/api/v1/events/e%201/scans", method: "POST" });
    expect(asked[0]?.body).toMatchObject([
      { kind: "entry", scanId: "3f0c", told },
      {
        kind: "undo",
        scanId: "77aa",
        undoes: "3f0c",
        clockOffsetMs: 40,
        scannedAt: "2026-12-05T18:00:00.000Z",
      },
    ]);
    expect(sent).toMatchObject({
      outcome: "answered",
      answer: [{ outcome: "answered" }, { outcome: "answered", answer: null }],
    });
  });

  test("tells of each item what became of it", async () => {
    const items = [
      { scanId: "1", status: 409, problem: problem("scan-id-reused") },
      { scanId: "2", status: 401, problem: problem("device-over") },
      { scanId: "3", status: 500 },
    ];
    const { api } = serverOf(() => Response.json({ items }));
    expect(await api.sendBatch([scan, scan, scan])).toMatchObject({
      answer: [
        { outcome: "refused", status: 409, code: "scan-id-reused" },
        { outcome: "sign-in-required" },
        { outcome: "no-connection" },
      ],
    });
  });

  test("of one is how an undo goes, and a portal's page is no answer", async () => {
    const { api, asked } = serverOf(() =>
      Response.json({ items: [{ scanId: "77aa", status: 201, scan: reply }] }),
    );
    expect(await api.send(undo, 0)).toMatchObject({ outcome: "answered" });
    expect(asked[0]?.path).toBe("/api/v1/events/e%201/scans");
    const portal = await serverOf(() => new Response("<h1>Wi-Fi</h1>")).api.send(undo, 0);
    expect(portal).toEqual({ outcome: "no-connection" });
  });
});

test("a walk-in without a name sends neither name nor language", async () => {
  const { api, asked } = serverOf(() => Response.json(reply, { status: 201 }));
  const { code: _code, people: _people, ...counted } = scan;
  await api.send({ ...counted, kind: "walk-in", name: null, language: "en", people: 2 }, 0);
  expect(asked[0]?.path).toBe("/api/v1/events/e%201/walk-ins");
  expect(Object.keys(Object(asked[0]?.body)).sort()).toEqual([
    "clockOffsetMs",
    "device",
    "door",
    "override",
    "people",
    "scanId",
    "scannedAt",
  ]);
});

test("found tickets keep name, short code and status alone", async () => {
  const item = { name: "Ana Ruiz", shortCode: "10000012", status: "registered", email: "ana@example.org" };
  const { api } = serverOf(() => Response.json({ items: [item, { name: "No code" }] }));
  const { email: _email, ...shown } = item;
  expect(await api.search("ana")).toEqual({ outcome: "answered", answer: [shown] });
});

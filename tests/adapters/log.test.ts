import { describe, expect, test } from "vitest";
import { type LogOptions, pinoLog } from "~/app/adapters/log/pino-log.server";

const about = { requestId: "0192-request", method: "GET", route: "/t/:code" };

function written(options: LogOptions) {
  const lines: string[] = [];
  return { lines, log: pinoLog(options, (line) => lines.push(line)) };
}

describe("as JSON", () => {
  test("a request is one line with its id, pattern, status and milliseconds, and nothing of who asked", () => {
    const { log, lines } = written({ level: "info", format: "json" });
    log.request({ ...about, status: 200, ms: 3.14159 });
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(/^[^\n]+\n$/);
    expect(JSON.parse(lines[0] ?? "")).toEqual({
      level: "info",
      time: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
      pid: process.pid,
      message: "request",
      ...about,
      status: 200,
      ms: 3.1,
    });
  });

  test("a fault is one line, however many its words have, with the id of its request", () => {
    const { log, lines } = written({ level: "error", format: "json" });
    log.fault("Error: gone\n    at here", about);
    log.fault("Error: of the worker");
    expect(lines.map((line) => JSON.parse(line))).toMatchObject([
      { level: "error", message: "fault", fault: "Error: gone\n    at here", ...about },
      { level: "error", fault: "Error: of the worker" },
    ]);
  });
});

test("as text a fault is its words, and a request a short line", () => {
  const { log, lines } = written({ level: "info", format: "text" });
  log.request({ ...about, status: 404, ms: 12 });
  log.fault("Error: gone");
  log.fault("Error: gone", about);
  expect(lines).toEqual([
    "GET /t/:code 404 12 ms 0192-request\n",
    "Error: gone\n",
    "request 0192-request: Error: gone\n",
  ]);
});

describe.each(["json", "text"] as const)("as %s", (format) => {
  test.each([
    ["silent", []],
    ["error", ["fault"]],
    ["info", ["fault", "page"]],
    ["debug", ["fault", "page", "probe"]],
  ] as const)("%s tells %j", (level, told) => {
    const { log, lines } = written({ level, format });
    log.fault("Error: fault");
    log.request({ ...about, route: "/page", status: 200, ms: 1 });
    log.request({ ...about, route: "/healthz", status: 200, ms: 1 });
    const seen = lines.map((line) =>
      line.includes("/healthz") ? "probe" : line.includes("/page") ? "page" : "fault",
    );
    expect(seen).toEqual(told);
  });
});

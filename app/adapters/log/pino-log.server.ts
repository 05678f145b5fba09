import { pino } from "pino";
import type { Log } from "./log";

export interface LogOptions {
  level: "debug" | "info" | "error" | "silent";
  /** "json": one object a line, for a collector. "text": for whoever sits at the terminal. */
  format: "json" | "text";
}

/** What a probe asks every few seconds is no news. */
const probes: readonly string[] = ["/healthz", "/readyz", "/metrics"];

/** Writes lines as they happen, each by one write, so that nothing is lost where the process is killed. */
export function pinoLog({ level, format }: LogOptions, write = toStderr): Log {
  const log = pino(
    {
      level,
      base: { pid: process.pid },
      messageKey: "message",
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (name) => ({ level: name }) },
    },
    { write: format === "json" ? write : () => {} },
  );
  const isText = format === "text";
  return {
    request: ({ requestId, method, route, status, ms }) => {
      const importance = probes.includes(route) ? "debug" : "info";
      if (!log.isLevelEnabled(importance)) return;
      const took = Math.round(ms * 10) / 10;
      if (isText) write(`${method} ${route} ${status} ${took} ms ${requestId}\n`);
      else log[importance]({ requestId, method, route, status, ms: took }, "request");
    },
    fault: (words, about) => {
      if (!log.isLevelEnabled("error")) return;
      if (isText) write(about === undefined ? `${words}\n` : `request ${about.requestId}: ${words}\n`);
      else log.error({ ...about, fault: words }, "fault");
    },
  };
}

/** Beside what commands answer on stdout. */
const toStderr = (line: string) => {
  process.stderr.write(line);
};

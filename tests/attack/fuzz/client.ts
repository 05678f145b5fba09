import { Agent, type IncomingHttpHeaders, request } from "node:http";

/** A request as it goes onto the wire. */
export interface Asked {
  method: string;
  /** Path and query, encoded as they are sent. */
  path: string;
  headers: Record<string, string>;
  body: string | Buffer | null;
}

export interface Answer {
  /** 0 where the connection was closed without an answer, or none came within twenty seconds. */
  status: number;
  headers: IncomingHttpHeaders;
  text: string;
}

const patience = 20_000;
/** Bytes of a body on which a server may close that does not read it: the answer is lost then (RFC 9112, 9.6). */
const longest = 60_000;

/** Asks a server of this machine by Node's own client, which sends a path as it is given. */
export function httpClient(origin: string) {
  const { port, host } = new URL(origin);
  const agent = new Agent({ keepAlive: true, maxSockets: 8 });
  const ask = ({ method, path, headers, body }: Asked): Promise<Answer> =>
    new Promise((resolve) => {
      const end = (status: number, given: IncomingHttpHeaders, text: string) =>
        resolve({ status, headers: given, text });
      const sent = request(
        { host: "127.0.0.1", port, agent, method, path, headers: { host, ...headers }, timeout: patience },
        (response) => {
          const { statusCode = 0, headers: given } = response;
          // A stream of events has no end.
          if (/event-stream/.test(given["content-type"] ?? "")) {
            end(statusCode, given, "");
            response.destroy();
            return;
          }
          const chunks: Buffer[] = [];
          response.on("data", (chunk: Buffer) => chunks.push(chunk));
          response.on("end", () => end(statusCode, given, Buffer.concat(chunks).toString()));
          response.on("error", () => end(0, given, "cut off"));
        },
      );
      sent.on("timeout", () => sent.destroy(new Error("no answer in time")));
      sent.on("error", (error) => {
        const isUnread = (body?.length ?? 0) > longest && /ECONNRESET|EPIPE/.test(String(error));
        end(isUnread ? 413 : 0, {}, String(error));
      });
      if (body !== null) sent.write(body);
      sent.end();
    });
  return { ask, close: () => agent.destroy() };
}

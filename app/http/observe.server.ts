import { IncomingMessage } from "node:http";
import type { Context } from "hono";
import { routePath } from "hono/route";
import type { AboutRequest, Log } from "~/app/adapters/log/log";
import type { Services } from "~/app/adapters/services";
import { isInNetwork } from "~/app/domain/access/networks";

/** What is known of a request while it is answered. */
export interface Observed {
  requestId: string;
  method: string;
  /** The pattern of its route; null until one is found, and for ever where none is. */
  route: string | null;
}

interface ObserveOptions {
  services: Pick<Services, "clock" | "ids" | "metrics" | "tracer">;
  log: Log;
  trustedProxies: string[];
}

/** Words that may be a label or stand in a log; what else a client calls its method is one thing. */
const methods = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];
const readableId = /^[\w.:-]{8,100}$/;

/**
 * Counts, times and logs every request under its route's pattern, in a span of its own. The answer carries the request's
 * id: a trusted proxy's where it gave one, else one made here.
 */
export function observer({ services, log, trustedProxies }: ObserveOptions) {
  const isTrusted = (env: unknown) => trustedProxies.some((proxy) => isInNetwork(socketAddress(env), proxy));
  /** What a header says, where a trusted proxy says it. */
  const told = (request: Request, env: unknown, name: string) => {
    const value = request.headers.get(name);
    return value !== null && isTrusted(env) ? value : undefined;
  };
  return async (
    request: Request,
    env: unknown,
    answer: (observed: Observed) => Promise<Response>,
  ): Promise<Response> => {
    const began = services.clock.ticks();
    const given = told(request, env, "x-request-id");
    const observed: Observed = {
      requestId: given !== undefined && readableId.test(given) ? given : services.ids.uuid(),
      method: methods.includes(request.method) ? request.method : "other",
      route: null,
    };
    const work = async (span: SpanOfRequest) => {
      const response = await answer(observed);
      response.headers.set("X-Request-Id", observed.requestId);
      const { status } = response;
      const about = aboutOf(observed);
      const ms = services.clock.ticks() - began;
      services.metrics.answered({ ...about, status, seconds: ms / 1000 });
      log.request({ ...about, status, ms });
      span.name(`${about.method} ${about.route}`);
      span.set({
        "http.request.method": about.method,
        "http.route": about.route,
        "http.response.status_code": status,
        "fairday.request_id": about.requestId,
      });
      if (status >= 500) span.fail();
      return response;
    };
    const traceparent = told(request, env, "traceparent");
    return services.tracer.span(observed.method, work, { kind: "server", traceparent });
  };
}

type SpanOfRequest = Parameters<Parameters<Services["tracer"]["span"]>[1]>[0];

/** A page is one route in all its languages. */
export const aboutOf = ({ requestId, method, route }: Observed): AboutRequest => ({
  requestId,
  method,
  route: (route ?? "none").replace(/^\/:locale\??(?=\/|$)/, "") || "/",
});

/** The pattern that Hono answered by; null where only what stands before all routes was reached. */
export function routeOf(c: Context): string | null {
  const path = withoutBraces(routePath(c));
  return /^(?:\/api(?:\/v1)?)?\/?\*$/.test(path) ? null : path;
}

/** `:locale{[a-z]{2}}` is `:locale`. */
function withoutBraces(path: string): string {
  const from = path.indexOf("{");
  return from === -1 ? path : path.slice(0, from) + path.slice(path.lastIndexOf("}") + 1);
}

/** What the Node server passes beside a request; in tests there is no socket. */
export function socketAddress(env: unknown): string {
  const incoming = incomingOf(env);
  if (incoming === undefined) return "127.0.0.1";
  return incoming instanceof IncomingMessage ? (incoming.socket.remoteAddress ?? "") : "";
}

export const incomingOf = (env: unknown): unknown =>
  typeof env === "object" && env !== null && "incoming" in env ? env.incoming : undefined;

import type { Context, Env, MiddlewareHandler } from "hono";
import { bodyLimit } from "hono/body-limit";

type Refuse<E extends Env> = (c: Context<E>) => Response | Promise<Response>;

/**
 * Answers a body of more than `most` bytes by `refuse`. A length that the request states is believed, since the server
 * reads no further (RFC 9112, 6.3); a body of unknown length is counted as it comes. To look at a body makes a stream
 * of it, which for a small one costs more than all of its reading.
 */
export function limitBody<E extends Env>(most: number, refuse: Refuse<E>): MiddlewareHandler<E> {
  const counted = bodyLimit({ maxSize: most, onError: refuse });
  return async (c, next) => {
    if (c.req.method === "GET" || c.req.method === "HEAD") return next();
    const length = c.req.header("content-length");
    if (length === undefined || c.req.header("transfer-encoding") !== undefined) return counted(c, next);
    return Number(length) > most ? refuse(c) : next();
  };
}

/**
 * The same for uploads, whose length has to be stated, as every browser does: a body of unknown length is held whole
 * before anybody was asked who they are, and one of an upload is large.
 */
export function limitUpload<E extends Env>(most: number, refuse: Refuse<E>): MiddlewareHandler<E> {
  const limited = limitBody(most, refuse);
  return async (c, next) => {
    const isCounted = c.req.header("content-length") === undefined || c.req.header("transfer-encoding");
    return c.req.method === "POST" && isCounted
      ? c.text("State the length of the upload.", 411)
      : limited(c, next);
  };
}

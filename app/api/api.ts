import { OpenAPIHono, z } from "@hono/zod-openapi";
import type { Context, MiddlewareHandler } from "hono";
import { HTTPException } from "hono/http-exception";
import { mayDo, type Operation } from "~/app/domain/access/operations";
import type { Actor } from "~/app/domain/access/roles";
import { type FieldProblem, type Refused, refuse } from "~/app/domain/refusal";
import { duplicateKey } from "~/app/domain/text/duplicate-key";
import type { RequestContext } from "~/app/http/context.server";
import { actorOfToken } from "~/app/http/find-actor.server";
import type { Observed } from "~/app/http/observe.server";
import { fieldProblems } from "~/app/http/parse-form.server";
import { problemWords } from "~/app/http/problems";
import { messageOf, statusOf } from "~/app/http/refusals";

export interface ApiEnv {
  Variables: {
    context: RequestContext;
    actor: Actor;
    /** 0, or the seconds that a holder has to wait: see app/http/token-bucket.ts. */
    waitFor: (holder: string) => number;
  };
}

/** A problem as RFC 9457 writes it, with our code, a pointer (RFC 6901) to each field, and the id that our log has of it. */
export const Problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    code: z.string(),
    detail: z.string(),
    errors: z.array(z.object({ pointer: z.string(), code: z.string(), detail: z.string() })).optional(),
    requestId: z.string().optional(),
  })
  .openapi("Problem");

/** Answers a refusal as problem+json. */
export function problem(
  c: Context,
  refused: Pick<Refused, "reason" | "fields">,
  headers: Record<string, string> = {},
) {
  const observed: Observed | undefined = c.env?.observed;
  const requestId = observed === undefined ? {} : { requestId: observed.requestId };
  return c.json({ ...problemOf(refused), ...requestId }, statusOf(refused.reason), {
    "Content-Type": "application/problem+json",
    ...headers,
  });
}

/** A refusal in words, with a pointer to each field that it concerns. */
export function problemOf(refused: Pick<Refused, "reason" | "fields">): z.infer<typeof Problem> {
  const [status, message] = [statusOf(refused.reason), messageOf(refused.reason)];
  return {
    type: `/api/docs#${refused.reason}`,
    title: message,
    status,
    code: refused.reason,
    detail:
      refused.fields?.map(({ field, problem: code }) => `${field}: ${problemWords(code)}`).join(" ") ??
      message,
    ...(refused.fields === undefined ? {} : { errors: refused.fields.map(pointed) }),
  };
}

const pointed = ({ field, problem: code }: FieldProblem) => ({
  pointer: field === "" ? "" : `/${field.replaceAll("~", "~0").replaceAll("/", "~1").replaceAll(".", "/")}`,
  code,
  detail: problemWords(code),
});

/** An API app: values that its schemas refuse are answered as a 422 with a pointer to each. */
export function apiApp(): OpenAPIHono<ApiEnv> {
  const app = new OpenAPIHono<ApiEnv>({
    defaultHook: (result, c) => {
      if (result.success) return undefined;
      return problem(c, refuse("values-not-accepted", fieldProblems(result.error)));
    },
  });
  // The validator's own words for an empty body: stated to be JSON it is malformed, and else of another type.
  app.onError((error, c) => {
    const status = error instanceof HTTPException ? error.status : 500;
    if (status === 400) return problem(c, refuse("malformed-body"));
    if (status === 415) return problem(c, refuse("content-type-not-accepted"));
    throw error;
  });
  return app;
}

const described = (description: string) => ({
  description,
  content: { "application/problem+json": { schema: Problem } },
});

/** The answers that any operation may give beside its own (RFC 9457). */
export const problemResponses = {
  400: described("The body is not JSON"),
  401: described("No token or session that stands"),
  403: described("The role does not allow this"),
  404: described("There is no such thing in this center"),
  409: described("The state of things does not allow this"),
  410: described("A link that was used or has ended"),
  413: described("More than the limit"),
  415: described("The body is not application/json"),
  422: described("Values that need a correction, with a pointer to each"),
  429: described("Too many requests: see Retry-After"),
  500: described("A fault on our side"),
  503: described("The database has no room or is away: nothing was changed, try again"),
};

export const jsonOf = <T extends z.ZodType>(schema: T, description: string) => ({
  description,
  content: { "application/json": { schema } },
});

export const bodyOf = <T extends z.ZodType>(schema: T) => ({
  body: { required: true, content: { "application/json": { schema } } },
});

/**
 * Who asks and whether they may, before the body is read: 401, then 403, then what the values are worth. Tells a
 * caller that exceeds its limit how long to wait.
 */
export function may(operation: Operation): MiddlewareHandler<ApiEnv> {
  return async (c, next) => {
    const actor = await findActor(c);
    if (actor === null) return problem(c, refuse("sign-in-required"), { "WWW-Authenticate": "Bearer" });
    const wait = c.get("waitFor")(actor.id);
    if (wait > 0) return problem(c, refuse("too-many-requests"), { "Retry-After": String(wait) });
    const eventId = c.req.param("eventId")?.toLowerCase();
    if (!mayDo(actor, operation, { eventId })) {
      return problem(c, refuse(actor.endedAt ? "device-over" : "not-allowed"));
    }
    c.set("actor", actor);
    const unreadable = await readBody(c);
    if (unreadable !== null) return problem(c, unreadable);
    return next();
  };
}

async function findActor(c: Context<ApiEnv>): Promise<Actor | null> {
  const context = c.get("context");
  const authorization = c.req.header("authorization");
  if (authorization === undefined) return context.actor();
  const token = /^Bearer +(\S+)$/i.exec(authorization)?.[1];
  return token === undefined ? null : actorOfToken(context.services, context.center.id, token);
}

/** Why a body cannot be read as one JSON object, or null. An operation without a body needs no content type. */
async function readBody(c: Context<ApiEnv>): Promise<Refused | null> {
  if (c.req.method === "GET" || c.req.method === "DELETE") return null;
  const text = await c.req.text();
  if (text === "") return null;
  if (!/^application\/json\b/i.test(c.req.header("content-type") ?? ""))
    return refuse("content-type-not-accepted");
  try {
    JSON.parse(text);
  } catch {
    return refuse("malformed-body");
  }
  const twice = duplicateKey(text);
  return twice === null ? null : refuse("values-not-accepted", [{ field: twice, problem: "given-twice" }]);
}

import { z } from "zod";
import type { PendingSignIn } from "~/app/adapters/oidc/oidc";
import type { RequestContext } from "./context.server";
import { sitePath } from "./site-path";

const name = "fairday-provider";
const path = "/sign-in/provider";
/** Seconds in which somebody comes back from the provider. */
const patience = 10 * 60;

const kept = z.object({
  state: z.string().min(16),
  nonce: z.string().min(16),
  verifier: z.string().min(43),
  next: z.string().nullable(),
});

/** Where the provider sends the browser back to; the provider has to know it. */
export const redirectUri = ({ origin }: Pick<RequestContext, "origin">) => `${origin}${path}/answer`;

/**
 * Keeps what the answer is compared with in the browser that asks: another one has no part in it. Lax, since the
 * provider leads back by a link.
 */
export function pendingCookie(
  { origin }: Pick<RequestContext, "origin">,
  pending: PendingSignIn,
  next: string | null,
): string {
  const value = Buffer.from(JSON.stringify({ ...pending, next })).toString("base64url");
  return cookie(origin, value, patience);
}

/** What was asked is asked once. */
export const forgottenPending = ({ origin }: Pick<RequestContext, "origin">) => cookie(origin, "", 0);

const cookie = (origin: string, value: string, age: number) =>
  `${name}=${value}; Path=${path}; Max-Age=${age}; HttpOnly; SameSite=Lax${origin.startsWith("https:") ? "; Secure" : ""}`;

/**
 * The answer that a browser brings back, where it is to the question that this browser asked. Null where it is not,
 * where it took too long, or where the provider or somebody there broke off.
 */
export function readAnswer(
  request: Request,
): { code: string; pending: PendingSignIn; next: string | null } | null {
  const { searchParams } = new URL(request.url);
  const value = new RegExp(`(?:^|; *)${name}=([\\w-]+)`).exec(request.headers.get("cookie") ?? "")?.[1];
  const pending = kept.safeParse(value === undefined ? null : jsonOf(value));
  const code = searchParams.get("code");
  if (!pending.success || !code || searchParams.get("state") !== pending.data.state) return null;
  const { next, ...rest } = pending.data;
  return { code, pending: rest, next: sitePath(next) };
}

function jsonOf(value: string): unknown {
  try {
    return JSON.parse(Buffer.from(value, "base64url").toString("utf8"));
  } catch {
    return null;
  }
}

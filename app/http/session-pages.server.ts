import { data, redirect } from "@remix-run/node";
import type { Cookies, Session } from "~/app/adapters/accounts/accounts";
import type { Attempt } from "~/app/domain/access/attempts";
import type { RequestContext } from "./context.server";
import type { FormAgain } from "./form-again.server";
import type { FormValues } from "./parse-form.server";
import { nextOf, withNext } from "./site-path";

export type Limited = Exclude<Attempt, { outcome: "allowed" }>;

/** Who is signed in, with a role here or without. @throws a redirect to the sign-in page and back */
export async function requireSession(
  { services }: Pick<RequestContext, "services">,
  request: Request,
): Promise<Session> {
  const session = await services.accounts.findSession(request.headers);
  if (session !== null) return session;
  const { pathname, search } = new URL(request.url);
  throw redirect(withNext("/sign-in", pathname.replace(/\.data$/, "") + search));
}

/** What the sign-in commands ask to know of a request. */
export const visitOf = (
  { center, origin, clientAddress }: Pick<RequestContext, "center" | "origin" | "clientAddress">,
  request: Request,
  next: string | null = nextOf(request),
) => ({ center, origin, clientAddress, headers: request.headers, next });

/** Sends the browser on with the cookies that the accounts' library set. */
export function redirectWith(cookies: Cookies, path: string) {
  const headers = new Headers();
  for (const cookie of cookies) headers.append("Set-Cookie", cookie);
  return redirect(path, { status: 303, headers });
}

/** No password goes back into a page. */
export function withoutSecrets(values: FormValues): FormValues {
  const { password: _password, current: _current, code: _code, ...shown } = values;
  return shown;
}

/** A refused form of an account's page: what was wrong, and what was typed but for secrets. */
export const formAgain = (errors: FormAgain["errors"], values: FormValues, status: number) =>
  data<FormAgain>({ errors, values: withoutSecrets(values) }, status);

export const wrongPassword = "That is not your password.";

const codeWords = {
  wrong: { status: 401, words: "That code does not match. Type the one that is shown now." },
  locked: { status: 429, words: "There were too many wrong codes. Wait 15 minutes, then sign in again." },
  "code-needed": { status: 401, words: "One more code is needed. Type the one that is shown now." },
} as const;

/** A code that gave no session. */
export const codeRefusal = (outcome: keyof typeof codeWords, values: FormValues) =>
  formAgain({ code: codeWords[outcome].words }, values, codeWords[outcome].status);

/** Too many tries: says how long to wait, and keeps the values. */
export const waitAgain = ({ retryAfterSeconds }: Limited, values: FormValues) =>
  data<FormAgain>(
    { errors: { form: waitWords(retryAfterSeconds) }, values: withoutSecrets(values) },
    { status: 429, headers: { "Retry-After": String(retryAfterSeconds) } },
  );

function waitWords(seconds: number): string {
  const minutes = Math.ceil(seconds / 60);
  const time = seconds < 60 ? `${seconds} seconds` : minutes === 1 ? "a minute" : `${minutes} minutes`;
  return `There were too many tries. Wait ${time}, then try again.`;
}

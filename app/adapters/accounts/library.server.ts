import { AsyncLocalStorage } from "node:async_hooks";
import { hash, randomBytes } from "node:crypto";
import { type BetterAuthOptions, betterAuth } from "better-auth";
import { drizzleAdapter } from "better-auth/adapters/drizzle";
import { isAPIError } from "better-auth/api";
import { magicLink } from "better-auth/plugins/magic-link";
import { twoFactor } from "better-auth/plugins/two-factor";
import type { Ids } from "~/app/adapters/ids/ids.server";
import { passwordLength } from "~/app/domain/access/password";
import { encodeCrockford } from "~/app/domain/tickets/crockford";
import type { Db } from "~/db/client.server";
import type { AccountMail, Cookies } from "./accounts";
import { hashPassword, verifyPassword } from "./password.server";
import { isProvenSignIn, provenSignIn } from "./proven-sign-in.server";

export interface AccountsConfig {
  baseUrl: string;
  /** Signs cookies, and seals what authenticator apps hold. */
  sessionSecret: string;
  /** They open what they sealed. */
  earlierSecrets?: readonly string[];
}

/** What happens beside an answer: the mail that the library asks for, and a fault that it would keep to itself. */
interface Beside {
  mail: Mail | null;
  fault: unknown;
}

/** Without a token where a link of our own takes the place of the library's. */
export type Mail = Pick<AccountMail, "purpose" | "email"> & { userId?: string; token?: string };

export interface Answer {
  status: number;
  body: unknown;
  cookies: Cookies;
  mail: Mail | null;
}

export interface Ask {
  headers?: Headers;
  body?: Record<string, unknown>;
  query?: Record<string, string>;
}

const minute = 60;
const day = 24 * 60 * minute;

/** How long links are good, in seconds; the mails say the same. */
export const linkSeconds = { "confirm-email": day, "sign-in": 15 * minute, "reset-password": 60 * minute };

const basePath = "/accounts";

/**
 * The library as Fairday uses it. Its own limits are off, since ours are shared by all processes; its cookie cache
 * too, since access ends at once where it is withdrawn; and it logs nothing, since it would log addresses.
 */
export function openLibrary(config: AccountsConfig, parts: { db: Db; ids: Ids }) {
  const besides = new AsyncLocalStorage<Beside>();
  const post = (mail: Mail) => {
    const beside = besides.getStore();
    if (beside !== undefined) beside.mail = mail;
  };
  const library = betterAuth({
    ...settings(config, parts),
    onAPIError: {
      onError: (error: unknown) => {
        const beside = besides.getStore();
        if (beside !== undefined && !isAPIError(error)) beside.fault = error;
      },
    },
    emailAndPassword: {
      ...passwords,
      sendResetPassword: async ({ user, token }) =>
        post({ purpose: "reset-password", userId: user.id, email: user.email, token }),
      onExistingUserSignUp: async ({ user }) =>
        post({ purpose: "sign-in", userId: user.id, email: user.email }),
    },
    emailVerification: {
      sendOnSignUp: true,
      sendOnSignIn: true,
      autoSignInAfterVerification: false,
      sendVerificationEmail: async ({ user }) =>
        post({ purpose: "confirm-email", userId: user.id, email: user.email }),
    },
    plugins: [
      magicLink({
        disableSignUp: true,
        storeToken: "hashed",
        expiresIn: linkSeconds["sign-in"],
        generateToken: () => parts.ids.secret(),
        sendMagicLink: async ({ email, token }) => post({ purpose: "sign-in", email, token }),
      }),
      askedAfterEverySignIn(
        twoFactor({
          issuer: "Fairday",
          allowPasswordless: true,
          backupCodeOptions: { customBackupCodesGenerate: () => Array.from({ length: 10 }, recoveryCode) },
        }),
      ),
      provenSignIn,
    ],
  });

  /** Posts where there is a body. @throws the library's fault, where it met one */
  const ask = async (path: string, { headers, body, query }: Ask): Promise<Answer> => {
    const beside: Beside = { mail: null, fault: null };
    const request = requestOf(config.baseUrl, path, headers, body, query);
    const response = await besides.run(beside, () => library.handler(request));
    if (beside.fault !== null) throw beside.fault;
    if (response.status >= 500)
      throw new Error(`The accounts library answered ${response.status} at ${path}`);
    const text = response.status === 200 || response.status >= 400 ? await response.text() : "";
    return {
      status: response.status,
      body: text === "" ? null : JSON.parse(text),
      cookies: response.headers.getSetCookie(),
      mail: beside.mail,
    };
  };
  return {
    ask,
    context: () => library.$context,
    sessionOf: (headers: Headers) => library.api.getSession({ headers }),
    signInProven: async (headers: Headers, userId: string): Promise<Cookies | null> => {
      const answer = await library.api.signInProven({ headers, body: { userId }, returnHeaders: true });
      return answer.response === null ? null : answer.headers.getSetCookie();
    },
  };
}

/** 50 bits in signs that are not mistaken for each other. */
const recoveryCode = () => groupedCode(encodeCrockford(randomBytes(8), 10));

/** As it is shown and kept: in two groups, however it was typed. */
export function groupedCode(typed: string): string {
  const signs = typed
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, "")
    .replaceAll("O", "0")
    .replace(/[IL]/g, "1");
  return `${signs.slice(0, 5)}-${signs.slice(5)}`;
}

export type AccountLibrary = ReturnType<typeof openLibrary>;

/** By its own words, so that the same secret has the same number wherever it stands in the list. */
const versionOf = (secret: string) => Number.parseInt(hash("sha256", secret).slice(0, 8), 16);

/** The first signs and seals; what was sealed before secrets had numbers is the oldest one's. */
export function secretsOf({ sessionSecret, earlierSecrets = [] }: Omit<AccountsConfig, "baseUrl">) {
  const all = [sessionSecret, ...earlierSecrets];
  const secrets = all.map((value) => ({ version: versionOf(value), value }));
  return { secret: all.at(-1) ?? sessionSecret, secrets };
}

function settings(config: AccountsConfig, { db, ids }: { db: Db; ids: Ids }) {
  return {
    appName: "Fairday",
    baseURL: config.baseUrl,
    basePath,
    ...secretsOf(config),
    database: drizzleAdapter(db, { provider: "pg", usePlural: true, transaction: true }),
    telemetry: { enabled: false },
    logger: { disabled: true },
    rateLimit: { enabled: false },
    session: { expiresIn: 7 * day, disableSessionRefresh: true, cookieCache: { enabled: false } },
    verification: { storeIdentifier: "hashed" },
    advanced: {
      cookiePrefix: "fairday",
      useSecureCookies: config.baseUrl.startsWith("https:"),
      database: { generateId: () => ids.uuid() },
      ipAddress: { disableIpTracking: true },
    },
  } satisfies BetterAuthOptions;
}

const passwords = {
  enabled: true,
  requireEmailVerification: true,
  autoSignIn: false,
  minPasswordLength: passwordLength.least,
  // The form counts characters, the library UTF-16 units, of which a character has two at most.
  maxPasswordLength: 2 * passwordLength.most,
  password: { hash: hashPassword, verify: verifyPassword },
  revokeSessionsOnPasswordReset: true,
  resetPasswordTokenExpiresIn: linkSeconds["reset-password"],
};

/** The visitor's cookies and browser alone; the server has checked where the request came from. */
function requestOf(
  baseUrl: string,
  path: string,
  visitor: Headers | undefined,
  body: Record<string, unknown> | undefined,
  query: Record<string, string> | undefined,
): Request {
  const url = new URL(`${basePath}${path}`, baseUrl);
  for (const [name, value] of Object.entries(query ?? {})) url.searchParams.set(name, value);
  const headers = new Headers({ origin: new URL(baseUrl).origin, "content-type": "application/json" });
  for (const name of ["cookie", "user-agent"]) {
    const value = visitor?.get(name);
    if (value) headers.set(name, value);
  }
  return new Request(
    url,
    body === undefined ? { headers } : { method: "POST", headers, body: JSON.stringify(body) },
  );
}

/**
 * The library asks for the second factor after a password alone. Here every way to a session asks, whatever its
 * path, but for those that follow a session, a code that was given already, or two factors in one.
 */
function askedAfterEverySignIn<Plugin extends ReturnType<typeof twoFactor>>(plugin: Plugin): Plugin {
  const after = plugin.hooks.after.map((hook) => ({
    ...hook,
    matcher: ({ path = "" }: { path?: string | undefined }) =>
      !path.startsWith("/two-factor/") && path !== "/change-password" && !isProvenSignIn(path),
  }));
  return { ...plugin, hooks: { ...plugin.hooks, after } };
}

import { createHash } from "node:crypto";
import { z } from "zod";
import type { Clock } from "~/app/adapters/clock/clock";
import type { Ids } from "~/app/adapters/ids/ids.server";
import { checkClaims, type RoleRule } from "~/app/domain/access/identity";
import type { Oidc } from "./oidc";
import { headOf, type KeySet, keySet, payloadOf } from "./signed-token.server";

export interface OidcConfig {
  issuer: string;
  clientId: string;
  clientSecret: string;
  /** The claim that lists somebody's groups. */
  roleClaim: string;
  rules: RoleRule[];
}

const discovery = z.object({
  issuer: z.string(),
  authorization_endpoint: z.url(),
  token_endpoint: z.url(),
  jwks_uri: z.url(),
});
type Provider = z.infer<typeof discovery> & { keys: KeySet; readAt: number };

const answered = z.object({ id_token: z.string() });
const claimsShape = z.looseObject({
  iss: z.string(),
  sub: z.string().min(1),
  aud: z.union([z.string(), z.array(z.string())]),
  azp: z.string().optional(),
  exp: z.number(),
  iat: z.number(),
  nonce: z.string().optional(),
  email: z.email().optional(),
  email_verified: z.boolean().optional(),
  name: z.string().optional(),
});

/** Milliseconds: how long a provider's keys are believed, how soon they are asked for again, how long it may think. */
const times = { keep: 3_600_000, again: 60_000, patience: 10_000 };

/** Asks an OpenID Connect provider, whose addresses and keys are read from its issuer (OpenID Connect Discovery 1.0). */
export function providerOidc(config: OidcConfig, { clock, ids }: { clock: Clock; ids: Ids }): Oidc {
  let known: Promise<Provider> | null = null;
  const read = () => {
    const reading = readProvider(config.issuer, clock.now().getTime());
    known = reading;
    reading.catch(() => {
      known = null;
    });
    return reading;
  };
  /** Read again where they are old, or where a token was signed by a key that came since. */
  const provider = async (keyId?: string) => {
    const found = await (known ?? read());
    const age = clock.now().getTime() - found.readAt;
    const isNewKey = keyId !== undefined && !found.keys.keys.some(({ kid }) => kid === keyId);
    return age > times.keep || (isNewKey && age > times.again) ? read() : found;
  };
  return {
    rules: config.rules,
    begin: async (redirectUri) => {
      const pending = {
        state: ids.secret(),
        nonce: ids.secret(),
        verifier: `${ids.secret()}${ids.secret()}`,
      };
      const url = new URL((await provider()).authorization_endpoint);
      const asked = {
        response_type: "code",
        client_id: config.clientId,
        redirect_uri: redirectUri,
        scope: "openid email profile",
        state: pending.state,
        nonce: pending.nonce,
        code_challenge: createHash("sha256").update(pending.verifier).digest("base64url"),
        code_challenge_method: "S256",
      };
      for (const [name, value] of Object.entries(asked)) url.searchParams.set(name, value);
      return { url: url.href, pending };
    },
    finish: async ({ redirectUri, code, pending }) => {
      const { token_endpoint } = await provider();
      const token = await exchange(config, token_endpoint, { redirectUri, code, verifier: pending.verifier });
      if (token === null) return { outcome: "refused", reason: "oidc-broken-off" };
      const { keys } = await provider(headOf(token)?.kid);
      const parsed = claimsShape.safeParse(payloadOf(token, keys));
      if (!parsed.success) return { outcome: "refused", reason: "oidc-not-signed" };
      const { issuer, clientId, roleClaim } = config;
      const claims = parsed.data;
      const checked = checkClaims(claims, { issuer, clientId, nonce: pending.nonce, now: clock.now() });
      if (checked.outcome === "refused") return checked;
      const { email } = checked;
      const identity = { subject: claims.sub, email, name: claims.name?.trim() || email };
      return { outcome: "known", identity: { ...identity, groups: groupsIn(claims[roleClaim]) } };
    },
  };
}

/** A claim lists groups, or is one. */
const groupsIn = (claim: unknown): string[] =>
  [claim].flat().filter((group): group is string => typeof group === "string");

async function readProvider(issuer: string, readAt: number): Promise<Provider> {
  const at = `${issuer.replace(/\/$/, "")}/.well-known/openid-configuration`;
  const found = discovery.parse(await jsonFrom(at));
  // Another issuer's addresses under this one's name: OpenID Connect Discovery 1.0, 4.3.
  if (found.issuer !== issuer) throw new Error("The OpenID Connect provider names another issuer");
  return { ...found, keys: keySet.parse(await jsonFrom(found.jwks_uri)), readAt };
}

async function jsonFrom(url: string): Promise<unknown> {
  const response = await fetch(url, { signal: AbortSignal.timeout(times.patience), redirect: "error" });
  if (!response.ok) throw new Error(`The OpenID Connect provider answered ${response.status}`);
  return response.json();
}

/** The ID token of a code; null where the provider does not take the code. */
async function exchange(
  { clientId, clientSecret }: OidcConfig,
  endpoint: string,
  { redirectUri, code, verifier }: { redirectUri: string; code: string; verifier: string },
): Promise<string | null> {
  // Both are form-encoded before they are put together: RFC 6749, 2.3.1.
  const credentials = [clientId, clientSecret].map(encodeURIComponent).join(":");
  const response = await fetch(endpoint, {
    method: "POST",
    headers: {
      authorization: `Basic ${Buffer.from(credentials).toString("base64")}`,
      "content-type": "application/x-www-form-urlencoded",
      accept: "application/json",
    },
    body: new URLSearchParams({
      grant_type: "authorization_code",
      code,
      redirect_uri: redirectUri,
      code_verifier: verifier,
    }),
    signal: AbortSignal.timeout(times.patience),
    redirect: "error",
  });
  if (response.status >= 500) throw new Error(`The OpenID Connect provider answered ${response.status}`);
  if (!response.ok) return null;
  const answer = answered.safeParse(await response.json().catch(() => null));
  return answer.success ? answer.data.id_token : null;
}

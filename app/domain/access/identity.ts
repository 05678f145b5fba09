import type { Role } from "./roles";

/** The roles that a provider's groups can stand for. Employers sign up by themselves. */
export type StaffRole = Exclude<Role, "employer">;

/** "Who is in this group has this role", in every center or in the one with this host. */
export interface RoleRule {
  group: string;
  role: StaffRole;
  host: string | null;
}

/** Why a provider's answer signs nobody in. */
export type IdentityFault =
  | "oidc-broken-off"
  | "oidc-not-signed"
  | "oidc-wrong-issuer"
  | "oidc-wrong-audience"
  | "oidc-expired"
  | "oidc-not-asked-for"
  | "oidc-without-email";

/** What an ID token says (OpenID Connect Core 1.0, 2). Times are seconds since 1970. */
export interface Claims {
  iss: string;
  sub: string;
  aud: string | string[];
  azp?: string | undefined;
  exp: number;
  iat: number;
  nonce?: string | undefined;
  email?: string | undefined;
  email_verified?: boolean | undefined;
  name?: string | undefined;
}

export interface Expected {
  issuer: string;
  clientId: string;
  /** What the browser that asked was given; the answer to another browser's question has another. */
  nonce: string;
  now: Date;
}

/** Seconds that the provider's clock may be off. */
const leeway = 60;

/**
 * Checks what a signed ID token says, in the order of OpenID Connect Core 1.0, 3.1.3.7. An address that its provider
 * says it has not proved is no address; a provider that says nothing about it is the library's own and is believed.
 */
export function checkClaims(
  claims: Claims,
  { issuer, clientId, nonce, now }: Expected,
): { outcome: "checked"; email: string } | { outcome: "refused"; reason: IdentityFault } {
  const refused = (reason: IdentityFault) => ({ outcome: "refused" as const, reason });
  if (claims.iss !== issuer) return refused("oidc-wrong-issuer");
  const audience = [claims.aud].flat();
  if (!audience.includes(clientId)) return refused("oidc-wrong-audience");
  // A token for several clients names the one that it was given to.
  if ((audience.length > 1 || claims.azp !== undefined) && claims.azp !== clientId)
    return refused("oidc-wrong-audience");
  const seconds = now.getTime() / 1000;
  if (seconds >= claims.exp + leeway || seconds < claims.iat - leeway) return refused("oidc-expired");
  if (claims.nonce !== nonce) return refused("oidc-not-asked-for");
  if (!claims.email || claims.email_verified === false) return refused("oidc-without-email");
  return { outcome: "checked", email: claims.email.toLowerCase() };
}

const order: readonly StaffRole[] = ["admin", "staff", "door"];

/** The strongest role that somebody's groups give at a center; null where they give none. */
export function roleOfGroups(
  groups: readonly string[],
  rules: readonly RoleRule[],
  host: string,
): StaffRole | null {
  const given = rules.filter((rule) => groups.includes(rule.group) && (rule.host ?? host) === host);
  return order.find((role) => given.some((rule) => rule.role === role)) ?? null;
}

/**
 * Reads `group=role` and `group=role@host`, with commas between: what an operator writes. Null where a part is neither.
 * A group may hold an equals sign, as names in a directory do.
 */
export function parseRoleMap(text: string): RoleRule[] | null {
  const rules = text
    .split(",")
    .map((part) => part.trim())
    .filter((part) => part !== "")
    .map(ruleOf);
  return rules.every((rule) => rule !== null) ? rules : null;
}

function ruleOf(part: string): RoleRule | null {
  const at = part.lastIndexOf("=");
  const group = part.slice(0, at).trim();
  const [name, host = null, ...more] = part
    .slice(at + 1)
    .trim()
    .split("@");
  const role = order.find((known) => known === name);
  if (at < 1 || group === "" || role === undefined || host === "" || more.length > 0) return null;
  return { group, role, host: host?.toLowerCase() ?? null };
}

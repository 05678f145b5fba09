import { generateKeyPairSync } from "node:crypto";
import { and, eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { providerOidc } from "~/app/adapters/oidc/provider-oidc.server";
import { signInByProvider } from "~/app/commands/sign-in-by-provider.server";
import { parseRoleMap } from "~/app/domain/access/identity";
import { accounts, audit, memberships, sessions, users } from "~/db/schema";
import { type FakeProvider, startProvider, type Told } from "~/tests/fakes/oidc-provider";
import { aCenter, type TestCenter } from "../factories/center";
import { createTestServices, type TestServices } from "../factories/services";

const client = { id: "fairday", secret: "a secret: with signs" };
let services: TestServices;
let provider: FakeProvider;
let center: TestCenter;
let oidc: ReturnType<typeof providerOidc>;

beforeAll(async () => {
  services = await createTestServices();
  provider = await startProvider(client, () => services.clock.now());
});
afterAll(async () => {
  await provider.close();
  await services.drop();
});
beforeEach(async () => {
  center = await aCenter(services);
  oidc = newOidc(provider.issuer);
});

const newOidc = (issuer: string) =>
  providerOidc(
    {
      issuer,
      clientId: client.id,
      clientSecret: client.secret,
      roleClaim: "groups",
      rules: parseRoleMap("leads=admin,desk=staff") ?? [],
    },
    services,
  );

const ana = { sub: "ana-1", email: "ana@library.example", name: "Ana Reyes", groups: ["desk"] };
const redirectUri = "http://center.example/sign-in/provider/answer";

/** Somebody goes to the provider, signs in there, and comes back. */
async function cameBack(told: Told) {
  const { url, pending } = await oidc.begin(redirectUri);
  const code = new URL(provider.signIn(url, told)).searchParams.get("code") ?? "";
  const place = { center, origin: "http://center.example", next: null };
  const visit = { ...place, headers: new Headers(), clientAddress: "192.0.2.1" };
  return signInByProvider(services, visit, oidc, { redirectUri, code, pending });
}

async function rolesHere(): Promise<string[]> {
  const rows = await services.db
    .select({ role: memberships.role })
    .from(memberships)
    .where(eq(memberships.centerId, center.id));
  return rows.map(({ role }) => role);
}

describe("somebody whom the library's provider knows", () => {
  test("is signed in with the role of their groups, at the first time too", async () => {
    const result = await cameBack({ claims: ana });
    if (result.outcome !== "signed-in") throw new Error(result.outcome);
    const cookie = result.cookies.map((line) => line.split(";")[0]).join("; ");
    expect(await services.accounts.findSession(new Headers({ cookie }))).toMatchObject({ email: ana.email });
    expect(await rolesHere()).toEqual(["staff"]);
  });

  test("is the same person under a new address", async () => {
    await cameBack({ claims: ana });
    await cameBack({ claims: { ...ana, email: "ana.reyes@library.example" } });
    expect(await services.db.$count(users, eq(users.email, "ana.reyes@library.example"))).toBe(0);
    expect(await rolesHere()).toEqual(["staff"]);
  });

  test("gets another role where the groups say another, and the trail says so", async () => {
    await cameBack({ claims: ana });
    await cameBack({ claims: { ...ana, groups: "leads" } });
    expect(await rolesHere()).toEqual(["admin"]);
    const trail = await services.db
      .select()
      .from(audit)
      .where(and(eq(audit.centerId, center.id), eq(audit.actorId, "provider")))
      .orderBy(audit.id);
    expect(trail).toMatchObject([
      { action: "role", from: null, to: "staff" },
      { action: "role", from: "staff", to: "admin" },
    ]);
  });

  test("stays the last admin of a center", async () => {
    await cameBack({ claims: { ...ana, groups: ["leads"] } });
    await cameBack({ claims: ana });
    expect(await rolesHere()).toEqual(["admin"]);
  });

  test("takes an address over that somebody typed before and never proved", async () => {
    const email = "typed@library.example";
    const now = services.clock.now();
    const userId = services.ids.uuid();
    const times = { createdAt: now, updatedAt: now };
    await services.db.insert(users).values({ id: userId, name: "Mallory", email, ...times });
    const row = { id: services.ids.uuid(), userId, providerId: "credential", accountId: userId };
    await services.db.insert(accounts).values({ ...row, password: "x", ...times });
    await cameBack({ claims: { ...ana, sub: "typed-1", email } });
    const left = await services.db.select().from(accounts).where(eq(accounts.userId, userId));
    expect(left.map(({ providerId }) => providerId)).toEqual(["oidc"]);
  });
});

describe("nobody is signed in", () => {
  const other = generateKeyPairSync("rsa", { modulusLength: 2048 }).privateKey;
  test.each<[string, Told, string]>([
    ["by a token for another client", { claims: { ...ana, aud: "other" } }, "oidc-wrong-audience"],
    ["by a token that expired", { claims: { ...ana, exp: 1_000_000 } }, "oidc-expired"],
    [
      "by a token of another issuer",
      { claims: { ...ana, iss: "https://evil.example" } },
      "oidc-wrong-issuer",
    ],
    ["by the answer to another question", { claims: { ...ana, nonce: "other" } }, "oidc-not-asked-for"],
    ["by a token that another key signed", { claims: ana, key: other }, "oidc-not-signed"],
    ["by a token that says it is not signed", { claims: ana, head: { alg: "none" } }, "oidc-not-signed"],
    ["by a token signed with a shared secret", { claims: ana, head: { alg: "HS256" } }, "oidc-not-signed"],
    ["by a token of a key that is unknown", { claims: ana, head: { kid: "two" } }, "oidc-not-signed"],
    ["without a role for their groups", { claims: { ...ana, groups: ["visitors"] } }, "oidc-role-unknown"],
    ["without any group", { claims: { ...ana, groups: undefined } }, "oidc-role-unknown"],
    ["without a proved address", { claims: { ...ana, email_verified: false } }, "oidc-without-email"],
  ])("%s", async (_how, told, reason) => {
    const before = await services.db.$count(sessions);
    expect(await cameBack(told)).toEqual({ outcome: "refused", reason });
    expect(await services.db.$count(sessions)).toBe(before);
    expect(await rolesHere()).toEqual([]);
  });

  test("by a code of which another browser asked, nor by one that was taken already", async () => {
    const { url, pending } = await oidc.begin(redirectUri);
    const code = new URL(provider.signIn(url, { claims: ana })).searchParams.get("code") ?? "";
    const stolen = { redirectUri, code, pending: { ...pending, verifier: "x".repeat(43) } };
    expect(await oidc.finish(stolen)).toEqual({ outcome: "refused", reason: "oidc-broken-off" });
    expect(await oidc.finish({ redirectUri, code, pending })).toMatchObject({ reason: "oidc-broken-off" });
  });

  test("while the provider is away, and they are as soon as it is back", async () => {
    provider.setDown(true);
    await expect(oidc.begin(redirectUri)).rejects.toThrow("503");
    provider.setDown(false);
    expect(await cameBack({ claims: ana })).toMatchObject({ outcome: "signed-in" });
  });

  test("by a provider that names another issuer than the one that is set", async () => {
    await expect(newOidc(`${provider.issuer}/`).begin(redirectUri)).rejects.toThrow("another issuer");
  });
});

import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { addPasskey, beginPasskey, removePasskey } from "~/app/commands/change-passkeys.server";
import { beginPasskeySignIn, signInByPasskey } from "~/app/commands/sign-in-by-passkey.server";
import { mostPasskeys } from "~/app/domain/access/passkey";
import { audit, passkeyQuestions, passkeys, rateLimits, users } from "~/db/schema";
import { CookieJar } from "~/tests/factories/browser";
import { aCenter, type TestCenter } from "~/tests/factories/center";
import { anAuthenticator, type Slip } from "~/tests/factories/passkeys";
import { aPerson, aVisit, password } from "~/tests/factories/people";
import { createTestServices, noon, type TestServices } from "~/tests/factories/services";
import { codeOfApp } from "~/tests/factories/totp";

let services: TestServices;
let center: TestCenter;

beforeAll(async () => {
  services = await createTestServices();
  center = await aCenter(services);
});
afterAll(() => services.drop());
beforeEach(async () => {
  services.clock.set(noon);
  await services.db.delete(rateLimits);
});

const origin = "https://jobs.example.org";
const elsewhere = "https://jobs.other.example";

async function someone() {
  const { userId, email } = await aPerson(services, center, "staff");
  return { session: { userId, email }, centerId: center.id };
}
type Own = Awaited<ReturnType<typeof someone>>;

async function question(own: Own): Promise<string> {
  const asked = await beginPasskey(services, own, { name: "My phone", password });
  if (asked.outcome !== "asked") throw new Error(asked.outcome);
  return asked.challenge;
}

/** A person with a passkey, and their authenticator. */
async function withPasskey(authenticator = anAuthenticator()) {
  const own = await someone();
  const answer = authenticator.make({ challenge: await question(own), origin });
  const added = await addPasskey(services, own, { origin, answer });
  if (added.outcome === "refused") throw new Error(added.reason);
  return { own, authenticator, userId: own.session.userId, passkeyId: added.passkeyId };
}
type Holder = Awaited<ReturnType<typeof withPasskey>>;

async function asked(): Promise<string> {
  const begun = await beginPasskeySignIn(services, aVisit(center));
  if (begun.outcome === "limited") throw new Error("limited");
  return begun.challenge;
}

async function signIn({ authenticator, userId }: Holder, slip: Slip = {}, at = origin) {
  const answer = authenticator.sign({ challenge: await asked(), origin: at, userId }, slip);
  return signInByPasskey(services, aVisit(center, { origin: at }), answer);
}
const reasonOf = (result: object) => ("reason" in result ? result.reason : result);

describe("adding a passkey", () => {
  test("keeps its public half under its name, and says so in the trail", async () => {
    const { userId, authenticator } = await withPasskey();
    const [kept] = await services.db.select().from(passkeys).where(eq(passkeys.userId, userId));
    expect(kept).toMatchObject({
      name: "My phone",
      host: "jobs.example.org",
      credentialId: authenticator.credentialId,
      lastUsedAt: null,
      createdAt: noon,
    });
    expect(kept?.publicKey).toBe(authenticator.publicKey);
    const trail = await services.db.select().from(audit).where(eq(audit.actorId, userId));
    expect(trail.map(({ subjectKind, action }) => [subjectKind, action])).toEqual([
      ["account", "passkey added"],
    ]);
  });

  test("asks for the account's password, and counts wrong ones", async () => {
    const own = await someone();
    const guess = () => beginPasskey(services, own, { name: "My phone", password: "a wrong guess" });
    for (let turn = 0; turn < 10; turn++) expect(await guess()).toEqual({ outcome: "wrong" });
    expect((await guess()).outcome).toBe("limited");
  });

  test.each<[string, (own: Own) => Promise<{ challenge: string; slip?: Slip; own?: Own }>, string]>([
    ["to nothing that was asked", async () => ({ challenge: "made up" }), "passkey-not-asked-for"],
    ["to what a sign-in was asked", async () => ({ challenge: await asked() }), "passkey-not-asked-for"],
    [
      "to what somebody else was asked",
      async () => ({ challenge: await question(await someone()) }),
      "passkey-not-asked-for",
    ],
    [
      "from another site",
      async (own) => ({ challenge: await question(own), slip: { origin: elsewhere } }),
      "passkey-other-site",
    ],
    [
      "of a sign-in",
      async (own) => ({ challenge: await question(own), slip: { type: "webauthn.get" } }),
      "passkey-other-step",
    ],
    [
      "of nobody in particular",
      async (own) => ({ challenge: await question(own), slip: { flags: 65 } }),
      "passkey-nobody-there",
    ],
    [
      "without a key",
      async (own) => ({ challenge: await question(own), slip: { flags: 5 } }),
      "passkey-unreadable",
    ],
  ])("is refused for an answer %s", async (_what, given, reason) => {
    const own = await someone();
    const { challenge, slip } = await given(own);
    const answer = anAuthenticator().make({ challenge, origin }, slip);
    expect(await addPasskey(services, own, { origin, answer })).toEqual({ outcome: "refused", reason });
  });

  test("is refused after ten minutes, and what nobody answered is cleared away", async () => {
    const own = await someone();
    const answer = anAuthenticator().make({ challenge: await question(own), origin });
    services.clock.advance(10 * 60_000);
    expect(reasonOf(await addPasskey(services, own, { origin, answer }))).toBe("passkey-not-asked-for");
    const left = await question(own);
    services.clock.advance(10 * 60_000 + 1);
    await asked();
    const rows = await services.db.select().from(passkeyQuestions);
    expect(rows.map(({ challengeHash }) => challengeHash)).not.toContain(services.codes.hash(left));
  });

  test("is refused for a passkey that an account has already", async () => {
    const { authenticator } = await withPasskey();
    const other = await someone();
    const answer = authenticator.make({ challenge: await question(other), origin });
    expect(reasonOf(await addPasskey(services, other, { origin, answer }))).toBe("passkey-kept-already");
  });

  test("stops at twenty, also where two come at once", async () => {
    const own = await someone();
    const add = async () => {
      const answer = anAuthenticator().make({ challenge: await question(own), origin });
      return addPasskey(services, own, { origin, answer });
    };
    for (let turn = 1; turn < mostPasskeys; turn++) expect((await add()).outcome).toBe("added");
    const last = await Promise.all([add(), add(), add()]);
    expect(last.map(({ outcome }) => outcome).toSorted()).toEqual(["added", "refused", "refused"]);
  });
});

describe("signing in by a passkey", () => {
  test("makes a session of whoever it is, and notes when it was used", async () => {
    const holder = await withPasskey();
    services.clock.advance(60_000);
    const result = await signIn(holder);
    if (result.outcome !== "signed-in") throw new Error(result.outcome);
    const jar = new CookieJar();
    jar.take(result.cookies);
    expect((await services.accounts.findSession(jar.headers))?.userId).toBe(holder.userId);
    const [kept] = await services.db.select().from(passkeys).where(eq(passkeys.id, holder.passkeyId));
    expect(kept).toMatchObject({ counter: 2, lastUsedAt: services.clock.now() });
  });

  test("counts as two factors: an authenticator app is not asked for, as it is after a password", async () => {
    const holder = await withPasskey();
    const jar = new CookieJar();
    const given = { email: holder.own.session.email, password };
    const first = await services.accounts.signIn(jar.headers, given);
    jar.take(first.outcome === "signed-in" ? first.cookies : []);
    const begun = await services.accounts.beginTotp(jar.headers, { password, issuer: "A center" });
    if (begun.outcome !== "begun") throw new Error(begun.outcome);
    await services.accounts.proveTotp(jar.headers, { code: codeOfApp(begun.uri) });
    expect((await services.accounts.signIn(new Headers(), given)).outcome).toBe("code-needed");
    expect((await signIn(holder)).outcome).toBe("signed-in");
  });

  test("goes on with an authenticator that does not count", async () => {
    const holder = await withPasskey(anAuthenticator("es256", { counts: false }));
    expect((await signIn(holder)).outcome).toBe("signed-in");
    expect((await signIn(holder)).outcome).toBe("signed-in");
  });

  test.each<[string, Slip, string]>([
    ["whose counter went back", { counter: 1 }, "passkey-copied"],
    ["whose counter stood still", { counter: 5 }, "passkey-copied"],
    ["that answered to another site", { origin: elsewhere }, "passkey-other-site"],
    ["that signed for another host", { host: "jobs.other.example" }, "passkey-other-site"],
    ["that answered in a frame", { crossOrigin: true }, "passkey-other-site"],
    ["that was made, and signed nothing", { type: "webauthn.create" }, "passkey-other-step"],
    ["that verified nobody", { flags: 1 }, "passkey-nobody-there"],
  ])("is refused to a passkey %s", async (_what, slip, reason) => {
    const holder = await withPasskey();
    expect((await signIn(holder, { counter: 5 })).outcome).toBe("signed-in");
    expect(reasonOf(await signIn(holder, { counter: 6, ...slip }))).toBe(reason);
  });

  test("tells the center's trail of a passkey that may have been copied", async () => {
    const holder = await withPasskey();
    await signIn(holder, { counter: 5 });
    await signIn(holder, { counter: 5 });
    const trail = await services.db.select().from(audit).where(eq(audit.actorId, holder.userId));
    expect(trail.map(({ action }) => action)).toEqual(["passkey added", "passkey refused"]);
  });

  test("is refused for what was never asked", async () => {
    const { authenticator, userId } = await withPasskey();
    const answer = authenticator.sign({ challenge: "made up", origin, userId });
    expect(reasonOf(await signInByPasskey(services, aVisit(center), answer))).toBe("passkey-not-asked-for");
  });

  test("is refused for what its owner was asked in order to add a passkey", async () => {
    const { own, authenticator, userId } = await withPasskey();
    const answer = authenticator.sign({ challenge: await question(own), origin, userId });
    expect(reasonOf(await signInByPasskey(services, aVisit(center), answer))).toBe("passkey-not-asked-for");
  });

  test("takes an answer once, also where it comes twice at once", async () => {
    const { authenticator, userId } = await withPasskey(anAuthenticator("es256", { counts: false }));
    const answer = authenticator.sign({ challenge: await asked(), origin, userId });
    const both = await Promise.all([1, 2].map(() => signInByPasskey(services, aVisit(center), answer)));
    expect(both.map(({ outcome }) => outcome).toSorted()).toEqual(["refused", "signed-in"]);
    expect(reasonOf(await signInByPasskey(services, aVisit(center), answer))).toBe("passkey-not-asked-for");
  });

  test("spends the question also where the answer is refused", async () => {
    const { authenticator, userId } = await withPasskey();
    const challenge = await asked();
    const wrong = authenticator.sign({ challenge, origin, userId }, { flags: 1 });
    await signInByPasskey(services, aVisit(center), wrong);
    const right = authenticator.sign({ challenge, origin, userId });
    expect(reasonOf(await signInByPasskey(services, aVisit(center), right))).toBe("passkey-not-asked-for");
  });

  test("is refused where another key signed", async () => {
    const holder = await withPasskey();
    const { credentialId } = holder.authenticator;
    const { userId } = holder;
    const answer = { ...anAuthenticator().sign({ challenge: await asked(), origin, userId }), credentialId };
    expect(reasonOf(await signInByPasskey(services, aVisit(center), answer))).toBe("passkey-not-signed");
  });

  test("is refused in the name of another account", async () => {
    const [holder, other] = [await withPasskey(), await withPasskey()];
    expect(reasonOf(await signIn({ ...holder, userId: other.userId }))).toBe("passkey-unknown");
  });

  test("is refused at another host than the passkey's own", async () => {
    const holder = await withPasskey();
    expect(reasonOf(await signIn(holder, {}, elsewhere))).toBe("passkey-unknown");
  });

  test("is refused once the passkey was removed", async () => {
    const holder = await withPasskey();
    expect(await removePasskey(services, holder.own, holder.passkeyId)).toEqual({ outcome: "removed" });
    expect(reasonOf(await signIn(holder))).toBe("passkey-unknown");
  });

  test("is refused once the account is gone", async () => {
    const holder = await withPasskey();
    await services.db.delete(users).where(eq(users.id, holder.userId));
    expect(reasonOf(await signIn(holder))).toBe("passkey-unknown");
  });

  test("is limited by address as the other ways in are", async () => {
    const visit = aVisit(center, { clientAddress: "198.51.100.7" });
    const results = await Promise.all(Array.from({ length: 61 }, () => beginPasskeySignIn(services, visit)));
    expect(results.filter(({ outcome }) => outcome === "limited")).toHaveLength(1);
    const answer = anAuthenticator().sign({ challenge: "x", origin, userId: "y" });
    expect((await signInByPasskey(services, visit, answer)).outcome).toBe("limited");
  });
});

describe("removing a passkey", () => {
  test("is for its owner alone, and stands in the trail", async () => {
    const holder = await withPasskey();
    const other = await someone();
    expect(await removePasskey(services, other, holder.passkeyId)).toMatchObject({ reason: "not-found" });
    expect((await signIn(holder)).outcome).toBe("signed-in");
    await removePasskey(services, holder.own, holder.passkeyId);
    const trail = await services.db.select().from(audit).where(eq(audit.actorId, holder.userId));
    expect(trail.map(({ action }) => action)).toEqual(["passkey added", "passkey removed"]);
  });
});

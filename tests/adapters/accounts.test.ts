import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import type { Accounts } from "~/app/adapters/accounts/accounts";
import { betterAuthAccounts } from "~/app/adapters/accounts/better-auth.server";
import { systemClock } from "~/app/adapters/clock/clock";
import { randomIds } from "~/app/adapters/ids/ids.server";
import { accounts as passwordRows, sessions, users, verifications } from "~/db/schema";
import { CookieJar } from "~/tests/factories/browser";
import { createTestDatabase, type TestDatabase } from "~/tests/factories/database";
import { codeOfApp } from "~/tests/factories/totp";

const secret = "a secret that only tests know, 32 signs";
const password = "open the doors";
const anonymous = new Headers();

let test_: TestDatabase;
let accounts: Accounts;
const over = (baseUrl: string) =>
  betterAuthAccounts(
    { baseUrl, sessionSecret: secret },
    { db: test_.database.db, ids: randomIds(systemClock) },
  );

beforeAll(async () => {
  test_ = await createTestDatabase();
  accounts = over("http://localhost:3000");
});
afterAll(() => test_.drop());

/** The same accounts by modules of their own, whose hashings are counted. */
async function withCountedHashing(): Promise<{ accounts: Accounts; hashings(): number }> {
  const { hash, verify } = await vi.importActual<typeof import("@node-rs/argon2")>("@node-rs/argon2");
  const spies = { hash: vi.fn(hash), verify: vi.fn(verify) };
  vi.resetModules();
  vi.doMock("@node-rs/argon2", () => spies);
  const own = await import("~/app/adapters/accounts/better-auth.server");
  vi.doUnmock("@node-rs/argon2");
  vi.resetModules();
  const parts = { db: test_.database.db, ids: randomIds(systemClock) };
  return {
    accounts: own.betterAuthAccounts({ baseUrl: "http://localhost:3000", sessionSecret: secret }, parts),
    hashings: () => spies.hash.mock.calls.length + spies.verify.mock.calls.length,
  };
}

let people = 0;
const newAddress = () => `person-${++people}@example.org`;

async function aPerson() {
  const email = newAddress();
  const userId = await accounts.addPerson({ email, name: "Ana Reyes", password });
  return { email, userId };
}

async function signedIn(email: string) {
  const jar = new CookieJar();
  const result = await accounts.signIn(anonymous, { email, password });
  if (result.outcome !== "signed-in") throw new Error(`not signed in: ${result.outcome}`);
  jar.take(result.cookies);
  return jar;
}

async function withApp(email: string) {
  const jar = await signedIn(email);
  const begun = await accounts.beginTotp(jar.headers, { password, issuer: "Riverside" });
  if (begun.outcome !== "begun") throw new Error("not begun");
  const proved = await accounts.proveTotp(jar.headers, { code: codeOfApp(begun.uri) });
  if (proved.outcome !== "proved") throw new Error("not proved");
  jar.take(proved.cookies);
  return { jar, ...begun };
}

async function linkFor(email: string): Promise<string> {
  const mail = await accounts.makeSignInLink(email);
  if (mail === null) throw new Error("no link");
  return mail.token;
}

const countSessions = async (userId: string) => {
  const rows = await test_.database.db
    .select({ id: sessions.id })
    .from(sessions)
    .where(eq(sessions.userId, userId));
  return rows.length;
};

describe("a session", () => {
  test("begins by address and password, whatever the case of the address", async () => {
    const { email, userId } = await aPerson();
    const jar = await signedIn(email.toUpperCase());
    expect(await accounts.findSession(jar.headers)).toMatchObject({
      userId,
      email,
      name: "Ana Reyes",
      hasTotp: false,
    });
  });

  test("is new at each sign-in: a session that somebody planted is not taken over", async () => {
    const { email } = await aPerson();
    const planted = await signedIn(email);
    const before = await accounts.findSession(planted.headers);
    const result = await accounts.signIn(planted.headers, { email, password });
    planted.take(result.outcome === "signed-in" ? result.cookies : []);
    const after = await accounts.findSession(planted.headers);
    expect(after?.sessionId).toBeDefined();
    expect(after?.sessionId).not.toBe(before?.sessionId);
  });

  test("is a cookie that scripts and other sites do not get, and under https no plain connection", async () => {
    const { email } = await aPerson();
    const plain = await accounts.signIn(anonymous, { email, password });
    const secure = await over("https://jobs.example.org").signIn(anonymous, { email, password });
    if (plain.outcome !== "signed-in" || secure.outcome !== "signed-in") throw new Error("not signed in");
    expect(plain.cookies[0]).toMatch(/HttpOnly/);
    expect(plain.cookies[0]).toMatch(/SameSite=Lax/);
    expect(plain.cookies[0]).not.toMatch(/Secure/);
    expect(secure.cookies[0]).toMatch(/^__Secure-.*Secure/);
    expect(secure.cookies[0]).not.toMatch(/Domain=/i);
  });

  test("is read from the database each time: it ends as its row does", async () => {
    const { email, userId } = await aPerson();
    const jar = await signedIn(email);
    await test_.database.db.delete(sessions).where(eq(sessions.userId, userId));
    expect(await accounts.findSession(jar.headers)).toBeNull();
  });

  test("ends by signing out, for a copied cookie too", async () => {
    const { email } = await aPerson();
    const jar = await signedIn(email);
    const copied = jar.headers;
    jar.take(await accounts.signOut(jar.headers));
    expect(jar.names).toEqual([]);
    expect(await accounts.findSession(copied)).toBeNull();
  });

  test("is not made by a cookie with another signature", async () => {
    const { email } = await aPerson();
    const cookie = (await signedIn(email)).headers.get("cookie") ?? "";
    const forged = cookie.replace(/\.[^.]+$/, ".AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA%3D");
    expect(await accounts.findSession(new Headers({ cookie: forged }))).toBeNull();
  });

  test("keeps no network address", async () => {
    const { email, userId } = await aPerson();
    await signedIn(email);
    const [row] = await test_.database.db.select().from(sessions).where(eq(sessions.userId, userId));
    expect(row?.ipAddress).toBe("");
  });
});

describe("a password", () => {
  test("is kept by argon2id with 19 MiB and two passes", async () => {
    expect(await accounts.hashPassword(password)).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  });

  test("is the same typed with composed and with combining signs", async () => {
    const email = newAddress();
    await accounts.addPerson({ email, name: "Zoë", password: "pâtisserie du coin" });
    const result = await accounts.signIn(anonymous, { email, password: "pa\u0302tisserie du coin" });
    expect(result.outcome).toBe("signed-in");
  });

  test("that is wrong and an address that nobody has get the same answer", async () => {
    const { email } = await aPerson();
    const known = await accounts.signIn(anonymous, { email, password: "something else" });
    const unknown = await accounts.signIn(anonymous, { email: newAddress(), password: "something else" });
    expect(known).toEqual({ outcome: "wrong" });
    expect(unknown).toEqual(known);
  });

  test("is hashed for an unknown address as well, at the same cost, so that time tells nothing", async () => {
    const { email } = await aPerson();
    const counted = await withCountedHashing();
    const hashings = async (address: string) => {
      const before = counted.hashings();
      await counted.accounts.signIn(anonymous, { email: address, password: "something else" });
      return counted.hashings() - before;
    };
    expect(await hashings(email)).toBe(1);
    expect(await hashings(newAddress())).toBe(1);
  });

  test("changed ends the other sign-ins and keeps this one", async () => {
    const { email, userId } = await aPerson();
    const other = await signedIn(email);
    const jar = await signedIn(email);
    const result = await accounts.changePassword(jar.headers, {
      current: password,
      next: "close the doors now",
    });
    jar.take(result.outcome === "changed" ? result.cookies : []);
    expect(await accounts.findSession(other.headers)).toBeNull();
    expect(await accounts.findSession(jar.headers)).toMatchObject({ userId });
  });

  test("is not changed without the current one", async () => {
    const { email } = await aPerson();
    const jar = await signedIn(email);
    const result = await accounts.changePassword(jar.headers, {
      current: "a wrong guess",
      next: "close the doors now",
    });
    expect(result.outcome).toBe("wrong");
    await signedIn(email);
  });
});

describe("a sign-up", () => {
  const aSignUp = (email: string) => accounts.signUp({ name: "Bo Lin", email, password });

  test("gives no session before the address is confirmed, and sends the link again", async () => {
    const email = newAddress();
    const mail = await aSignUp(email);
    expect(mail.purpose).toBe("confirm-email");
    const early = await accounts.signIn(anonymous, { email, password });
    expect(early).toMatchObject({ outcome: "unconfirmed", mail: { purpose: "confirm-email", email } });
    expect(await accounts.confirmEmail(mail.token)).toEqual({ outcome: "confirmed" });
    expect((await accounts.signIn(anonymous, { email, password })).outcome).toBe("signed-in");
  });

  test("confirms once by each link", async () => {
    const { token } = await aSignUp(newAddress());
    await accounts.confirmEmail(token);
    expect(await accounts.confirmEmail(token)).toEqual({ outcome: "link-over" });
    expect(await accounts.confirmEmail("no such token")).toEqual({ outcome: "link-over" });
  });

  test("of an address that has an account changes nothing there and mails its owner a sign-in link", async () => {
    const { email, userId } = await aPerson();
    const mail = await accounts.signUp({ name: "Somebody else", email, password: "another password" });
    expect(mail).toMatchObject({ purpose: "sign-in", userId });
    expect((await accounts.signIn(anonymous, { email, password: "another password" })).outcome).toBe("wrong");
    const [row] = await test_.database.db.select().from(users).where(eq(users.id, userId));
    expect(row?.name).toBe("Ana Reyes");
  });

  test("made twice at once makes one account", async () => {
    const email = newAddress();
    const mails = await Promise.all([aSignUp(email), aSignUp(email), aSignUp(email)]);
    expect(mails.every((mail) => mail.email === email)).toBe(true);
    expect(await test_.database.db.select().from(users).where(eq(users.email, email))).toHaveLength(1);
  });

  test("with the address of another loses its password once the owner comes by a link", async () => {
    const email = newAddress();
    await aSignUp(email);
    const result = await accounts.redeemSignInLink(anonymous, await linkFor(email));
    expect(result.outcome).toBe("signed-in");
    expect((await accounts.signIn(anonymous, { email, password })).outcome).toBe("wrong");
  });
});

describe("a sign-in link", () => {
  test("signs in once", async () => {
    const { email, userId } = await aPerson();
    const token = await linkFor(email);
    expect(await accounts.redeemSignInLink(anonymous, token)).toMatchObject({ outcome: "signed-in", userId });
    expect(await accounts.redeemSignInLink(anonymous, token)).toEqual({ outcome: "link-over" });
  });

  test("used by two at once signs in one", async () => {
    const token = await linkFor((await aPerson()).email);
    const results = await Promise.all([1, 2, 3, 4].map(() => accounts.redeemSignInLink(anonymous, token)));
    expect(results.filter((result) => result.outcome === "signed-in")).toHaveLength(1);
  });

  test("is made for nobody where no account has the address", async () => {
    expect(await accounts.makeSignInLink(newAddress())).toBeNull();
  });

  test("ends after a quarter of an hour", async () => {
    const token = await linkFor((await aPerson()).email);
    await test_.database.db
      .update(verifications)
      .set({ expiresAt: sql`${verifications.expiresAt} - interval '15 minutes'` });
    expect(await accounts.redeemSignInLink(anonymous, token)).toEqual({ outcome: "link-over" });
  });

  test("is kept as a hash: the table holds no link that works", async () => {
    const { email } = await aPerson();
    const tokens = [await linkFor(email), (await accounts.makeResetLink(email))?.token ?? "none"];
    const rows = await test_.database.db.select().from(verifications);
    for (const token of tokens) expect(JSON.stringify(rows)).not.toContain(token);
  });
});

describe("a reset link", () => {
  test("sets the password once and ends every sign-in", async () => {
    const { email, userId } = await aPerson();
    await signedIn(email);
    const { token = "" } = (await accounts.makeResetLink(email)) ?? {};
    const next = "a whole new password";
    expect(await accounts.resetPassword({ token, password: next })).toEqual({ outcome: "changed" });
    expect(await countSessions(userId)).toBe(0);
    expect((await accounts.signIn(anonymous, { email, password: next })).outcome).toBe("signed-in");
    expect(await accounts.resetPassword({ token, password: "yet another one" })).toEqual({
      outcome: "link-over",
    });
  });

  test("proves the address of somebody who never confirmed it", async () => {
    const email = newAddress();
    await accounts.signUp({ name: "Bo Lin", email, password });
    const { token = "" } = (await accounts.makeResetLink(email)) ?? {};
    await accounts.resetPassword({ token, password: "a whole new password" });
    expect((await accounts.signIn(anonymous, { email, password: "a whole new password" })).outcome).toBe(
      "signed-in",
    );
  });

  test("is made for nobody where no account has the address", async () => {
    expect(await accounts.makeResetLink(newAddress())).toBeNull();
  });
});

describe("an account with an authenticator app", () => {
  test("gets no session from a password before the code", async () => {
    const { email, userId } = await aPerson();
    const { uri, jar: first } = await withApp(email);
    await accounts.signOut(first.headers);
    const jar = new CookieJar();
    const result = await accounts.signIn(anonymous, { email, password });
    expect(result.outcome).toBe("code-needed");
    jar.take(result.outcome === "code-needed" ? result.cookies : []);
    expect(await accounts.findSession(jar.headers)).toBeNull();
    expect(await countSessions(userId)).toBe(0);
    const done = await accounts.giveCode(jar.headers, { kind: "app", code: codeOfApp(uri) });
    jar.take(done.outcome === "signed-in" ? done.cookies : []);
    expect(await accounts.findSession(jar.headers)).toMatchObject({ userId, hasTotp: true });
  });

  test("gets no session from a sign-in link before the code", async () => {
    const { email, userId } = await aPerson();
    const { uri, jar: first } = await withApp(email);
    await accounts.signOut(first.headers);
    const jar = new CookieJar();
    const result = await accounts.redeemSignInLink(anonymous, await linkFor(email));
    expect(result.outcome).toBe("code-needed");
    jar.take(result.outcome === "code-needed" ? result.cookies : []);
    expect(await accounts.findSession(jar.headers)).toBeNull();
    expect(await countSessions(userId)).toBe(0);
    expect((await accounts.giveCode(jar.headers, { kind: "app", code: codeOfApp(uri) })).outcome).toBe(
      "signed-in",
    );
  });

  async function challenged(email: string) {
    const jar = new CookieJar();
    const result = await accounts.signIn(anonymous, { email, password });
    jar.take(result.outcome === "code-needed" ? result.cookies : []);
    return jar;
  }

  test("does not take a code that was used", async () => {
    const { email, userId } = await aPerson();
    const { uri, jar: first } = await withApp(email);
    await accounts.signOut(first.headers);
    const code = codeOfApp(uri);
    const [one, two] = [await challenged(email), await challenged(email)];
    expect((await accounts.giveCode(one.headers, { kind: "app", code })).outcome).toBe("signed-in");
    expect(await accounts.giveCode(two.headers, { kind: "app", code })).toEqual({ outcome: "wrong" });
    expect(await countSessions(userId)).toBe(1);
  });

  test("takes each recovery code once, however it is typed", async () => {
    const { email } = await aPerson();
    const { recoveryCodes } = await withApp(email);
    const [code = ""] = recoveryCodes;
    expect(recoveryCodes).toHaveLength(10);
    const typed = code.toLowerCase().replace("-", " ");
    const [one, two] = [await challenged(email), await challenged(email)];
    expect((await accounts.giveCode(one.headers, { kind: "recovery", code: typed })).outcome).toBe(
      "signed-in",
    );
    expect(await accounts.giveCode(two.headers, { kind: "recovery", code })).toEqual({ outcome: "wrong" });
  });

  test("ends the challenge after five wrong codes", async () => {
    const { email } = await aPerson();
    const { uri } = await withApp(email);
    const jar = await challenged(email);
    for (let turn = 0; turn < 5; turn++) {
      expect(await accounts.giveCode(jar.headers, { kind: "app", code: "000000" })).toEqual({
        outcome: "wrong",
      });
    }
    expect(await accounts.giveCode(jar.headers, { kind: "app", code: codeOfApp(uri) })).toEqual({
      outcome: "over",
    });
  });

  test("takes no code for a while after ten wrong ones", async () => {
    const { email } = await aPerson();
    const { uri } = await withApp(email);
    for (let turn = 0; turn < 10; turn++) {
      const jar = await challenged(email);
      await accounts.giveCode(jar.headers, { kind: "app", code: "000000" });
    }
    const jar = await challenged(email);
    expect(await accounts.giveCode(jar.headers, { kind: "app", code: codeOfApp(uri) })).toEqual({
      outcome: "locked",
    });
  });

  test("asks for no code until the app was proved by one", async () => {
    const { email } = await aPerson();
    const jar = await signedIn(email);
    await accounts.beginTotp(jar.headers, { password, issuer: "Riverside" });
    expect(await accounts.proveTotp(jar.headers, { code: "000000" })).toEqual({ outcome: "wrong" });
    await signedIn(email);
  });

  test("is not set up, ended or given new recovery codes without the password", async () => {
    const { email } = await aPerson();
    const jar = await signedIn(email);
    const wrong = { password: "a wrong guess" };
    expect(await accounts.beginTotp(jar.headers, { ...wrong, issuer: "Riverside" })).toEqual({
      outcome: "wrong",
    });
    const { jar: proved } = await withApp(email);
    expect(await accounts.endTotp(proved.headers, wrong)).toEqual({ outcome: "wrong" });
    expect(await accounts.renewRecoveryCodes(proved.headers, { password: null })).toEqual({
      outcome: "wrong",
    });
  });

  test("has new recovery codes in place of the old, and none once the app is ended", async () => {
    const { email } = await aPerson();
    const { jar, recoveryCodes } = await withApp(email);
    const renewed = await accounts.renewRecoveryCodes(jar.headers, { password });
    expect(renewed.outcome === "renewed" && renewed.recoveryCodes).not.toContain(recoveryCodes[0]);
    const ended = await accounts.endTotp(jar.headers, { password });
    expect(ended.outcome).toBe("ended");
    await signedIn(email);
  });
});

test("the library keeps to the columns of the schema and makes ids that sort by time", async () => {
  const { userId } = await aPerson();
  expect(userId).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7/);
  const rows = await test_.database.db.select().from(passwordRows).where(eq(passwordRows.userId, userId));
  expect(rows).toMatchObject([{ providerId: "credential", accountId: userId }]);
});

import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { centers, rateLimits, users } from "~/db/schema";
import { browse } from "~/tests/factories/browser";
import { aCenter, type TestCenter } from "~/tests/factories/center";
import { type ServedPages, servePages } from "~/tests/factories/pages";
import { aPerson, mailedLinks, password } from "~/tests/factories/people";
import { createTestServices, noon, type TestServices } from "~/tests/factories/services";
import { codeOfApp } from "~/tests/factories/totp";

let services: TestServices;
let center: TestCenter;
let pages: ServedPages;

beforeAll(async () => {
  services = await createTestServices();
  center = await aCenter(services);
  const names = ["sign-", "confirm", "reset", "two-factor", "account", "staff"];
  pages = await servePages(services, { names, origin: `http://${center.host}:3000` });
});
afterAll(async () => {
  expect(pages.faults).toEqual([]);
  await services.drop();
});
beforeEach(async () => {
  services.clock.set(noon);
  await services.db.delete(rateLimits);
});

const unknown = "nobody@elsewhere.example";
const pathOf = (url: string | undefined) => url?.replace(/^https?:\/\/[^/]+/, "") ?? "";

async function lastLink(email: string): Promise<string> {
  return pathOf((await mailedLinks(services, email)).at(-1)?.url);
}

async function withApp(email: string): Promise<string> {
  const browser = browse(pages);
  await browser.post("/sign-in", { email, password });
  const { html } = await browser.post("/account/authenticator", { password });
  const secret = /<code>([A-Z2-7 ]+)<\/code>/.exec(html)?.[1]?.replaceAll(" ", "") ?? "";
  const uri = `otpauth://totp/x?secret=${secret}`;
  const proved = await browser.post("/account/authenticator/proof", { code: codeOfApp(uri) });
  if (proved.location !== "/account?done=totp") throw new Error("the app was not set up");
  return uri;
}

describe("the sign-in page", () => {
  test("signs in and goes on to where the person wanted to be", async () => {
    const { email } = await aPerson(services, center, "staff");
    const browser = browse(pages);
    const turnedAway = await browser.get("/staff");
    expect(turnedAway.location).toBe("/sign-in?next=%2Fstaff");
    const next = "/staff";
    const posted = await browser.post("/sign-in", { email, password, next });
    expect(posted.status).toBe(303);
    expect((await browser.follow(posted.location ?? "")).at).toBe("/staff");
  });

  test.each([
    ["admin", "/staff"],
    ["staff", "/staff"],
    ["door", "/door"],
    ["employer", "/employer"],
  ] as const)("leads role %s to its own pages", async (role, home) => {
    const { email } = await aPerson(services, center, role);
    const browser = browse(pages);
    const posted = await browser.post("/sign-in", { email, password });
    expect((await browser.get(posted.location ?? "")).location).toBe(home);
  });

  test.each(["https://evil.example/", "//evil.example", "/\\evil.example"])(
    "never leads to another site: %s",
    async (next) => {
      const { email } = await aPerson(services, center, "staff");
      const browser = browse(pages);
      const posted = await browser.post("/sign-in", { email, password, next });
      expect(posted.location).toBe("/sign-in");
      const again = await browser.get(`/sign-in?next=${encodeURIComponent(next)}`);
      expect(again.location).toBe("/staff");
    },
  );

  test("says the same words for a wrong password and an unknown address, and shows no password again", async () => {
    const { email } = await aPerson(services, center, "staff");
    const wrong = (address: string) =>
      browse(pages).post("/sign-in", { email: address, password: "a wrong guess" });
    const [known, other] = [await wrong(email), await wrong(unknown)];
    expect(known.status).toBe(401);
    expect(other.status).toBe(401);
    expect(other.html.replaceAll(unknown, email)).toBe(known.html);
    expect(known.html).toContain(`value="${email}"`);
    expect(known.html).not.toContain("a wrong guess");
  });

  test("asks to wait after ten wrong passwords, keeps the address and says for how long", async () => {
    const { email } = await aPerson(services, center, "staff");
    const guess = () => browse(pages).post("/sign-in", { email, password: "a wrong guess" });
    await Promise.all(Array.from({ length: 10 }, guess));
    const limited = await guess();
    expect(limited.status).toBe(429);
    expect(limited.headers.get("retry-after")).toBe("900");
    expect(limited.html).toContain("Wait 15 minutes");
    expect(limited.html).toContain(`value="${email}"`);
  });

  test("is refused from another site", async () => {
    const response = await pages.post(
      "/sign-in",
      { email: unknown, password },
      { origin: "https://evil.example" },
    );
    expect(response.status).toBe(403);
  });

  test("tells who is signed in without a role here what to do next", async () => {
    const { email } = await aPerson(services, center);
    const browser = browse(pages);
    await browser.post("/sign-in", { email, password });
    const { html } = await browser.get("/sign-in");
    expect(html).toContain("no role at");
    expect(html).toContain('href="/employer/organization"');
  });

  test.each<[string, Record<string, string>]>([
    ["nothing", {}],
    ["an unknown field", { email: unknown, password, admin: "yes" }],
    ["an address with a display name", { email: `Ana <${unknown}>`, password }],
    ["a NUL in the address", { email: "a\0@b.example", password }],
    ["a password of 10,000 characters", { email: unknown, password: "x".repeat(10_000) }],
  ])("answers %s with words beside the field", async (_what, fields) => {
    const answer = await browse(pages).post("/sign-in", fields);
    expect(answer.status).toBe(422);
    expect(answer.html).toContain("error-summary");
  });

  test("is kept by nobody and listed nowhere", async () => {
    const { headers } = await browse(pages).get("/sign-in");
    expect(headers.get("cache-control")).toBe("no-store");
    expect(headers.get("x-robots-tag")).toContain("noindex");
  });
});

describe("a sign-in link", () => {
  test("changes nothing when it is opened, and signs in by its button, once", async () => {
    const { email, userId } = await aPerson(services, center, "staff");
    const asked = await browse(pages).post("/sign-in/link", { email, password: "", next: "/account" });
    expect(asked.location).toBe("/sign-in/mailed?for=sign-in");
    const link = await lastLink(email);
    const scanner = browse(pages);
    for (let turn = 0; turn < 3; turn++) expect((await scanner.get(link)).status).toBe(200);
    expect(scanner.jar.names).toEqual([]);
    const browser = browse(pages);
    const posted = await browser.post(link);
    expect((await browser.follow(posted.location ?? "")).at).toBe("/account");
    expect(await services.accounts.findSession(browser.jar.headers)).toMatchObject({ userId });
    expect((await browse(pages).post(link)).status).toBe(410);
  });

  test("asked for by an unknown address is answered alike", async () => {
    const { email } = await aPerson(services, center, "staff");
    const ask = (path: string, address: string) => browse(pages).post(path, { email: address });
    for (const path of ["/sign-in/link", "/reset"]) {
      const [known, other] = [await ask(path, email), await ask(path, unknown)];
      expect([other.status, other.location]).toEqual([known.status, known.location]);
    }
    expect(await mailedLinks(services, unknown)).toEqual([]);
  });

  test("takes as long for an unknown address as for a known one", async () => {
    const { email } = await aPerson(services, center, "staff");
    const took = async (address: string) => {
      const began = performance.now();
      await browse(pages).post("/sign-in/link", { email: address });
      return performance.now() - began;
    };
    const times = [await took(email), await took(unknown)];
    for (const time of times) expect(time).toBeGreaterThan(395);
  });

  test("of an account with an authenticator app leads to the code before there is a session", async () => {
    const { email } = await aPerson(services, center, "staff");
    const uri = await withApp(email);
    await browse(pages).post("/sign-in/link", { email });
    const browser = browse(pages);
    const posted = await browser.post(await lastLink(email));
    expect(posted.location).toBe("/two-factor");
    expect((await browser.get("/staff")).location).toBe("/sign-in?next=%2Fstaff");
    const wrong = await browser.post("/two-factor", { code: "000000" });
    expect(wrong.status).toBe(401);
    const right = await browser.post("/two-factor", { code: codeOfApp(uri), next: "/account" });
    expect((await browser.follow(right.location ?? "")).at).toBe("/account");
  });
});

describe("an employer's sign-up", () => {
  const person = (email: string) => ({ name: "Bo Lin", email, password });

  test("confirms the address by a button and goes on to the organization", async () => {
    const email = "bo@bakery.example";
    const browser = browse(pages);
    expect((await browser.post("/sign-up", person(email))).location).toBe("/sign-in/mailed?for=sign-up");
    const link = await lastLink(email);
    await browser.get(link);
    const early = await browser.post("/sign-in", { email, password });
    expect(early.location).toBe("/sign-in/mailed?for=confirmation");
    const confirmed = await browser.post(link);
    expect(confirmed.location).toBe("/sign-in?done=confirmed&next=%2Femployer%2Forganization");
    expect((await browser.get(confirmed.location ?? "")).html).toContain("confirmed");
    const signedIn = await browser.post("/sign-in", { email, password, next: "/employer/organization" });
    expect(signedIn.location).toBe("/sign-in?next=%2Femployer%2Forganization");
  });

  test("answers alike where the address has an account, which stays as it was", async () => {
    const { email, userId } = await aPerson(services, center, "staff");
    const fresh = await browse(pages).post("/sign-up", person("new@bakery.example"));
    const known = await browse(pages).post("/sign-up", { ...person(email), password: "another password" });
    expect([known.status, known.location, known.html]).toEqual([fresh.status, fresh.location, fresh.html]);
    const [row] = await services.db.select({ name: users.name }).from(users).where(eq(users.id, userId));
    expect(row?.name).not.toBe("Bo Lin");
  });

  test("asks for a longer password and keeps the rest", async () => {
    const answer = await browse(pages).post("/sign-up", {
      ...person("short@bakery.example"),
      password: "short",
    });
    expect(answer.status).toBe(422);
    expect(answer.html).toContain("Use 12 characters or more");
    expect(answer.html).toContain('value="Bo Lin"');
    expect(answer.html).not.toContain('value="short"');
  });
});

describe("a new password", () => {
  test("is set by the mailed link's button, and signs in", async () => {
    const { email } = await aPerson(services, center, "staff");
    await browse(pages).post("/reset", { email });
    const link = await lastLink(email);
    const browser = browse(pages);
    expect((await browser.get(link)).status).toBe(200);
    const set = await browser.post(link, { password: "a whole new password" });
    expect(set.location).toBe("/sign-in?done=password");
    const signedIn = await browser.post("/sign-in", { email, password: "a whole new password" });
    expect(signedIn.status).toBe(303);
    expect((await browser.post(link, { password: "yet another one" })).status).toBe(410);
  });
});

describe("a role that asks for an authenticator app", () => {
  test("opens no page before it is set up, and then the page that was wanted", async () => {
    const { email } = await aPerson(services, center, "staff");
    const before = center.settings;
    const settings = { ...before, totpRoles: ["staff" as const] };
    await services.db.update(centers).set({ settings }).where(eq(centers.id, center.id));
    const browser = browse(pages);
    await browser.post("/sign-in", { email, password });
    const sentTo = await browser.follow("/staff");
    expect(sentTo.at).toBe("/account/authenticator?next=%2Fstaff");
    expect(sentTo.html).toContain("Your role asks for a code");
    const { html } = await browser.post("/account/authenticator", { password, next: "/staff" });
    const secret = /<code>([A-Z2-7 ]+)<\/code>/.exec(html)?.[1]?.replaceAll(" ", "") ?? "";
    const code = codeOfApp(`otpauth://totp/x?secret=${secret}`);
    const proved = await browser.post("/account/authenticator/proof", { code, next: "/staff" });
    expect((await browser.follow(proved.location ?? "")).at).toBe("/staff");
    expect((await browser.post("/account/authenticator/removal", { password })).status).toBe(403);
    await services.db.update(centers).set({ settings: before }).where(eq(centers.id, center.id));
  });
});

describe("one's own account", () => {
  test("lists sign-ins and ends another one", async () => {
    const { email } = await aPerson(services, center, "staff");
    const [here, there] = [browse(pages), browse(pages)];
    await here.post("/sign-in", { email, password });
    await there.post("/sign-in", { email, password });
    const { html } = await here.get("/account");
    const [path = ""] = /\/account\/sessions\/[0-9a-f-]{36}/.exec(html) ?? [];
    expect((await here.post(path)).location).toBe("/account?done=ended");
    expect(await services.accounts.findSession(there.jar.headers)).toBeNull();
    expect(await services.accounts.findSession(here.jar.headers)).not.toBeNull();
  });

  test("does not end the sign-in of another person", async () => {
    const [mine, other] = [
      await aPerson(services, center, "staff"),
      await aPerson(services, center, "staff"),
    ];
    const [here, there] = [browse(pages), browse(pages)];
    await here.post("/sign-in", { email: mine.email, password });
    await there.post("/sign-in", { email: other.email, password });
    const session = await services.accounts.findSession(there.jar.headers);
    expect((await here.post(`/account/sessions/${session?.sessionId}`)).status).toBe(404);
    expect(await services.accounts.findSession(there.jar.headers)).not.toBeNull();
  });

  test("changes the password for who knows the one that holds", async () => {
    const { email } = await aPerson(services, center, "staff");
    const browser = browse(pages);
    await browser.post("/sign-in", { email, password });
    const next = "a whole new password";
    const wrong = await browser.post("/account/password", { current: "a wrong guess", password: next });
    expect(wrong.status).toBe(422);
    expect(wrong.html).not.toContain(next);
    expect((await browser.post("/account/password", { current: password, password: next })).location).toBe(
      "/account?done=password",
    );
    expect((await browser.get("/account")).status).toBe(200);
  });

  test("takes no more guesses at the password than the sign-in page", async () => {
    const { email } = await aPerson(services, center, "staff");
    const browser = browse(pages);
    await browser.post("/sign-in", { email, password });
    const guess = () => browser.post("/account/authenticator", { password: "a wrong guess" });
    for (let turn = 0; turn < 10; turn++) expect((await guess()).status).toBe(422);
    expect((await guess()).status).toBe(429);
  });

  test("gets in by a recovery code, once, and shows new ones for the password", async () => {
    const { email } = await aPerson(services, center, "staff");
    const uri = await withApp(email);
    const browser = browse(pages);
    await browser.post("/sign-in", { email, password });
    await browser.post("/two-factor", { code: codeOfApp(uri) });
    const { html } = await browser.post("/account/recovery-codes", { password });
    const [code = ""] = /[0-9A-Z]{5}-[0-9A-Z]{5}/.exec(html) ?? [];
    const lost = browse(pages);
    await lost.post("/sign-in", { email, password });
    expect((await lost.post("/two-factor/recovery", { code })).status).toBe(303);
    expect(await services.accounts.findSession(lost.jar.headers)).not.toBeNull();
    const again = browse(pages);
    await again.post("/sign-in", { email, password });
    expect((await again.post("/two-factor/recovery", { code })).status).toBe(401);
  });

  test("signs out by a post alone", async () => {
    const { email } = await aPerson(services, center, "staff");
    const browser = browse(pages);
    await browser.post("/sign-in", { email, password });
    await browser.get("/sign-out");
    expect(await services.accounts.findSession(browser.jar.headers)).not.toBeNull();
    expect((await browser.post("/sign-out")).location).toBe("/sign-in?done=out");
    expect(browser.jar.names).toEqual([]);
  });
});

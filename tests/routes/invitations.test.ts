import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { inviteMember } from "~/app/commands/invite-member.server";
import { invitations, memberships, rateLimits, users } from "~/db/schema";
import { browse } from "~/tests/factories/browser";
import { aCenter, type TestCenter } from "~/tests/factories/center";
import { type ServedPages, servePages } from "~/tests/factories/pages";
import { aPerson, password } from "~/tests/factories/people";
import { createTestServices, noon, type TestServices } from "~/tests/factories/services";
import { codeOfApp } from "~/tests/factories/totp";

let services: TestServices;
let center: TestCenter;
let pages: ServedPages;

beforeAll(async () => {
  services = await createTestServices();
  center = await aCenter(services);
  const names = ["invitations", "sign-", "two-factor", "account"];
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

let made = 0;
async function invited(email = `guest-${++made}@library.example`) {
  const { userId } = await aPerson(services, center, "admin");
  const actor = { kind: "person" as const, id: userId, centerId: center.id, role: "admin" as const };
  const result = await inviteMember(services, { actor, center, email, role: "door" });
  if (result.outcome === "refused") throw new Error(result.reason);
  return { email, path: `/invitations/${result.token}` };
}

const rolesOf = (email: string) =>
  services.db
    .select({ role: memberships.role })
    .from(memberships)
    .innerJoin(users, eq(users.id, memberships.userId))
    .where(eq(users.email, email));

const ana = { name: "Ana Reyes", password: "a password of mine" };

describe("an invitation's page", () => {
  test("says who invites to what, and changes nothing however often it is opened", async () => {
    const { email, path } = await invited();
    const scanner = browse(pages);
    const { html, headers } = await scanner.get(path);
    await scanner.get(path);
    expect(html).toMatch(/Person \d+ invites you to work here with the role Door/);
    expect(html).toContain(email);
    expect(headers.get("cache-control")).toBe("no-store");
    expect(scanner.jar.names).toEqual([]);
    const [row] = await services.db.select().from(invitations).where(eq(invitations.email, email));
    expect(row?.usedAt).toBeNull();
  });

  test("makes the account, gives the role and signs in by one post", async () => {
    const { email, path } = await invited();
    const browser = browse(pages);
    const posted = await browser.post(path, ana);
    expect(posted.location).toBe("/sign-in");
    expect(await rolesOf(email)).toEqual([{ role: "door" }]);
    expect(await services.accounts.findSession(browser.jar.headers)).toMatchObject({
      email,
      name: "Ana Reyes",
    });
  });

  test("posted twice at once, as by a double tap, gives one membership and signs in both times", async () => {
    const { email, path } = await invited();
    const [one, two] = [browse(pages), browse(pages)];
    const posted = await Promise.all([one.post(path, ana), two.post(path, ana)]);
    expect(posted.map(({ location }) => location)).toEqual(["/sign-in", "/sign-in"]);
    expect(await rolesOf(email)).toEqual([{ role: "door" }]);
    for (const { jar } of [one, two])
      expect(await services.accounts.findSession(jar.headers)).toMatchObject({ email });
  });

  test("used once, lets in nobody who does not know the password", async () => {
    const { path } = await invited();
    await browse(pages).post(path, ana);
    const other = browse(pages);
    expect((await other.get(path)).status).toBe(410);
    const posted = await other.post(path, { name: "Eve", password: "a guess of mine" });
    expect(posted.status).toBe(410);
    expect(posted.html).toContain("This invitation has ended");
    expect(other.jar.names).toEqual([]);
  });

  test("asks an address with an account for its password, and takes no other", async () => {
    const { email } = await aPerson(services, center);
    const { path } = await invited(email);
    const browser = browse(pages);
    expect((await browser.get(path)).html).toContain("has an account already");
    const wrong = await browser.post(path, { password: "a guess of mine" });
    expect(wrong.status).toBe(422);
    expect(await rolesOf(email)).toEqual([]);
    expect((await browser.post(path, { password })).location).toBe("/sign-in");
    expect(await rolesOf(email)).toEqual([{ role: "door" }]);
  });

  test("posted twice at once by who has an account, signs in both times", async () => {
    const { email } = await aPerson(services, center);
    const { path } = await invited(email);
    const [one, two] = [browse(pages), browse(pages)];
    const posted = await Promise.all([one.post(path, { password }), two.post(path, { password })]);
    expect(posted.map(({ location }) => location)).toEqual(["/sign-in", "/sign-in"]);
    expect(await rolesOf(email)).toEqual([{ role: "door" }]);
  });

  test("asks for one tap where its person is signed in", async () => {
    const { email } = await aPerson(services, center);
    const { path } = await invited(email);
    const browser = browse(pages);
    await browser.post("/sign-in", { email, password });
    expect((await browser.get(path)).html).not.toContain('type="password"');
    expect((await browser.post(path)).location).toBe("/sign-in");
    expect(await rolesOf(email)).toEqual([{ role: "door" }]);
  });

  test("asks for the code of an authenticator app before anything is accepted", async () => {
    const { email } = await aPerson(services, center);
    const own = browse(pages);
    await own.post("/sign-in", { email, password });
    const { html } = await own.post("/account/authenticator", { password });
    const secret = /<code>([A-Z2-7 ]+)<\/code>/.exec(html)?.[1]?.replaceAll(" ", "") ?? "";
    const uri = `otpauth://totp/x?secret=${secret}`;
    await own.post("/account/authenticator/proof", { code: codeOfApp(uri) });
    const { path } = await invited(email);
    const browser = browse(pages);
    const posted = await browser.post(path, { password });
    expect(posted.location).toBe(`/two-factor?next=${encodeURIComponent(path)}`);
    expect(await rolesOf(email)).toEqual([]);
    const coded = await browser.post("/two-factor", { code: codeOfApp(uri), next: path });
    await browser.get(coded.location ?? "");
    expect((await browser.post(path)).location).toBe("/sign-in");
    expect(await rolesOf(email)).toEqual([{ role: "door" }]);
  });

  test("keeps the name and asks for a longer password", async () => {
    const { path } = await invited();
    const answer = await browse(pages).post(path, { ...ana, password: "short" });
    expect(answer.status).toBe(422);
    expect(answer.html).toContain('value="Ana Reyes"');
    expect(answer.html).toContain("Use 12 characters or more");
  });
});

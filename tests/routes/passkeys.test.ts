import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { mostPasskeys } from "~/app/domain/access/passkey";
import { centers, passkeys, rateLimits } from "~/db/schema";
import { browse } from "~/tests/factories/browser";
import { aCenter, type TestCenter } from "~/tests/factories/center";
import { type ServedPages, servePages } from "~/tests/factories/pages";
import { anAuthenticator } from "~/tests/factories/passkeys";
import { aPerson, password } from "~/tests/factories/people";
import { createTestServices, noon, type TestServices } from "~/tests/factories/services";

let services: TestServices;
let center: TestCenter;
let pages: ServedPages;
let origin: string;

beforeAll(async () => {
  services = await createTestServices();
  center = await aCenter(services);
  // A second one: with one alone, links begin with what the server was told.
  await aCenter(services);
  origin = `http://${center.host}:3000`;
  pages = await servePages(services, { names: ["sign-", "account", "staff", "closed"], origin });
});
afterAll(async () => {
  expect(pages.faults).toEqual([]);
  await services.drop();
});
beforeEach(async () => {
  services.clock.set(noon);
  await services.db.delete(rateLimits);
});

const challengeIn = (html: string) => /data-challenge="([\w-]+)"/.exec(html)?.[1] ?? "";

/** Somebody who is signed in by password and has made a passkey. */
async function withPasskey() {
  const { email, userId } = await aPerson(services, center, "staff");
  const browser = browse(pages);
  await browser.post("/sign-in", { email, password });
  const { html } = await browser.post("/account/passkeys/new", { name: "My <phone>", password });
  const authenticator = anAuthenticator();
  const made = authenticator.make({ challenge: challengeIn(html), origin });
  const added = await browser.post("/account/passkeys?index", { ...made });
  return { browser, authenticator, userId, added };
}
type Holder = Awaited<ReturnType<typeof withPasskey>>;

async function signIn({ authenticator, userId }: Holder, next?: string) {
  const browser = browse(pages);
  const given: Record<string, string> = next === undefined ? {} : { next };
  const { html } = await browser.post("/sign-in/passkey", given);
  const answer = authenticator.sign({ challenge: challengeIn(html), origin, userId });
  return { browser, posted: await browser.post("/sign-in/passkey/answer", { ...answer, ...given }) };
}

describe("the pages of a passkey", () => {
  test("add it by one's password, list it, and remove it", async () => {
    const { browser, added, userId } = await withPasskey();
    expect(added.location).toBe("/account?done=passkey");
    const { html } = await browser.get("/account?done=passkey");
    expect(html).toContain("Your passkey is added.");
    expect(html).toContain("My &lt;phone&gt;");
    expect(html).toContain("Not yet");
    const [kept] = await services.db.select().from(passkeys).where(eq(passkeys.userId, userId));
    const removal = `/account/passkeys/${kept?.id}/removal`;
    expect((await browser.get(removal)).html).toContain("Remove My &lt;phone&gt;?");
    expect((await browser.post(removal)).location).toBe("/account?done=passkey-removed");
    expect((await browser.get(removal)).status).toBe(404);
  });

  test("ask for the right password and a name", async () => {
    const { browser } = await withPasskey();
    const wrong = await browser.post("/account/passkeys/new", { name: "A key", password: "a wrong guess" });
    expect(wrong.status).toBe(422);
    expect(wrong.html).toContain("That is not your password.");
    expect((await browser.post("/account/passkeys/new", { name: " ", password })).status).toBe(422);
  });

  test("say why one is not added", async () => {
    const { browser, userId } = await withPasskey();
    const made = anAuthenticator().make({ challenge: "made-up", origin });
    const refused = await browser.post("/account/passkeys?index", { ...made });
    expect(refused.status).toBe(409);
    expect(refused.html).toContain("That took too long, or was answered before.");
    const many = Array.from({ length: mostPasskeys }, () => ({
      ...{ id: services.ids.uuid(), userId, name: "One more", host: center.host, publicKey: "{}" },
      ...{ credentialId: services.ids.secret(), counter: 0, createdAt: noon },
    }));
    await services.db.insert(passkeys).values(many);
    const { html } = await browser.post("/account/passkeys/new", { name: "Too many", password });
    const more = anAuthenticator().make({ challenge: challengeIn(html), origin });
    expect((await browser.post("/account/passkeys?index", { ...more })).html).toContain(
      "You have 20 passkeys.",
    );
  });

  test("are another person's nowhere", async () => {
    const [mine, theirs] = [await withPasskey(), await withPasskey()];
    const [kept] = await services.db.select().from(passkeys).where(eq(passkeys.userId, theirs.userId));
    expect((await mine.browser.post(`/account/passkeys/${kept?.id}/removal`)).status).toBe(404);
  });
});

describe("a sign-in by passkey", () => {
  test("is offered hidden, for a browser that can to show", async () => {
    const { html } = await browse(pages).get("/sign-in?next=%2Fstaff");
    expect(html).toMatch(/action="\/sign-in\/passkey" data-needs-passkeys="" hidden=""/);
    expect(html).toContain('<script src="/door/passkey.js" defer="">');
  });

  test("leads to where the person wanted to be, and to no other site", async () => {
    const holder = await withPasskey();
    const { browser, posted } = await signIn(holder, "/staff");
    expect(posted.status).toBe(303);
    expect((await browser.follow(posted.location ?? "")).at).toBe("/staff");
    expect((await signIn(holder, "//evil.example")).posted.location).toBe("/sign-in");
  });

  test("says why it is refused, and signs nobody in", async () => {
    const holder = await withPasskey();
    await services.db.delete(passkeys).where(eq(passkeys.userId, holder.userId));
    const { browser, posted } = await signIn(holder);
    expect(posted.status).toBe(401);
    expect(posted.html).toContain("No account here has this passkey.");
    expect((await browser.get("/account")).location).toContain("/sign-in");
  });

  test("reads no answer that is none", async () => {
    const posted = await browse(pages).post("/sign-in/passkey/answer", { credentialId: "<script>" });
    expect(posted.status).toBe(422);
    expect(posted.html).toContain("Your browser gave an answer that we cannot read.");
  });

  test("is refused from another site", async () => {
    const response = await pages.post("/sign-in/passkey/answer", {}, { origin: "https://evil.example" });
    expect(response.status).toBe(403);
  });

  test("opens nothing of a center that is closed", async () => {
    const holder = await withPasskey();
    const closed = { archivedAt: noon };
    await services.db.update(centers).set(closed).where(eq(centers.id, center.id));
    services.live.announce({ kind: "center", centerId: center.id });
    const { browser } = await signIn(holder);
    expect((await browser.get("/staff")).status).toBe(410);
    await services.db.update(centers).set({ archivedAt: null }).where(eq(centers.id, center.id));
    services.live.announce({ kind: "center", centerId: center.id });
  });
});

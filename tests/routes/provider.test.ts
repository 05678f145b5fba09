import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { providerOidc } from "~/app/adapters/oidc/provider-oidc.server";
import { parseRoleMap } from "~/app/domain/access/identity";
import { memberships } from "~/db/schema";
import { browse } from "~/tests/factories/browser";
import { aCenter, type TestCenter } from "~/tests/factories/center";
import { servePages } from "~/tests/factories/pages";
import { createTestServices, type TestServices } from "~/tests/factories/services";
import { type FakeProvider, startProvider } from "~/tests/fakes/oidc-provider";

const client = { id: "fairday", secret: "a secret of the client" };
const ana = { sub: "ana-1", email: "ana@library.example", name: "Ana Reyes", roles: ["desk"] };
let services: TestServices;
let provider: FakeProvider;
let center: TestCenter;

beforeAll(async () => {
  services = await createTestServices();
  provider = await startProvider(client, () => services.clock.now());
  center = await aCenter(services);
});
afterAll(async () => {
  await provider.close();
  await services.drop();
});

async function aBrowser() {
  const oidc = providerOidc(
    {
      issuer: provider.issuer,
      clientId: client.id,
      clientSecret: client.secret,
      roleClaim: "roles",
      rules: parseRoleMap("desk=staff") ?? [],
    },
    services,
  );
  const pages = await servePages(
    { ...services, oidc },
    { names: ["sign-", "staff"], origin: `http://${center.host}:3000` },
  );
  return { ...browse(pages), faults: pages.faults };
}

const pathOf = (address: string) => address.replace(`http://${center.host}:3000`, "");

test("the library's account leads back to the page that was asked for, with its role", async () => {
  const browser = await aBrowser();
  expect((await browser.get("/sign-in?next=/staff/events")).html).toContain(
    "Sign in with your library account",
  );
  const { location } = await browser.get("/sign-in/provider?next=/staff/events");
  const back = await browser.get(pathOf(provider.signIn(location ?? "", { claims: ana })));
  expect(back.location).toBe("/sign-in?next=%2Fstaff%2Fevents");
  expect((await browser.get("/staff/events")).status).toBe(200);
  const held = await services.db.select().from(memberships).where(eq(memberships.centerId, center.id));
  expect(held).toMatchObject([{ role: "staff" }]);
});

test("an answer is taken from the browser that asked alone", async () => {
  const [asking, other] = [await aBrowser(), await aBrowser()];
  const { location } = await asking.get("/sign-in/provider");
  const back = pathOf(provider.signIn(location ?? "", { claims: ana }));
  const refused = await other.get(back);
  expect(refused.status).toBe(400);
  expect(refused.html).toContain("broken off");
  expect((await other.get("/staff")).location).toMatch(/^\/sign-in/);
});

test("a refusal says what to do", async () => {
  const browser = await aBrowser();
  const { location } = await browser.get("/sign-in/provider");
  const told = { claims: { ...ana, sub: "bo-1", email: "bo@library.example", roles: ["visitors"] } };
  const { status, html } = await browser.get(pathOf(provider.signIn(location ?? "", told)));
  expect(status).toBe(403);
  expect(html).toContain("no role at this center");
});

test("a provider that is away is said, and the operator is told", async () => {
  const browser = await aBrowser();
  provider.setDown(true);
  const { status, html } = await browser.get("/sign-in/provider");
  provider.setDown(false);
  expect(status).toBe(503);
  expect(html).toContain("does not answer");
  expect(browser.faults).toHaveLength(1);
});

test("without a provider there is neither the button nor the page", async () => {
  const pages = await servePages(services, { names: ["sign-"], origin: `http://${center.host}:3000` });
  const browser = browse(pages);
  expect((await browser.get("/sign-in")).html).not.toContain("library account");
  expect((await browser.get("/sign-in/provider")).status).toBe(404);
});

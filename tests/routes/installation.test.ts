import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { saveLogo } from "~/app/commands/save-logo.server";
import { readPicture } from "~/app/domain/fairs/picture";
import { centers, installationAdmins, memberships } from "~/db/schema";
import { browse } from "~/tests/factories/browser";
import { aCenter, type TestCenter } from "~/tests/factories/center";
import { servePages } from "~/tests/factories/pages";
import { aPerson, password } from "~/tests/factories/people";
import { aPng } from "~/tests/factories/pictures";
import { createTestServices, type TestServices } from "~/tests/factories/services";

let services: TestServices;
let center: TestCenter;
let other: TestCenter;
let userId: string;
let chief: ReturnType<typeof browse>;

beforeAll(async () => {
  services = await createTestServices();
});
afterAll(() => services.drop());
beforeEach(async () => {
  await services.db.delete(installationAdmins);
  center = await aCenter(services);
  other = await aCenter(services);
  chief = browse(await pagesOf(center));
  const person = await aPerson(services, center, "staff");
  userId = person.userId;
  await services.db.insert(installationAdmins).values({ userId });
  await chief.post("/sign-in", { email: person.email, password });
});

const pagesOf = ({ host }: TestCenter) =>
  servePages(services, {
    names: ["installation", "account", "closed", "sign-", "($locale)", "logos", "staff"],
    origin: `http://${host}:3000`,
  });
const storedAt = async (host: string) => services.db.select().from(centers).where(eq(centers.host, host));

describe("an admin of the installation", () => {
  test("sees every center with its host, and goes there", async () => {
    const { html } = await chief.get("/installation");
    for (const { name, host } of [center, other]) {
      expect(html).toContain(name);
      expect(html).toContain(`href="http://${host}:3000/"`);
    }
  });

  test("reads the trail by center, person and days, page by page", async () => {
    await chief.post(`/installation/centers/${center.id}/archive`, {});
    await chief.post(`/installation/centers/${center.id}/restoration`, {});
    const of = (query: string) => chief.get(`/installation/audit?${query}`);
    const mine = await of(`center=${center.id}&person=${userId}&from=2026-12-01&until=2026-12-01`);
    expect(mine.html).toContain("Closed the center");
    expect(mine.html).toContain("Opened the center again");
    expect((await of(`center=${other.id}`)).html).toContain("Nothing was done");
    expect((await of(`center=${center.id}&until=2026-11-30`)).html).toContain("Nothing was done");
    const turned = await of("from=2026-12-31&until=2026-01-01");
    expect(turned.status).toBe(422);
    expect(turned.html).toContain('id="errors"');
  });

  test("downloads a center by their password, and is told where it is wrong", async () => {
    const page = `/installation/centers/${center.id}/export`;
    expect((await chief.get(page)).html).toContain(`action="${page}/file"`);
    const refused = await chief.post(`${page}/file`, { password: "a wrong guess" });
    expect(refused.location).toBe(`${page}?refused=wrong`);
    expect((await chief.get(refused.location ?? "")).html).toContain("That is not your password.");
    const given = await chief.post(`${page}/file`, { password });
    expect(given.status).toBe(200);
    expect(given.headers.get("content-type")).toBe("application/zip");
    expect(given.headers.get("cache-control")).toBe("no-store");
    const name = `attachment; filename="${center.host}-2026-12-01.zip"`;
    expect(given.headers.get("content-disposition")).toBe(name);
    expect(given.html.startsWith("PK")).toBe(true);
  });

  test("makes a center by one form once, and its first admin is invited", async () => {
    const { html } = await chief.get("/installation/centers/new");
    const [, action = ""] = /action="(\/installation\/centers\/new\?key=[\w-]+)"/.exec(html) ?? [];
    const values = {
      name: "East Side",
      host: "https://East-Side.example/events",
      timeZone: "America/Los_Angeles",
      locale: "es",
      mailFrom: "",
      contactEmail: "",
      adminEmail: "ana@library.example",
    };
    for (let n = 0; n < 2; n += 1)
      expect((await chief.post(action, values)).location).toBe("/installation?done=made");
    const made = await storedAt("east-side.example");
    expect(made).toMatchObject([{ name: "East Side", locale: "es", mailFrom: "jobs@east-side.example" }]);
  });

  test("is told beside the field that another center has the host", async () => {
    const { status, html } = await chief.post(`/installation/centers/${center.id}`, { host: other.host });
    expect(status).toBe(409);
    expect(html).toContain("Another center has this host");
  });

  test("sees figures side by side, by the days that the address names, and as a file", async () => {
    const { html } = await chief.get("/installation/figures?from=2026-11-01&until=2026-11-30");
    expect(html).toContain("November 1, 2026 to November 30, 2026");
    const file = await chief.get("/installation/figures.csv?from=2026-11-01&until=2026-11-30");
    const lines = file.html.trim().split("\r\n");
    expect(lines.find((line) => line.includes(other.host))).toBe(
      `"${other.name}","${other.host}","0","0","0","0","0","0","0","0"`,
    );
    expect(lines.at(-1)).toMatch(/^"All centers",""/);
  });

  test("is told that a period ends before it begins", async () => {
    const { status, html } = await chief.get("/installation/figures?from=2026-11-30&until=2026-11-01");
    expect(status).toBe(422);
    expect(html).toContain("The last day is before the first");
  });
});

describe("a closed center", () => {
  beforeEach(async () => {
    await chief.post(`/installation/centers/${center.id}/archive`, {});
  });

  test("says so on every page in the center's language, and still lets its admins in to open it again", async () => {
    for (const path of ["/", "/events", "/staff", "/no-such-page"]) {
      const { status, html } = await chief.get(path);
      expect({ path, status }).toEqual({ path, status: 410 });
      expect(html).toContain("This job center is closed");
    }
    expect((await chief.post("/staff/settings", {})).status).toBe(410);
    const opened = await chief.post(`/installation/centers/${center.id}/restoration`, {});
    expect(opened.location).toBe("/installation?done=restored");
    expect((await chief.get("/events")).status).toBe(200);
  });

  test("leaves the others open", async () => {
    expect((await browse(await pagesOf(other)).get("/events")).status).toBe(200);
  });
});

test("somebody who works in two centers finds the way from one to the other", async () => {
  const role = { role: "door" as const, createdAt: services.clock.now() };
  await services.db
    .insert(memberships)
    .values({ centerId: other.id, id: services.ids.uuid(), userId, ...role });
  const { html } = await chief.get("/account");
  expect(html).toContain(`href="http://${other.host}:3000/account"`);
  expect(html).toContain(`${center.name} (you are here)`);
});

test("a logo stands in the head of public pages, and is another center's nowhere", async () => {
  const read = readPicture(aPng());
  if (read.outcome === "refused") throw new Error(read.problem);
  const upload = { uploadId: services.ids.uuid(), picture: read.picture };
  await saveLogo(services, { actor: { ...center.staff, role: "admin" }, ...upload });
  const { html } = await chief.get("/events");
  const [, path = ""] = /<img class="masthead-logo" src="(\/logos\/[0-9a-f]{64})" alt=""/.exec(html) ?? [];
  expect((await chief.get(path)).status).toBe(200);
  expect((await browse(await pagesOf(other)).get(path)).status).toBe(404);
});

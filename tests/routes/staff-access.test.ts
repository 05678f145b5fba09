import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { actorOfToken } from "~/app/http/find-actor.server";
import { invitations, memberships, outbox } from "~/db/schema";
import { browse } from "~/tests/factories/browser";
import { aCenter, aDraft, type TestCenter } from "~/tests/factories/center";
import { type ServedPages, servePages } from "~/tests/factories/pages";
import { aPerson, password } from "~/tests/factories/people";
import { createTestServices, type TestServices } from "~/tests/factories/services";

let services: TestServices;
let center: TestCenter;
let pages: ServedPages;
let admin: ReturnType<typeof browse>;

beforeAll(async () => {
  services = await createTestServices();
});
afterAll(() => services.drop());
beforeEach(async () => {
  center = await aCenter(services);
  pages = await servePages(services, { names: ["staff", "sign-"], origin: `http://${center.host}:3000` });
  const { email } = await aPerson(services, center, "admin");
  admin = browse(pages);
  await admin.post("/sign-in", { email, password });
});

const pathIn = (html: string, pattern: RegExp) => pattern.exec(html)?.[0] ?? "";

describe("the page of people", () => {
  test("invites, sends again and withdraws", async () => {
    const email = `guest-${services.ids.uuid()}@library.example`;
    const posted = await admin.post("/staff/members/invitations/new", { email, role: "staff" });
    expect(posted.location).toBe("/staff/members?done=invited");
    const { html } = await admin.get("/staff/members");
    expect(html).toContain(email);
    const again = pathIn(html, /\/staff\/members\/invitations\/[0-9a-f-]{36}\/mail/);
    expect((await admin.post(again)).location).toBe("/staff/members?done=sent-again");
    const mails = await services.db.select().from(outbox).where(eq(outbox.recipient, email));
    expect(mails).toHaveLength(2);
    const withdrawal = again.replace("/mail", "/withdrawal");
    expect((await admin.post(withdrawal)).location).toBe("/staff/members?done=withdrawn");
    expect((await admin.post(withdrawal)).status).toBe(404);
    expect((await admin.get("/staff/members")).html).not.toContain(email);
  });

  test.each([
    ["an address that is none", { email: "nobody", role: "staff" }, "Write an e-mail address"],
    [
      "a role that nobody gives by invitation",
      { email: "a@b.example", role: "employer" },
      "Choose one from the list",
    ],
    [
      "line ends in the address",
      { email: "a@b.example\r\nBcc: c@d.example", role: "staff" },
      "Write an e-mail",
    ],
  ])("answers %s with words, and invites nobody", async (_what, fields, words) => {
    const answer = await admin.post("/staff/members/invitations/new", fields);
    expect(answer.status).toBe(422);
    expect(answer.html).toContain(words);
    expect(await services.db.select().from(invitations).where(eq(invitations.centerId, center.id))).toEqual(
      [],
    );
  });

  test("sets a role and withdraws access", async () => {
    const { membershipId } = await aPerson(services, center, "door");
    const base = `/staff/members/${membershipId}`;
    expect((await admin.get(`${base}/role`)).status).toBe(200);
    expect((await admin.post(`${base}/role`, { role: "staff" })).location).toBe("/staff/members?done=role");
    expect((await admin.get(`${base}/withdrawal`)).html).toContain("loses the role Staff");
    expect((await admin.post(`${base}/withdrawal`)).location).toBe("/staff/members?done=access");
    const left = await services.db.select().from(memberships).where(eq(memberships.id, membershipId));
    expect(left).toEqual([]);
  });

  test("keeps the last admin and says why", async () => {
    const { html } = await admin.get("/staff/members");
    const withdrawal = pathIn(html, /\/staff\/members\/[0-9a-f-]{36}\/withdrawal/);
    const answer = await admin.post(withdrawal);
    expect(answer.status).toBe(409);
    expect(answer.html).toContain("A center needs one admin");
  });

  test("is for admins alone", async () => {
    const { email, membershipId } = await aPerson(services, center, "staff");
    const staff = browse(pages);
    await staff.post("/sign-in", { email, password });
    expect((await staff.get("/staff/members")).status).toBe(403);
    expect((await staff.post(`/staff/members/${membershipId}/role`, { role: "admin" })).status).toBe(403);
    expect(
      (await staff.post("/staff/members/invitations/new", { email: "a@b.example", role: "admin" })).status,
    ).toBe(403);
  });

  test("does not reach another center's people", async () => {
    const other = await aCenter(services);
    const { membershipId } = await aPerson(services, other, "staff");
    expect((await admin.get(`/staff/members/${membershipId}/role`)).status).toBe(404);
    expect((await admin.post(`/staff/members/${membershipId}/withdrawal`)).status).toBe(404);
  });
});

describe("the page of API tokens", () => {
  const shown = (html: string) => /<code class="token">([^<]+)<\/code>/.exec(html)?.[1] ?? "";

  test("shows a new token once, and withdraws it", async () => {
    const fields = { label: "Kiosk", role: "door", eventId: "", employerId: "" };
    const made = await admin.post("/staff/tokens/new", fields);
    expect(made.status).toBe(201);
    expect(made.headers.get("cache-control")).toBe("no-store");
    const token = shown(made.html);
    expect(await actorOfToken(services, center.id, token)).toMatchObject({ role: "door" });
    const { html } = await admin.get("/staff/tokens");
    expect(html).toContain("Kiosk");
    expect(html).not.toContain(token);
    const withdrawal = pathIn(html, /\/staff\/tokens\/[0-9a-f-]{36}\/withdrawal/);
    expect((await admin.post(withdrawal)).location).toBe("/staff/tokens?done=token-withdrawn");
    expect(await actorOfToken(services, center.id, token)).toBeNull();
  });

  test("limits a token to one event", async () => {
    const eventId = await aDraft(services, center);
    const made = await admin.post("/staff/tokens/new", {
      label: "Gate",
      role: "door",
      eventId,
      employerId: "",
    });
    expect(await actorOfToken(services, center.id, shown(made.html))).toMatchObject({ eventId });
  });

  test("answers an employer's token without an employer with words beside the field", async () => {
    const answer = await admin.post("/staff/tokens/new", {
      label: "ATS",
      role: "employer",
      eventId: "",
      employerId: "",
    });
    expect(answer.status).toBe(422);
    expect(answer.html).toContain("Choose the employer that this token speaks for");
    expect(answer.html).toContain('value="ATS"');
  });
});
